import { type Requirement, type SourceKey, sources } from '../../generated/requirements.js';

/** A source of a requirement, as a reader can find it. */
export interface Citation {
  readonly key: SourceKey;
  readonly title: string;
  /** The public address of the document. */
  readonly url: string;
  readonly section: string;
}

/** The sources of a requirement with their titles and addresses. */
export function citations(requirement: Pick<Requirement, 'sources'>): readonly Citation[] {
  return requirement.sources.map(({ key, section }) => {
    const { title, url } = sources[key];
    return { key, title, url, section };
  });
}

/** One source in a line: title and section. */
function citationText({ title, section }: Pick<Citation, 'title' | 'section'>): string {
  return `${title}, ${section}`;
}

/** The sources of a requirement in one line, without addresses. */
export function sourceText(cited: readonly Pick<Citation, 'title' | 'section'>[]): string {
  return cited.map(citationText).join('; ');
}
