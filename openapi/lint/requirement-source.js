import { sourceKeyPattern } from './requirement.js';

/**
 * Reports sources that lead nowhere: a key that `x-sources` does not have, a citation without a section, an entry
 * without a title or a public address, and one that nothing cites.
 */
export function RequirementSource() {
  /** @type {Map<string, {source: object, location: object}>} */
  const table = new Map();
  const citations = [];
  return {
    Source(source, { report, location, key }) {
      table.set(String(key), { source, location });
      for (const [field, message] of entryProblems(String(key), source))
        report({ message, location: field === '' ? location.key() : location.child([field]) });
    },
    Requirement({ id, basis, source }, { report, location }) {
      const list = Array.isArray(source) ? source : [source];
      if (Array.isArray(source) && source.length === 0)
        report({ message: 'A requirement has a source.', location: location.child(['source']) });
      const cited = list.flatMap((citation, index) => {
        if (typeof citation?.key !== 'string') return [];
        const place = location.child(Array.isArray(source) ? ['source', index] : ['source']);
        if (typeof citation.section === 'string' && citation.section.trim() === '')
          report({ message: 'A source names the section.', location: place.child(['section']) });
        return [{ key: citation.key, location: place.child(['key']) }];
      });
      citations.push({ id, basis, cited, location: location.child(['source']) });
    },
    Root: {
      leave(_root, { report }) {
        for (const { basis, cited, location } of citations) {
          const unknown = cited.filter(({ key }) => !table.has(key));
          for (const one of unknown)
            report({ message: `"${one.key}" is not a key of info/x-sources.`, location: one.location });
          if (basis !== 'stated' || cited.length === 0 || unknown.length > 0) continue;
          if (cited.every(({ key }) => table.get(key).source.normative !== true))
            report({ message: 'What is stated cites a source that is normative.', location });
        }
        const used = new Set(citations.flatMap(({ cited }) => cited.map(({ key }) => key)));
        for (const [key, { location }] of table)
          if (!used.has(key)) report({ message: `No requirement cites "${key}".`, location: location.key() });
      },
    },
  };
}

function* entryProblems(key, { title, url, date, file }) {
  if (!sourceKeyPattern.test(key)) yield ['', `"${key}" is not a key: lower case words and numbers joined by hyphens.`];
  for (const [field, value] of Object.entries({ title, date, file }))
    if (typeof value === 'string' && value.trim() === '') yield [field, `The ${field} of a source is not empty.`];
  if (typeof url === 'string' && !isPublic(url)) yield ['url', 'The url of a source is an http or https address.'];
}

function isPublic(url) {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
