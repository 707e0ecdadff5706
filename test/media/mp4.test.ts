import { expect, test } from 'vitest';
import { type Media, media, smallestLength } from '../../src/media/media.js';

interface Box {
  readonly type: string;
  readonly at: number;
  readonly size: number;
}

/** The boxes side by side from `at` to `end`; looks at their headers only. */
function boxes(file: Media, at: number, end: number): Box[] {
  const found: Box[] = [];
  while (at < end) {
    const header = file.bytes(at, at + 8);
    const size = new DataView(header.buffer).getUint32(0);
    if (size < 8) throw new Error(`a box of ${size} bytes at ${at}`);
    found.push({ type: Buffer.from(header.subarray(4)).toString('latin1'), at, size });
    at += size;
  }
  expect(at).toBe(end);
  return found;
}

test('an MP4 of any length consists of whole boxes', () => {
  const smallest = smallestLength('mp4');
  for (let length = smallest; length < smallest + 300; length++) {
    const file = media({ kind: 'mp4', seed: length, length });
    expect(file.bytes().length).toBe(length);
    expect(boxes(file, 0, length).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat']);
  }
});

test('its movie box holds a whole movie header', () => {
  const file = media({ kind: 'mp4', seed: 1, length: 1000 });
  const moov = boxes(file, 0, 1000)[1];
  expect(boxes(file, (moov?.at ?? 0) + 8, (moov?.at ?? 0) + (moov?.size ?? 0))).toEqual([
    { type: 'mvhd', at: (moov?.at ?? 0) + 8, size: 108 },
  ]);
});

test.each([2 ** 30, 2 ** 32 + 1, 5 * 2 ** 30, 5 * (2 ** 30 + 8) + smallestLength('mp4') - 8 + 3])(
  'an MP4 of %i bytes has only boxes that 32 bits can count',
  (length) => {
    const file = media({ kind: 'mp4', seed: 1, length });
    const data = boxes(file, 0, length).slice(2);
    expect(new Set(data.map(({ type }) => type))).toEqual(new Set(['mdat']));
    expect(data.every(({ size }) => size <= 2 ** 30 + 8)).toBe(true);
  },
);

test('says how small it can be when it is asked to be smaller', () => {
  const smallest = smallestLength('mp4');
  expect(() => media({ kind: 'mp4', seed: 1, length: smallest - 1 })).toThrow(String(smallest));
});
