import { createHash } from 'node:crypto';

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

/** Reads a text as a number to a base, or gives undefined where a character is no digit of it. */
function numberTo(base: number, text: string): bigint | undefined {
  let value = 0n;
  for (const character of base <= 36 ? text.toLowerCase() : text) {
    const digit = digits.indexOf(character);
    if (digit < 0 || digit >= base) return undefined;
    value = value * BigInt(base) + BigInt(digit);
  }
  return text === '' ? undefined : value;
}

/** The part in which texts differ: what stands before and after it is the same in all. */
function varying(texts: readonly string[]): string[] {
  const [first = ''] = texts;
  const shortest = Math.min(...texts.map((text) => text.length));
  let start = 0;
  while (start < shortest && texts.every((text) => text[start] === first[start])) start += 1;
  let end = 0;
  while (end < shortest - start && texts.every((text) => text.at(-1 - end) === first.at(-1 - end))) end += 1;
  return texts.map((text) => text.slice(start, text.length - end));
}

/** Steps up to this size make numbers a sequence: counters, and clocks down to nanoseconds. */
const smallStep = 2n ** 40n;

function countsUpOrDown(values: readonly bigint[]): boolean {
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0n));
  return [1n, -1n].some((sign) => steps.every((step) => step * sign > 0n && step * sign < smallStep));
}

/** The base to which texts, in the order they were issued, count up or down; undefined when they do not. */
export function sequenceBase(texts: readonly string[]): number | undefined {
  const parts = varying(texts);
  return [10, 16, 36, 62, 64].find((base) => {
    const values = parts.map((part) => numberTo(base, part));
    return values.every((value) => value !== undefined) && countsUpOrDown(values);
  });
}

/** What a careless server makes tokens from: counters, clocks and what the caller sent. */
export interface Ingredients {
  /** Milliseconds since 1970 between which the token was issued, on the target's clock. */
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
}

interface Digest {
  readonly algorithm: string;
  readonly hex: string;
  readonly base64: string;
}

function digestsOf(text: string): readonly Digest[] {
  return ['md5', 'sha1', 'sha256'].map((algorithm) => {
    const digest = createHash(algorithm).update(text).digest();
    return { algorithm, hex: digest.toString('hex'), base64: digest.toString('base64url') };
  });
}

/** Made once for all tokens. */
let counters: readonly (readonly Digest[])[] | undefined;

/** Names the ingredient that a token is a plain digest or spelling of; undefined when it is none. */
export function recipe(token: string, { from, to, texts }: Ingredients): string | undefined {
  const seconds = Array.from(
    { length: Math.ceil((to - from) / 1000) + 3 },
    (_, at) => Math.floor(from / 1000) - 1 + at,
  );
  const millis = Array.from({ length: Math.min(2000, Math.ceil(to - from) + 1) }, (_, at) => Math.floor(from) + at);
  counters ??= Array.from({ length: 5000 }, (_, at) => digestsOf(String(at)));
  const candidates = [
    ...seconds.map((value) => ({ what: 'the time in seconds', digests: digestsOf(String(value)) })),
    ...millis.map((value) => ({ what: 'the time in milliseconds', digests: digestsOf(String(value)) })),
    ...counters.map((digests) => ({ what: 'a counter', digests })),
    ...texts.map((value) => ({ what: 'the parameters', digests: digestsOf(value) })),
  ];
  const bare = token.replaceAll('-', '').toLowerCase();
  if (bare.length < 6) return undefined;
  for (const { what, digests } of candidates) {
    for (const { algorithm, hex, base64 } of digests) {
      if (hex.startsWith(bare)) return `${algorithm} of ${what}`;
      if (token.length >= 8 && base64.startsWith(token)) return `${algorithm} of ${what}`;
    }
  }
  return undefined;
}

/**
 * An upper bound of what tokens leave to chance, in bits: how evenly characters are spread at each position. It grows
 * with the number of tokens that were looked at, and cannot see how positions hang together.
 */
export function estimatedBits(tokens: readonly string[]): number {
  const shortest = Math.min(...tokens.map((token) => token.length));
  const positions = Array.from({ length: shortest }, (_, at) => {
    const counts = new Map<string, number>();
    for (const token of tokens) counts.set(token.charAt(at), (counts.get(token.charAt(at)) ?? 0) + 1);
    return [...counts.values()].reduce(
      (bits, count) => bits - (count / tokens.length) * Math.log2(count / tokens.length),
      0,
    );
  });
  return Math.round(positions.reduce((sum, bits) => sum + bits, 0));
}
