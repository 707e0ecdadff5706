import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunked, chunkOf, cut, type Split } from '../../src/client/chunks.js';
import { media } from '../../src/media/media.js';

const sizes = (total: number, chunkSize: number, split: Split): number[] =>
  cut(total, chunkSize, split).map((chunk) => chunk.end - chunk.start);

describe('a file is cut', () => {
  it.each([
    [99, [99], [99]],
    [100, [100], [100]],
    [101, [101], [100, 1]],
    [199, [199], [100, 99]],
    [200, [100, 100], [100, 100]],
    [201, [100, 101], [100, 100, 1]],
    [299, [100, 199], [100, 100, 99]],
    [300, [100, 100, 100], [100, 100, 100]],
    [1, [1], [1]],
  ])('of %i bytes as Resumable.js does it by default, and as it does with forceChunkSize', (total, long, short) => {
    expect([sizes(total, 100, 'long-last'), sizes(total, 100, 'short-last')]).toEqual([long, short]);
  });

  it('into chunks that are numbered from 1 and leave nothing out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom<Split>('long-last', 'short-last'),
        (total, chunkSize, split) => {
          const chunks = cut(total, chunkSize, split);
          expect(chunks.map((chunk) => chunk.number)).toEqual(chunks.map((_, at) => at + 1));
          expect([chunks[0]?.start, chunks.at(-1)?.end]).toEqual([0, total]);
          expect(chunks.slice(1).every((chunk, at) => chunk.start === chunks[at]?.end)).toBe(true);
          const last = (chunks.at(-1)?.end ?? 0) - (chunks.at(-1)?.start ?? 0);
          expect(chunks.slice(0, -1).every((chunk) => chunk.end - chunk.start === chunkSize)).toBe(true);
          expect(last).toBeGreaterThanOrEqual(1);
          expect(last).toBeLessThan(split === 'long-last' ? 2 * chunkSize : chunkSize + 1);
        },
      ),
    );
  });

  it('and has no other chunks', () => {
    const file = chunked(media({ kind: 'png', seed: 1, length: 300 }), {
      identifier: 'i',
      filename: 'f',
      chunkSize: 100,
    });
    expect(chunkOf(file, 3)).toEqual({ number: 3, start: 200, end: 300 });
    for (const number of [0, -1, 4, 1.5]) expect(() => chunkOf(file, number)).toThrow(RangeError);
  });
});
