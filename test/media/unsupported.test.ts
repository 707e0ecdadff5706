import { imageSize } from 'image-size';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { media, smallestLength } from '../../src/media/media.js';

const LENGTHS = [1, 2, 3, 4, 7, 8, 9, 32, 33, 41, 42, 100, 4095, 4096, 4097, 70_001];

describe('text', () => {
  test.each(LENGTHS)('of %i bytes is UTF-8 to the last byte', (length) => {
    for (let seed = 0; seed < 50; seed++) {
      const bytes = media({ kind: 'text', seed, length }).bytes();
      expect(bytes.length).toBe(length);
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      expect(text).toMatch(/^[\p{L}\p{Emoji}–. ]+$/u);
    }
  });

  test('has letters beyond ASCII, and words', () => {
    for (let seed = 0; seed < 50; seed++) {
      const text = Buffer.from(media({ kind: 'text', seed, length: 400 }).bytes()).toString();
      expect(text).toMatch(/[^\0-\x7f]/);
      expect(text.trim().split(/\s+/).length).toBeGreaterThan(20);
    }
  });

  test('is text by name and type', () => {
    expect(media({ kind: 'text', seed: 1, length: 9 })).toMatchObject({ type: 'text/plain', extension: 'txt' });
  });
});

describe('lines', () => {
  const bytesOf = (seed: number, length: number) => Buffer.from(media({ kind: 'lines', seed, length }).bytes());

  test.each(LENGTHS)('of %i bytes are UTF-8 behind a byte order mark or blanks', (length) => {
    for (let seed = 0; seed < 50; seed++) {
      const bytes = bytesOf(seed, length);
      expect(bytes.length).toBe(length);
      const mark = seed % 2 === 0 ? Buffer.from([0xef, 0xbb, 0xbf]) : Buffer.from(' \t\r\n ');
      const kept = Math.min(mark.length, length - 1);
      expect(bytes.subarray(0, kept)).toEqual(mark.subarray(0, kept));
      // Of a mark that has no room only what there is room for is there, which is no text.
      const rest = bytes.subarray(kept);
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(rest)).not.toThrow();
    }
  });

  test('have every kind of line end, and words beyond ASCII between them', () => {
    const text = bytesOf(1, 5000).toString();
    const kinds = {
      'CR LF': /[^\r\n ]\r\n/,
      LF: /[^\r\n\t]\n[^\r\n]/,
      CR: /\r[^\r\n]/,
      'LF CR': /\n\r/,
      'a blank line': /\n\n/,
      'a blank before a line end': / \r\n/,
      'a tab before a line end': /\t\n/,
      'letters beyond ASCII': /\p{L}[^\0-\x7f]/u,
    };
    expect(Object.entries(kinds).flatMap(([kind, pattern]) => (pattern.test(text) ? [] : [kind]))).toEqual([]);
    // An end of file as CP/M had it.
    expect(text).toContain('\u001a');
  });

  test.each([40, 900, 5000])('of %i bytes end with each of what careless copies take off', (length) => {
    const ends = [0, 1, 2].map((seed) => bytesOf(seed, length).at(-1));
    expect(new Set(ends)).toEqual(new Set([0x20, 0x0a, 0x00]));
  });

  test('are text by name and type', () => {
    expect(media({ kind: 'lines', seed: 1, length: 9 })).toMatchObject({ type: 'text/plain', extension: 'txt' });
  });
});

describe('binary', () => {
  test.each(LENGTHS)('of %i bytes is neither an image nor text', async (length) => {
    for (let seed = 0; seed < 20; seed++) {
      for (const payload of ['random', 'hostile'] as const) {
        const bytes = media({ kind: 'binary', seed, length, payload }).bytes();
        expect(bytes.length).toBe(length);
        expect(() => imageSize(bytes)).toThrow();
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
        await expect(sharp(bytes).metadata()).rejects.toThrow();
      }
    }
  });
});

describe('a corrupt PNG', () => {
  test.each(LENGTHS.filter((length) => length >= 8))(
    'of %i bytes begins as one and is never decoded',
    async (length) => {
      for (const payload of ['random', 'hostile'] as const) {
        const bytes = media({ kind: 'corrupt-png', seed: 4, length, payload, width: 64, height: 64 }).bytes();
        expect(bytes.length).toBe(length);
        expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        for (const failOn of ['none', 'warning'] as const) {
          await expect(sharp(bytes, { failOn }).raw().toBuffer()).rejects.toThrow();
        }
      }
    },
  );

  test('goes by the name and type of a sound one', () => {
    const sound = media({ kind: 'png', seed: 1, length: 100 });
    const { type, extension } = media({ kind: 'corrupt-png', seed: 1, length: 100 });
    expect({ type, extension }).toEqual({ type: sound.type, extension: sound.extension });
  });

  test('has its signature at least', () => {
    expect(() => media({ kind: 'corrupt-png', seed: 1, length: 7 })).toThrow('8 bytes');
  });
});

describe('an empty file', () => {
  test('has no bytes', async () => {
    const file = media({ kind: 'empty', seed: 1, length: 0 });
    expect(smallestLength('empty')).toBe(0);
    expect(file.bytes()).toEqual(new Uint8Array());
    for await (const chunk of file.stream()) expect.unreachable(`${chunk.length} bytes`);
    expect(file.sha256()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('cannot be longer', () => {
    expect(() => media({ kind: 'empty', seed: 1, length: 1 })).toThrow(RangeError);
  });
});
