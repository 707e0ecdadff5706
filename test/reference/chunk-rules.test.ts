import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilSplit, floorSplit, type Split, type Upload, wholeSet } from '../../reference/methods/chunk-rules.js';

const lengths = ({ count, length }: Split, totalSize: number, chunkSize = 100) =>
  Array.from({ length: count({ totalSize, chunkSize }) }, (_, index) => length({ totalSize, chunkSize }, index + 1));

describe('splits', () => {
  it.each([
    [99, [99], [99]],
    [100, [100], [100]],
    [101, [101], [100, 1]],
    [199, [199], [100, 99]],
    [200, [100, 100], [100, 100]],
    [201, [100, 101], [100, 100, 1]],
    [299, [100, 199], [100, 100, 99]],
    [300, [100, 100, 100], [100, 100, 100]],
  ])('%d bytes in chunks of 100', (total, floor, ceil) => {
    expect(lengths(floorSplit, total)).toEqual(floor);
    expect(lengths(ceilSplit, total)).toEqual(ceil);
  });

  it('have no chunk behind the last', () => {
    expect(floorSplit.length({ totalSize: 250, chunkSize: 100 }, 3)).toBeUndefined();
    expect(ceilSplit.length({ totalSize: 250, chunkSize: 100 }, 4)).toBeUndefined();
  });
});

describe('wholeSet', () => {
  const cuts = fc.record({
    split: fc.constantFrom(floorSplit, ceilSplit),
    totalSize: fc.integer({ min: 1, max: 3000 }),
    chunkSize: fc.integer({ min: 1, max: 400 }),
    from: fc.nat(),
  });

  it('is there with the last chunk to arrive and not before, in any order', () => {
    fc.assert(
      fc.property(cuts, ({ split, totalSize, chunkSize, from }) => {
        const cut = { totalSize, chunkSize };
        const upload: Upload = {
          pieces: new Map(),
          arrivals: 0,
          completions: 0,
          paid: false,
          scope: '',
          first: { number: 1, chunkSize: 1, totalSize: 1, identifier: '', fileName: '' },
          touchedAt: 0,
          underWay: 0,
          finished: undefined,
        };
        const count = split.count(cut);
        const numbers = Array.from({ length: count }, (_, index) => ((index + from) % count) + 1);
        numbers.forEach((number, index) => {
          expect(wholeSet(upload, cut, [floorSplit, ceilSplit])).toBeUndefined();
          const size = split.length(cut, number) ?? 0;
          upload.pieces.set(number, { number, size, arrival: index, content: '', digest: '' });
        });
        expect(wholeSet(upload, cut, [floorSplit, ceilSplit])).toEqual(numbers.toSorted((one, other) => one - other));
      }),
    );
  });

  it('does not loop over more chunks than are here', () => {
    const upload: Upload = {
      pieces: new Map(),
      arrivals: 0,
      completions: 0,
      paid: false,
      scope: '',
      first: { number: 1, chunkSize: 1, totalSize: 1, identifier: '', fileName: '' },
      touchedAt: 0,
      underWay: 0,
      finished: undefined,
    };
    const cut = { chunkSize: 1, totalSize: Number.MAX_SAFE_INTEGER };
    expect(wholeSet(upload, cut, [floorSplit, ceilSplit])).toBeUndefined();
  });
});
