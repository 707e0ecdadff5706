import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitWithin } from '../../reference/methods/images.js';
import { kindByFirstBytes, recognise } from '../../reference/methods/media.js';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'media-test-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Of bytes in memory and on the disk, which must be the same. */
async function kindOf(bytes: Buffer): Promise<string | undefined> {
  const path = join(directory, 'file');
  await writeFile(path, bytes);
  const size = bytes.length;
  const [kind, kindOnDisk] = await Promise.all([
    recognise({ content: bytes, size }),
    recognise({ content: path, size }),
  ]);
  expect(kindOnDisk).toBe(kind);
  return kind;
}

const noise = sharp({
  create: {
    width: 120,
    height: 90,
    channels: 3,
    background: 'grey',
    noise: { type: 'gaussian', mean: 120, sigma: 60 },
  },
});
const box = (type: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};

describe('recognise', () => {
  it.each(['png', 'jpeg', 'gif'] as const)('knows a whole %s, and no part of one', async (format) => {
    const image = await noise.clone().toFormat(format, { progressive: true }).toBuffer();
    expect(await kindOf(image)).toBe(format);
    expect(await kindOf(Buffer.concat([image, Buffer.from('trailer')]))).toBe(format);
    for (const part of [0, 0.1, 0.5, 0.9]) {
      expect(await kindOf(image.subarray(0, Math.floor(image.length * part)))).toBeUndefined();
    }
    expect(await kindOf(image.subarray(0, -2))).toBeUndefined();
  });

  it('knows a PNG by its checksums', async () => {
    const image = await noise.clone().png().toBuffer();
    image.writeUInt8(image.readUInt8(200) ^ 1, 200);
    expect(await kindOf(image)).toBeUndefined();
  });

  it('knows an MP4 by its boxes', async () => {
    const movie = Buffer.concat([
      box('ftyp', Buffer.from('isom0000')),
      box('moov', Buffer.alloc(20)),
      box('mdat', Buffer.alloc(99)),
    ]);
    expect(await kindOf(movie)).toBe('mp4');
    expect(await kindOf(movie.subarray(0, -1))).toBeUndefined();
    expect(await kindOf(box('ftyp', Buffer.from('isom0000')))).toBeUndefined();
  });

  it.each([
    '',
    'a',
    'plain text',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '%PDF-1.4',
    'PK\x03\x04',
    'GIF89a',
    '\xff\xd8\xff\xd9',
  ])('does not know %j', async (text) => {
    expect(await kindOf(Buffer.from(text, 'latin1'))).toBeUndefined();
  });
});

describe('fitWithin', () => {
  it.each([
    [{ maxWidth: 50 }, { width: 50, height: 25 }],
    [{ maxHeight: 10 }, { width: 20, height: 10 }],
    [
      { maxWidth: 50, maxHeight: 10 },
      { width: 20, height: 10 },
    ],
    [{ minWidth: 300 }, { width: 300, height: 150 }],
    [{ minHeight: 51 }, { width: 102, height: 51 }],
    [
      { maxWidth: 200, minWidth: 20 },
      { width: 100, height: 50 },
    ],
    [
      { maxWidth: 50, minHeight: 40 },
      { width: 50, height: 25 },
    ],
    [{ maxHeight: 1 }, { width: 2, height: 1 }],
  ])('%j', (bounds, size) => {
    expect(fitWithin({ width: 100, height: 50 }, bounds)).toEqual(size);
  });
});

describe('kindByFirstBytes', () => {
  it.each(['png', 'jpeg', 'gif'] as const)('knows the beginning of a %s', async (format) => {
    const image = (await noise.clone().toFormat(format).toBuffer()).subarray(0, 100);
    expect(await kindByFirstBytes({ content: image, size: image.length })).toBe(format);
  });

  it.each(['', 'GIF', 'plain words', 'RIFF....AVI '])('knows nothing of "%s"', async (text) => {
    expect(await kindByFirstBytes({ content: Buffer.from(text), size: text.length })).toBeUndefined();
  });
});
