import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { pngPixels } from '../../src/media/png-pixels.js';

const size = { width: 7, height: 5 };
const shade = (x: number, y: number): number => (x * 31 + y * 17) % 256;

/** A picture of these shades in so many samples a pixel, the last one of an even number being opaque. */
function drawn(channels: 1 | 2 | 3 | 4): Sharp {
  const bytes = Array.from({ length: size.width * size.height }, (_, at) => {
    const grey = shade(at % size.width, Math.floor(at / size.width));
    return Array.from({ length: channels }, (_none, one) => (channels % 2 === 0 && one === channels - 1 ? 255 : grey));
  });
  return sharp(Buffer.from(bytes.flat()), { raw: { ...size, channels } });
}

it.each<[string, () => Promise<Buffer>]>([
  ['grey', () => drawn(1).toColourspace('b-w').png().toBuffer()],
  ['grey with transparency', () => drawn(2).png().toBuffer()],
  ['colours', () => drawn(3).png().toBuffer()],
  ['colours with transparency', () => drawn(4).png().toBuffer()],
  ['a palette', () => drawn(3).png({ palette: true, colours: 256, dither: 0, quality: 100 }).toBuffer()],
  ['filters that change from line to line', () => drawn(3).png({ adaptiveFiltering: true }).toBuffer()],
])('reads the pixels of a PNG of %s', async (_, make) => {
  const pixels = pngPixels(await make());
  expect(pixels).toMatchObject(size);
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1) expect(pixels?.brightness(x, y)).toBeCloseTo(shade(x, y), 5);
});

it.each<[string, () => Promise<Uint8Array>]>([
  ['an interlaced PNG', () => drawn(3).png({ progressive: true }).toBuffer()],
  ['a PNG of sixteen bits', () => drawn(3).toColourspace('rgb16').png().toBuffer()],
  ['a JPEG', () => drawn(3).jpeg().toBuffer()],
  ['a PNG that breaks off', async () => (await drawn(3).png().toBuffer()).subarray(0, 60)],
  ['nothing', async () => new Uint8Array()],
])('leaves %s alone', async (_, make) => {
  expect(pngPixels(await make())).toBeUndefined();
});

it('knows no pixel outside', async () => {
  const pixels = pngPixels(await drawn(1).png().toBuffer());
  expect(() => pixels?.brightness(7, 0)).toThrow(RangeError);
});
