import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recipe, sequenceBase } from '../../suites/tokens/sequence.js';
import { random } from '../random.js';
import { countable, objectIds, unguessable } from './tokens-made.js';

const twenty = (make: () => string): string[] => Array.from({ length: 20 }, make);

describe('twenty tokens that nobody can guess', () => {
  it.each(Object.entries(unguessable))(
    'are no sequence: %s',
    (_, maker) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const tokens = twenty(maker(random(seed)));
          return sequenceBase(tokens) === undefined;
        }),
        { numRuns: 1000 },
      );
    },
    30_000,
  );

  it('are no sequence when they are equal: that is another fault', () => {
    expect(sequenceBase(twenty(() => 'same'))).toBeUndefined();
  });

  it.each([[['']], [['a']], [['', '1', '2']]])('are no sequence when there are hardly any: %j', (tokens) => {
    expect(() => sequenceBase(tokens)).not.toThrow();
  });
});

describe('twenty tokens that count up', () => {
  it.each(Object.entries(countable))('are a sequence: %s', (_, maker) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => sequenceBase(twenty(maker(random(seed)))) !== undefined),
      { numRuns: 200 },
    );
  });

  it.each([
    [10, (n: number) => String(4_000 + n)],
    [16, (n: number) => (0xabc0 + n).toString(16)],
    [36, (n: number) => (36 ** 4 - 20 + n).toString(36)],
    [62, (n: number) => `00${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'[n + 15]}`],
  ])('are told by the base %i', (base, write) => {
    expect(sequenceBase(Array.from({ length: 20 }, (_, n) => write(n)))).toBe(base);
  });

  it('are a sequence: object ids of one second', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => sequenceBase(twenty(objectIds(random(seed), 0))) !== undefined),
      { numRuns: 200 },
    );
  });
});

describe('the recipe of a token', () => {
  const from = 1_766_711_372_345;
  const around = { from, to: from + 40, texts: ['title=A+title', 'A title'] };
  const digest = (algorithm: string, text: string | number, coding: 'hex' | 'base64url' = 'hex'): string =>
    createHash(algorithm).update(String(text)).digest(coding);

  it.each<[string, string, string]>([
    ['MD5 of a counter', digest('md5', 17), 'md5 of a counter'],
    ['SHA-1 of a counter', digest('sha1', 4999), 'sha1 of a counter'],
    ['SHA-1 of the second', digest('sha1', Math.floor(from / 1000)), 'sha1 of the time in seconds'],
    ['SHA-1 of the next second', digest('sha1', Math.floor(from / 1000) + 1), 'sha1 of the time in seconds'],
    ['SHA-256 of the millisecond', digest('sha256', from + 23), 'sha256 of the time in milliseconds'],
    ['MD5 of the last millisecond', digest('md5', from + 40), 'md5 of the time in milliseconds'],
    ['MD5 of the parameters', digest('md5', 'title=A+title'), 'md5 of the parameters'],
    ['MD5 in capital letters', digest('md5', 1).toUpperCase(), 'md5 of a counter'],
    [
      'MD5 written as a UUID',
      digest('md5', 1).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      'md5 of a counter',
    ],
    ['the beginning of a SHA-1', digest('sha1', 5).slice(0, 16), 'sha1 of a counter'],
    ['SHA-256 in base64', digest('sha256', 3, 'base64url'), 'sha256 of a counter'],
  ])('is found: %s', (_, token, wanted) => {
    expect(recipe(token, around)).toBe(wanted);
  });

  it.each(Object.entries(unguessable).filter(([name]) => !/^digits|^hex of 8|short|counter and|time and/.test(name)))(
    'is not found in what was made by chance: %s',
    (_, maker) => {
      for (let seed = 1; seed <= 2; seed += 1) {
        const make = maker(random(seed));
        expect(recipe(make(), around)).toBeUndefined();
      }
    },
    20_000,
  );

  it.each(['', 'a', '12345'])('is not looked for in a text as short as "%s"', (token) => {
    expect(recipe(token, around)).toBeUndefined();
  });
});
