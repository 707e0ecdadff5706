import type { Pair } from '../state/model.js';

/** What a server puts into its headers that does not look at line breaks. */
export function brokenLines(address: string): readonly Pair[] {
  const [location = '', ...lines] = address.split(/(?:%0D)?%0A|%0D/i);
  const headers = lines.flatMap((line): Pair[] => {
    const [name, ...value] = decodeURIComponent(line.replaceAll('+', ' ')).split(':');
    return name !== undefined && /^[\w-]+$/.test(name)
      ? [
          [
            name,
            value
              .join(':')
              .replace(/[^ -~]/g, '')
              .trim(),
          ],
        ]
      : [];
  });
  return [['Location', location], ...headers];
}
