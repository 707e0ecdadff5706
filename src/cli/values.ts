import { InvalidArgumentError } from 'commander';

/** Reads a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Reads names between commas; the option may also be given several times. */
export function names(text: string, earlier: readonly string[] = []): readonly string[] {
  const more = text.split(',').map((name) => name.trim());
  if (more.includes('')) throw new InvalidArgumentError('Names are separated by commas, and none is empty.');
  return [...earlier, ...more];
}

/** Shards that a run may have. */
const mostShards = 1000;

/** Reads I/N: which shard this is, from 1, and how many there are. */
export function shard(text: string): { readonly index: number; readonly count: number } {
  const [, first, last] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(last)];
  if (index >= 1 && index <= count && count <= mostShards) return { index, count };
  throw new InvalidArgumentError(`It must be I/N, as in 2/4, with I from 1 to N, and N at most ${mostShards}.`);
}

/** Reads a port; 0 is any free one. */
export const port = wholeNumber(0, 65_535);

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const isUnit = (text: string): text is keyof typeof units => Object.hasOwn(units, text);

/** Reads a duration, as in 90s, 10m, 2h or 1d, in milliseconds. */
export function duration(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const value = isUnit(unit) ? Number(count) * units[unit] : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a time such as 90s, 10m, 2h or 1d.');
}
