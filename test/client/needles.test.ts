import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Needles } from '../../src/client/needles.js';

function needlesOf(...texts: readonly string[]): Needles {
  const needles = new Needles();
  for (const text of texts) needles.add(text);
  return needles;
}

describe('needles', () => {
  it('are found wherever they stand, also within each other', () => {
    const needles = needlesOf('abcd', 'bcde', 'abcdefgh');
    expect(needles.within('abcd')).toEqual([[0, 4]]);
    expect(needles.within('xabcdefgh')).toEqual([
      [1, 5],
      [1, 9],
      [2, 6],
    ]);
    expect(
      needlesOf('aaaa')
        .within('aaaaaa')
        .map(([from]) => from),
    ).toEqual([0, 1, 2]);
  });

  it('are the same as those that a search for each of them finds', () => {
    const text = (length: number) => fc.string({ unit: fc.constantFrom('a', 'b', '\xff'), maxLength: length });
    fc.assert(
      fc.property(fc.array(text(7)), text(40), (known, hay) => {
        const wanted = [...new Set(known)]
          .filter((one) => one.length >= 4)
          .flatMap((one) =>
            Array.from(hay, (_, at) => at)
              .filter((at) => hay.startsWith(one, at))
              .map((at) => `${at}-${at + one.length}`),
          );
        expect(
          needlesOf(...known)
            .within(hay)
            .map((one) => one.join('-'))
            .sort(),
        ).toEqual(wanted.sort());
      }),
    );
  });

  it('are no longer found once they are taken out, and others with the same beginning are', () => {
    const needles = needlesOf('abcd1', 'abcd2');
    needles.delete('abcd1');
    expect(needles.within('abcd1 abcd2')).toEqual([[6, 11]]);
    needles.delete('abcd2');
    expect(needles.within('abcd1 abcd2')).toEqual([]);
  });

  it('of less than four characters are not looked for', () => {
    expect(needlesOf('abc', '').within('abc abc')).toEqual([]);
  });
});
