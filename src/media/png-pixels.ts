import { inflateSync } from 'node:zlib';
import { isPng, pngChunks } from './png-chunks.js';

/** The brightness of each pixel of a picture. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** From 0, black, to 255. @throws RangeError outside of the picture */
  brightness(x: number, y: number): number;
}

/** Samples of a pixel, by the colour type of a PNG. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The largest picture whose pixels are looked at, in bytes of them. */
const most = 2 ** 24;

/** What the chunks of each type hold together. */
function dataByType(file: Uint8Array): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Uint8Array[]>();
  for (const { type, data } of pngChunks(file)) parts.set(type, [...(parts.get(type) ?? []), data]);
  return new Map([...parts].map(([type, all]) => [type, Buffer.concat(all)]));
}

/** What a byte is predicted from by filter 4 of the PNG specification (9.4): the neighbour nearest to left + up - upper left. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Undoes the filters of scan lines, each of which begins with the number of its own (PNG specification, 9.2). */
function unfiltered(lines: Buffer, length: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (length + 1)];
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - length] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - length - step] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (lines[y * (length + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return out;
}

/**
 * The pixels of a PNG of eight bits a sample that is not interlaced, as encoders make them unless they are asked for others.
 * @returns undefined for any other file
 */
export function pngPixels(file: Uint8Array): Pixels | undefined {
  if (!isPng(file)) return undefined;
  const chunks = dataByType(file);
  const [header, data, palette] = [chunks.get('IHDR'), chunks.get('IDAT'), chunks.get('PLTE')];
  if (header === undefined || header.length < 13 || data === undefined) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour = 0, , , interlacing] = header.subarray(8);
  const step = samplesOf[colour];
  if (depth !== 8 || interlacing !== 0 || step === undefined || (width * step + 1) * height > most) return undefined;
  let lines: Buffer;
  try {
    lines = inflateSync(data, { maxOutputLength: most });
  } catch {
    return undefined;
  }
  const samples = unfiltered(lines, width * step, height, step);
  const colours = colour === 3 ? (palette ?? Buffer.alloc(0)) : samples;
  return {
    width,
    height,
    brightness(x, y) {
      if (x < 0 || y < 0 || x >= width || y >= height) throw new RangeError(`there is no pixel at ${x}, ${y}`);
      const own = (y * width + x) * step;
      const at = colour === 3 ? 3 * (samples[own] ?? 0) : own;
      const isGrey = colour === 0 || colour === 4;
      return isGrey ? (colours[at] ?? 0) : [0, 1, 2].reduce((sum, one) => sum + (colours[at + one] ?? 0), 0) / 3;
    },
  };
}
