/** A token is asked for, of either kind and in any way. */
export interface IssueStep {
  readonly do: 'issue';
  /** By which later steps name the token. */
  readonly id: string;
  readonly kind: 'upload' | 'replace';
  readonly uses: number;
  readonly minutes: number;
  readonly by: 'GET' | 'POST';
  readonly format: 'xml' | 'json';
  readonly callback: 'client' | 'background';
  /** Of return_url, with its question mark. */
  readonly query: string;
  readonly extras: boolean;
  /** The step whose photo is to be replaced; without, one that there is. */
  readonly photo?: string;
}

/** A file that is to be sent in chunks: under a token, or by file/upload without one. Nothing is sent yet. */
export interface BeginStep {
  readonly do: 'begin';
  readonly id: string;
  readonly token?: string;
  readonly count: number;
  /** Bytes. */
  readonly chunkSize: number;
  /** Bytes of the last chunk beyond the size of a chunk. */
  readonly more: number;
  /** Files with the same label have the same name and, under different tokens, the same identifier. */
  readonly label: string;
}

/**
 * One concrete step of a client. Steps name tokens and files by the steps that made them; a step whose token or file is
 * not there does nothing, so that any part of a history is a history.
 */
export type Step =
  | IssueStep
  | BeginStep
  | { readonly do: 'upload'; readonly id: string; readonly token: string; readonly length: number; readonly kind: Kind }
  | { readonly do: 'race'; readonly id: string; readonly token: string; readonly times: number }
  | { readonly do: 'unsupported' | 'no file' | 'forged token'; readonly token: string }
  | { readonly do: 'no credentials' }
  | { readonly do: Single; readonly file: string; readonly number: number }
  | { readonly do: 'chunks at once'; readonly file: string; readonly numbers: readonly number[] }
  | { readonly do: 'store'; readonly id: string; readonly length: number; readonly label: string }
  | { readonly do: 'read'; readonly file: string }
  | { readonly do: 'wait'; readonly minutes: number };

/** Kinds of photos that every target accepts. */
export type Kind = 'png' | 'jpeg';

/** What is done with one chunk. */
export type Single = 'chunk' | 'short chunk' | 'torn chunk' | 'late chunk';

/** The steps without which a step does nothing. */
export function needsOf(step: Step): readonly string[] {
  if ('file' in step) return [step.file];
  return 'token' in step && step.token !== undefined ? [step.token] : [];
}

/** The same step with its ids marked as those of one history, so that several can follow each other. */
export function marked(step: Step, mark: string): Step {
  const named: Record<string, string> = {};
  if ('id' in step) named.id = mark + step.id;
  if ('file' in step) named.file = mark + step.file;
  if ('token' in step && step.token !== undefined) named.token = mark + step.token;
  if ('photo' in step && step.photo !== undefined) named.photo = mark + step.photo;
  if ('label' in step) named.label = mark + step.label;
  return { ...step, ...named };
}
