import { crc32, createInflate } from 'node:zlib';
import { imageSize } from 'image-size';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type MediaDescriptor, media, smallestLength } from '../../src/media/media.js';

const IMAGES = ['png', 'jpeg', 'gif'] as const;
const SIZES = [
  [1, 1],
  [1, 7],
  [9, 1],
  [8, 8],
  [31, 17],
  [640, 480],
] as const;

/** The pixels, or the decoder's complaint: warnings count. */
async function decode(descriptor: MediaDescriptor) {
  const file = sharp(media(descriptor).bytes(), { failOn: 'warning' });
  const { format } = await file.metadata();
  const { data, info } = await file.raw().toBuffer({ resolveWithObject: true });
  return { format, data, width: info.width, height: info.height, channels: info.channels };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

describe.each(IMAGES)('a %s', (kind) => {
  test('is decoded at every length from the smallest to 400 bytes', async () => {
    const smallest = smallestLength(kind);
    expect(smallest).toBeLessThan(170);
    for (const length of range(smallest, 401)) {
      const { format, width, height } = await decode({ kind, seed: length, length });
      expect({ length, format, width, height }).toEqual({ length, format: kind, width: 1, height: 1 });
    }
  });

  test.each(SIZES)('of %i x %i pixels is decoded at the smallest length and the next 30', async (width, height) => {
    const smallest = smallestLength(kind, width, height);
    for (const length of range(smallest, smallest + 31)) {
      const bytes = media({ kind, seed: 5, length, width, height }).bytes();
      expect(bytes.length).toBe(length);
      expect(imageSize(bytes)).toMatchObject({ width, height });
      expect(await decode({ kind, seed: 5, length, width, height })).toMatchObject({ format: kind, width, height });
    }
  });

  test.each([255, 256, 65_536, 65_537, 65_700, 1_048_576, 1_048_700, 20_000_000])(
    'is decoded with %i bytes of padding, random or hostile',
    async (padding) => {
      for (const payload of ['random', 'hostile'] as const) {
        const length = smallestLength(kind, 20, 10) + padding;
        const decoded = await decode({ kind, seed: 6, length, width: 20, height: 10, payload });
        expect(decoded).toMatchObject({ format: kind, width: 20, height: 10 });
      }
    },
  );

  test('has the same pixels however long it is, and others for another seed', async () => {
    const smallest = smallestLength(kind, 40, 30);
    const pixels = async (seed: number, length: number) =>
      (await decode({ kind, seed, length, width: 40, height: 30 })).data;
    const first = await pixels(1, smallest);
    expect(await pixels(1, smallest + 3)).toEqual(first);
    expect(await pixels(1, smallest + 5000)).toEqual(first);
    expect(await pixels(2, smallest)).not.toEqual(first);
  });

  test('shows a pattern that rescaling can be told by', async () => {
    const length = smallestLength(kind, 640, 480);
    const { data } = await decode({ kind, seed: 1, length, width: 640, height: 480 });
    expect(new Set(data).size).toBeGreaterThan(1);
  });

  test('says how small it can be when it is asked to be smaller', () => {
    const smallest = smallestLength(kind, 31, 17);
    const smaller = () => media({ kind, seed: 1, length: smallest - 1, width: 31, height: 17 });
    expect(smaller).toThrow(RangeError);
    expect(smaller).toThrow(String(smallest));
  });
});

test.each([0, -1, 1.5, 16_384, Number.NaN])('an image has no side of %s pixels', (side) => {
  expect(() => smallestLength('png', side, 1)).toThrow(RangeError);
  expect(() => media({ kind: 'gif', seed: 1, length: 1000, width: 1, height: side })).toThrow(RangeError);
});

test('the smallest PNG is the smallest there can be', () => {
  expect(smallestLength('png')).toBe(67);
});

test('a PNG reaches every length from its smallest, whatever its dimensions', async () => {
  for (const width of range(1, 41)) {
    for (const height of range(1, 9)) {
      const smallest = smallestLength('png', width, height);
      for (const length of range(smallest, smallest + 14)) {
        const { idat } = read(media({ kind: 'png', seed: width, length, width, height }).bytes());
        expect(await inflated(idat)).toEqual({ taken: idat.length, given: height * (width + 1) });
      }
    }
  }
});

test("a PNG's checksums are right, its private chunks at most 1 MiB", () => {
  const { chunks, end } = read(media({ kind: 'png', seed: 1, length: 5_000_000, payload: 'hostile' }).bytes());
  expect(end).toBe(5_000_000);
  const types = chunks.map(({ type }) => type);
  expect(types).toEqual(['IHDR', 'IDAT', 'paDd', 'paDd', 'paDd', 'paDd', 'paDd', 'IEND']);
  for (const { crc, expected, length } of chunks) {
    expect(crc).toBe(expected);
    expect(length).toBeLessThanOrEqual(1024 * 1024);
  }
});

/** How many bytes the stream took to its end, and how many it gave. */
async function inflated(data: Uint8Array): Promise<{ taken: number; given: number }> {
  const inflate = createInflate().end(data);
  let given = 0;
  for await (const chunk of inflate) given += chunk.length;
  return { taken: inflate.bytesWritten, given };
}

/** A PNG's chunks, read by the letter of the format. */
function read(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const chunks: { type: string; length: number; crc: number; expected: number }[] = [];
  let idat = new Uint8Array();
  let at = 8;
  while (at < file.length) {
    const length = view.getUint32(at);
    const type = Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'IDAT') idat = Uint8Array.from(file.subarray(at + 8, at + 8 + length));
    const crc = view.getUint32(at + 8 + length);
    chunks.push({ type, length, crc, expected: crc32(file.subarray(at + 4, at + 8 + length)) });
    at += 12 + length;
  }
  return { chunks, idat, end: at };
}
