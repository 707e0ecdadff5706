import sharp from 'sharp';
import { expect, test } from 'vitest';
import { colour, palette } from '../../src/media/gif.js';
import { brightness } from '../../src/media/jpeg.js';
import { type MediaKind, media, smallestLength } from '../../src/media/media.js';
import { gradient } from '../../src/media/png.js';

const [width, height] = [333, 200];

async function pixels(kind: MediaKind, seed: number): Promise<{ at(x: number, y: number): number[] }> {
  const file = media({ kind, seed, length: smallestLength(kind, width, height), width, height }).bytes();
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    at: (x, y) => [...data.subarray((y * width + x) * info.channels, (y * width + x + 1) * info.channels)],
  };
}

function* everywhere(): Generator<[x: number, y: number]> {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) yield [x, y];
}

test.each([0, 1, 77, -5])('a PNG (seed %i) shows its gradient in every pixel', async (seed) => {
  const { at } = await pixels('png', seed);
  const { base, right, down } = gradient(seed);
  const wrong = [...everywhere()].filter(([x, y]) => at(x, y)[0] !== ((base + right * x + down * y) & 255));
  expect(wrong).toEqual([]);
});

test.each([0, 1, 77, -5])('a JPEG (seed %i) shows its checkerboard in every pixel', async (seed) => {
  const { at } = await pixels('jpeg', seed);
  const bright = 128 + brightness(seed);
  const expected = (x: number, y: number) => (((x >> 3) + (y >> 3)) % 2 === 0 ? bright : 128);
  const wrong = [...everywhere()].filter(([x, y]) => at(x, y)[0] !== expected(x, y));
  expect(wrong).toEqual([]);
});

test.each([0, 1, 77, -5])('a GIF (seed %i) shows its bands in every pixel', async (seed) => {
  const { at } = await pixels('gif', seed);
  const colours = palette(seed);
  const expected = (x: number, y: number) => colours.slice(3 * colour(x, y), 3 * colour(x, y) + 3);
  const wrong = [...everywhere()].filter(([x, y]) => at(x, y).join() !== expected(x, y).join());
  expect(wrong).toEqual([]);
});

test('a large GIF fills its table of codes and goes on', async () => {
  const [side, seed] = [1500, 3];
  const file = media({ kind: 'gif', seed, length: smallestLength('gif', side, side), width: side, height: side });
  const { data, info } = await sharp(file.bytes()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colours = palette(seed);
  let wrong = 0;
  for (let i = 0; i < side * side; i++) {
    const c = 3 * colour(i % side, Math.floor(i / side));
    for (let j = 0; j < 3; j++) if (data[i * info.channels + j] !== colours[c + j]) wrong++;
  }
  expect(wrong).toBe(0);
});
