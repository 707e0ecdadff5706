import type { Results } from '../../src/results/results.js';

/** What somebody would send who wants a report to run it, load it, or read otherwise than it is. */
export const poison = [
  '<script>window.planted = 1</script>',
  '"><img src=x onerror="window.planted = 2">',
  `'><svg onload='window.planted = 3'>`,
  '</style><style>*{display:none}</style>',
  '</title></script></pre></textarea><!--',
  '<a href="javascript:window.planted = 4">',
  'javascript:window.planted = 5',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
  '&lt;&#x202e;\u202egpj.exe\u2066\u0000\u001b[2J\ud800\ufeff\r\n]]>',
].join(' ');

/** Results with poison in every text, and where each piece of it is. */
export interface Planted {
  readonly results: Results;
  /** By a word that stands right before the poison: the last names of the field. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Puts poison behind every text of results but those of the fields that are spared. */
export function plant(results: Results, spared: readonly string[], what = poison): Planted {
  const fields = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === 'string') {
      if (spared.includes(path.at(-1) ?? '')) return value;
      const word = `planted${fields.size}x`;
      fields.set(word, path.filter((name) => !/^\d+$/.test(name)).join('.'));
      return `${word}${what}`;
    }
    if (Array.isArray(value)) return value.map((one, at) => walk(one, [...path, String(at)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, [...path, name])]));
  };
  return { results: JSON.parse(JSON.stringify(walk(results, []))), fields };
}
