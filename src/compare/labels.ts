import type { Source } from './comparison.js';

/** The product with its version, else where the target is, else the file. */
function nameOf({ file, results: { product, target } }: Source): string {
  const named = [product?.name ?? product?.vendor, product?.version].filter((part) => (part ?? '') !== '');
  if (named.length > 0) return named.join(' ');
  if (target.reference) return 'reference';
  return target.url === '' ? file : target.url;
}

/** A short name for each run; all names differ. */
export function labels(sources: readonly Source[]): string[] {
  const names = sources.map(nameOf);
  const used = new Set<string>();
  return sources.map(({ file }, at) => {
    const name = names[at] ?? file;
    const distinct = names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${file})`;
    let label = distinct;
    for (let number = 2; used.has(label); number += 1) label = `${distinct} #${number}`;
    used.add(label);
    return label;
  });
}
