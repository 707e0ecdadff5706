import { describe, expect, it } from 'vitest';
import { media } from '../../src/media/media.js';
import { pictureSize } from '../../src/media/picture.js';

const size = { width: 40, height: 30 };
const bytesOf = (kind: 'png' | 'jpeg' | 'gif') => media({ kind, seed: 3, length: 5000, ...size }).bytes();

describe('the size of a picture', () => {
  it.each(['png', 'jpeg', 'gif'] as const)('is read from a %s', (kind) => {
    expect(pictureSize(bytesOf(kind))).toEqual(size);
  });

  it.each([
    ['a text', Buffer.from('no picture')],
    ['nothing', Buffer.alloc(0)],
    ['half a PNG', bytesOf('png').subarray(0, 2500)],
    ['a PNG with something behind it', Buffer.concat([bytesOf('png'), Buffer.from('\n')])],
    ['a PNG without its last byte', bytesOf('png').subarray(0, -1)],
    ['a PNG that was copied as text', Buffer.from(Buffer.from(bytesOf('png')).toString('utf8'), 'utf8')],
  ])('is not that of %s', (_what, bytes) => {
    expect(pictureSize(bytes)).toBeUndefined();
  });

  it('is not that of a PNG in which one byte is another', () => {
    const bytes = bytesOf('png');
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    expect(pictureSize(bytes)).toBeUndefined();
  });
});
