import { expect, test } from 'vitest';
import { type MediaKind, media } from '../../src/media/media.js';
import { BLOCK, HOSTILE, padding } from '../../src/media/padding.js';

const NASTY: Readonly<Record<string, Buffer>> = {
  'a carriage return before a line feed': Buffer.from('\r\n'),
  'an empty line': Buffer.from('\r\n\r\n'),
  'a multipart boundary': Buffer.from('\r\n--boundary'),
  'a last multipart boundary': Buffer.from('\r\n--boundary--\r\n'),
  'a byte order mark': Buffer.from([0xef, 0xbb, 0xbf]),
  'UTF-8 that is none': Buffer.from([0xc0, 0xaf]),
  'a lone surrogate': Buffer.from([0xed, 0xa0, 0x80]),
  'an escaped NUL': Buffer.from('%00'),
  'a script': Buffer.from('<script>'),
  'a run of NULs': Buffer.alloc(64, 0),
  'a run of 0xFF': Buffer.alloc(64, 0xff),
  'a run of line ends': Buffer.from('\r\n'.repeat(32)),
  NUL: Buffer.from([0]),
  'the end of a DOS file': Buffer.from([0x1a]),
  '0xFF': Buffer.from([0xff]),
};
const PADDED: readonly MediaKind[] = ['png', 'jpeg', 'gif', 'mp4', 'binary', 'corrupt-png'];

test.each(PADDED)('a hostile %s holds whatever breaks naive servers', (kind) => {
  for (let seed = 0; seed < 10; seed++) {
    const bytes = Buffer.from(media({ kind, seed, length: 32_768, payload: 'hostile' }).bytes());
    const missing = Object.entries(NASTY).filter(([, pattern]) => !bytes.includes(pattern));
    expect(missing.map(([name]) => name)).toEqual([]);
  }
});

test('a random one has no boundary', () => {
  for (const kind of PADDED) {
    expect(Buffer.from(media({ kind, seed: 1, length: 32_768 }).bytes()).includes('--boundary')).toBe(false);
  }
});

test('each block of hostile padding holds every pattern', () => {
  const hostile = padding(3, 'hostile');
  for (const index of [0, 1, 2, 500_000, 2 ** 31]) {
    const block = Buffer.alloc(BLOCK);
    hostile.fill(block, index * BLOCK);
    expect(HOSTILE.filter((pattern) => !block.includes(Buffer.from(pattern)))).toEqual([]);
  }
});

test('padding does not repeat itself, however far out', () => {
  const random = padding(3, 'random');
  const seen = new Set<string>();
  const indexes = [...Array(1000).keys(), 2 ** 20, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  for (const index of indexes) {
    const head = Buffer.alloc(8);
    random.fill(head, index * BLOCK);
    seen.add(head.toString('hex'));
  }
  expect(seen.size).toBe(indexes.length);
});

test('random padding cannot be compressed: every byte is about as frequent as any other', () => {
  const counts = new Array<number>(256).fill(0);
  const bytes = Buffer.alloc(1024 * 1024);
  padding(11, 'random').fill(bytes, 0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  // 4096 of each on average, with a standard deviation of 64
  expect(Math.min(...counts)).toBeGreaterThan(4096 - 6 * 64);
  expect(Math.max(...counts)).toBeLessThan(4096 + 6 * 64);
});
