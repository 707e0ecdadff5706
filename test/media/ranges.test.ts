import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment } from '../../src/media/layout.js';
import { type Media, type MediaDescriptor, type MediaKind, media, smallestLength } from '../../src/media/media.js';
import { padding } from '../../src/media/padding.js';
import { png } from '../../src/media/png.js';

const KINDS: readonly MediaKind[] = ['png', 'jpeg', 'gif', 'mp4', 'text', 'binary', 'corrupt-png', 'empty'];
const GIB = 2 ** 30;

const descriptor = (most: number): fc.Arbitrary<MediaDescriptor> =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      seed: fc.maxSafeInteger(),
      more: fc.oneof(fc.nat(300), fc.nat(most)),
      width: fc.integer({ min: 1, max: 60 }),
      height: fc.integer({ min: 1, max: 60 }),
      payload: fc.constantFrom('random', 'hostile'),
    })
    .map(({ kind, more, width, height, ...rest }) => {
      const length = kind === 'empty' ? 0 : smallestLength(kind, width, height) + more;
      return { kind, length, width, height, ...rest };
    });

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    expect(chunk.length).toBeLessThanOrEqual(65_536);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** Cut at the given places, read in the given order, put together again. */
async function rejoined(file: Media, cuts: readonly number[], backwards: boolean): Promise<Buffer> {
  const points = [0, ...cuts.map((cut) => cut % (file.length + 1)).sort((a, b) => a - b), file.length];
  const ranges = points.slice(1).map((end, i): [number, number] => [points[i] ?? 0, end]);
  const read: Buffer[] = [];
  for (const [start, end] of backwards ? ranges.toReversed() : ranges) read.push(await gather(file.stream(start, end)));
  return Buffer.concat(backwards ? read.reverse() : read);
}

test('ranges put together are the whole, in whatever order they were read', async () => {
  await fc.assert(
    fc.asyncProperty(
      descriptor(200_000),
      fc.array(fc.nat(), { maxLength: 8 }),
      fc.boolean(),
      async (d, cuts, backwards) => {
        const whole = Buffer.from(media(d).bytes());
        expect(whole.length).toBe(d.length);
        expect((await rejoined(media(d), cuts, backwards)).equals(whole)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test('so they are across the borders of chunks of 1 MiB', async () => {
  const file = media({ kind: 'png', seed: 9, length: 3_500_000 });
  const whole = Buffer.from(file.bytes());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3_500_000), { maxLength: 6 }), fc.boolean(), async (cuts, backwards) => {
      expect((await rejoined(file, cuts, backwards)).equals(whole)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('two readers of one file do not disturb each other', async () => {
  const file = media({ kind: 'png', seed: 2, length: 2_500_000 });
  const [first, second] = await Promise.all([gather(file.stream()), gather(file.stream(1000))]);
  const whole = Buffer.from(media(file.descriptor).bytes());
  expect(first.equals(whole)).toBe(true);
  expect(second.equals(whole.subarray(1000))).toBe(true);
});

test('the same descriptor gives the same bytes, and its digest is theirs', () => {
  fc.assert(
    fc.property(descriptor(100_000), (d) => {
      const bytes = media(d).bytes();
      const again = media(structuredClone(d));
      expect(Buffer.from(again.bytes()).equals(bytes)).toBe(true);
      expect(again.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['png', 'e8c3b2014ffc49ea8b371906e65dd0da7eb849619c280f706dccb51e09bfd265'],
  ['jpeg', 'ae990846e4632b7aa9c76848410a597cd6169babb7d31269ce5f2bfe4c52bf8f'],
  ['gif', 'd0a3d5530dd56bb2b02cd67c22648e41101bef195ed6b43ad211ecbe363c277c'],
  ['mp4', '63d9067212ebdd5e379a21addbf705f48411fb9481974d3a9efd622d47d92586'],
  ['text', '063859f4b7c660a80a255208b17e5d8340dfaf34da10790f059608a6b26ec0cf'],
  ['binary', 'c744826f7c7bb8fe42e7b358c559be04dc9f95be6718c96beddd901b5628e00e'],
  ['corrupt-png', '2c9a03512622889e6efd988b2ea04f430164d8e4ea338ef52b3fd34256c9eae2'],
] as const)(
  'a %s has the digest it has always had, or stored counterexamples would show something else',
  (kind, digest) => {
    expect(media({ kind, seed: 42, length: 9000, width: 30, height: 20, payload: 'hostile' }).sha256()).toBe(digest);
  },
);

test('another seed gives other bytes, beyond 32 bits too', () => {
  for (const kind of KINDS.filter((kind) => kind !== 'empty')) {
    const seeds = [0, 1, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    const digests = seeds.map((seed) => media({ kind, seed, length: 500 }).sha256());
    expect(new Set(digests).size).toBe(seeds.length);
  }
});

test.each([
  [5, 4],
  [-1, 4],
  [0, 101],
  [0.5, 4],
  [Number.NaN, 4],
])('there is no range from %s to %s in 100 bytes', (start, end) => {
  const file = media({ kind: 'binary', seed: 1, length: 100 });
  expect(() => file.bytes(start, end)).toThrow(RangeError);
  expect(() => file.stream(start, end)).toThrow(RangeError);
});

test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('there is no seed or length %s', (number) => {
  expect(() => media({ kind: 'binary', seed: number, length: 10 })).toThrow(RangeError);
  expect(() => media({ kind: 'binary', seed: 1, length: number })).toThrow(RangeError);
});

describe('a file of 2 GiB', () => {
  test('is not made to see its end', () => {
    let made = 0;
    const noise = padding(1, 'random');
    const counted: Segment = {
      length: noise.length,
      fill: (into, at) => {
        made += into.length;
        noise.fill(into, at);
      },
    };
    const layout = png.skeleton({ width: 1, height: 1 }, 1).padded(2 * GIB, counted);
    layout.fill(new Uint8Array(100), 2 * GIB - 100);
    // the checksum of the last chunk is all that may be needed
    expect(made).toBeLessThanOrEqual(1024 * 1024 + 100);
  });

  test('ends as its format does', async () => {
    const tail = async (kind: MediaKind, count: number) =>
      (await gather(media({ kind, seed: 1, length: 2 * GIB }).stream(2 * GIB - count, 2 * GIB))).toString('hex');
    expect(await tail('png', 12)).toBe('0000000049454e44ae426082');
    expect(await tail('jpeg', 3)).toBe('7fffd9'); // the last bits are filled up with ones
    expect(await tail('gif', 1)).toBe('3b');
    expect(await tail('text', 100)).toHaveLength(200);
  });
});
