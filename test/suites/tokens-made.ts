import { createHash } from 'node:crypto';

type Random = () => number;
const some = (random: Random, letters: string, length: number): string =>
  Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
const hex = (random: Random, length: number): string => some(random, '0123456789abcdef', length);
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function uuid(digits: string, version: string, random: Random): string {
  const variant = some(random, '89ab', 1);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${version}${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
}

/** A clock that goes on by a step of some milliseconds for every token. */
function ticking(random: Random, step: number): () => number {
  let now = 1_766_711_372_000 + Math.floor(random() * 1e9);
  return () => {
    now += 1 + Math.floor(random() * step);
    return now;
  };
}

/** Ways to make tokens that nobody can guess, each from a source of chance and a clock. */
export const unguessable: Readonly<Record<string, (random: Random) => () => string>> = {
  'hex of 40': (random) => () => hex(random, 40),
  'hex of 32': (random) => () => hex(random, 32),
  'hex of 16': (random) => () => hex(random, 16),
  'hex of 8': (random) => () => hex(random, 8),
  digits: (random) => () => some(random, '0123456789', 12),
  base62: (random) => () => some(random, base62, 22),
  'short base62': (random) => () => some(random, base62, 6),
  'base62 of any length': (random) => () => some(random, base62, 18 + Math.floor(random() * 6)),
  base64url: (random) => () => some(random, `${base62}-_`, 27),
  'with a prefix': (random) => () => `upl_${hex(random, 24)}_x`,
  'UUID version 4': (random) => () => uuid(hex(random, 30), '4', random),
  'UUID version 7': (random) => {
    const now = ticking(random, 30);
    return () => uuid(now().toString(16).padStart(12, '0') + hex(random, 18), '7', random);
  },
  ULID: (random) => {
    const now = ticking(random, 30);
    return () => {
      let [time, rest] = ['', now()];
      for (let n = 0; n < 10; n += 1) [time, rest] = [`${crockford[rest % 32]}${time}`, Math.floor(rest / 32)];
      return time + some(random, crockford, 16);
    };
  },
  'ULIDs of one millisecond': (random) => () => `01JFZ8Q2M3${some(random, crockford, 16)}`,
  'digest of a counter and a secret': (random) => {
    const key = random();
    let n = 0;
    return () => createHash('sha1').update(`${key} ${n++}`).digest('hex');
  },
  'time and chance': (random) => {
    const now = ticking(random, 30);
    return () => `${now()}-${hex(random, 20)}`;
  },
  'counter and chance': (random) => {
    let n = Math.floor(random() * 1000);
    return () => `${n++}.${some(random, base62, 16)}`;
  },
};

/** Ways to make tokens that count up, each from a source of chance that decides where it begins. */
export const countable: Readonly<Record<string, (random: Random) => () => string>> = {
  'a counter': (random) => counter(random, (n) => String(n)),
  'a counter that gets longer': () =>
    counter(
      () => 0.0095,
      (n) => String(n),
    ),
  'a counter with zeros before it': (random) => counter(random, (n) => String(n).padStart(12, '0')),
  'a counter in hex': (random) => counter(random, (n) => n.toString(16)),
  'a counter in hex of 32': (random) => counter(random, (n) => n.toString(16).padStart(32, '0')),
  'a counter in base 36': (random) => counter(random, (n) => n.toString(36)),
  'a counter in capital base 36': (random) => counter(random, (n) => n.toString(36).toUpperCase()),
  'a counter with a prefix': (random) => counter(random, (n) => `upload-${n}`),
  'a counter with a suffix': (random) => counter(random, (n) => `${n}.tok`),
  'a counter between a prefix and a suffix': (random) => counter(random, (n) => `x${n.toString(16)}-token`),
  'a counter that counts down': (random) => counter(random, (n) => String(1_000_000 - n)),
  'a counter in steps of seven': (random) => counter(random, (n) => String(n * 7)),
  'seconds, a new one for each': (random) => counter(random, (n) => String(1_766_711_372 + n)),
  milliseconds: (random) => {
    const now = ticking(random, 30);
    return () => String(now());
  },
  'milliseconds in hex': (random) => {
    const now = ticking(random, 30);
    return () => now().toString(16);
  },
  microseconds: (random) => {
    const now = ticking(random, 30);
    return () => String(now() * 1000 + Math.floor(random() * 1000));
  },
  nanoseconds: (random) => {
    const now = ticking(random, 30);
    return () => `${now()}${String(Math.floor(random() * 1e6)).padStart(6, '0')}`;
  },
};

function counter(random: Random, write: (n: number) => string): () => string {
  let n = Math.floor(random() * 100_000);
  return () => write(n++);
}

/**
 * Object ids as MongoDB makes them: the time in seconds, five bytes of the process, and a counter of three bytes.
 * @param stepMs between two of them, at most; 0 for all in one moment
 */
export function objectIds(random: Random, stepMs: number): () => string {
  const now = stepMs === 0 ? () => 1_766_711_372_000 : ticking(random, stepMs);
  const ofProcess = hex(random, 10);
  let n = Math.floor(random() * 0xffff00);
  return () => {
    const seconds = Math.floor(now() / 1000)
      .toString(16)
      .padStart(8, '0');
    return seconds + ofProcess + (n++).toString(16).padStart(6, '0');
  };
}
