import { bytes, latin1, utf8 } from './bytes.js';
import type { Segment } from './layout.js';
import { fillRandom, random } from './random.js';

/** Blocks are made on their own, so that any byte is at most one block away. */
export const BLOCK = 4096;

/** What breaks servers that look for line ends, text, boundaries or markers inside a file. All fit in one block. */
export const HOSTILE: readonly Uint8Array[] = [
  latin1('\r'),
  latin1('\n'),
  latin1('\r\n'),
  latin1('\n\r'),
  latin1('\r\n\r\n'),
  latin1('\0'),
  bytes(0x1a),
  bytes(0xff),
  bytes(0xc0, 0xaf), // overlong slash
  bytes(0xed, 0xa0, 0x80), // lone surrogate
  bytes(0xf5, 0x80, 0x80, 0x80), // beyond Unicode
  bytes(0xe2, 0x82), // cut short
  bytes(0xef, 0xbb, 0xbf), // byte order marks
  bytes(0xff, 0xfe),
  bytes(0xff, 0xd9), // JPEG's end
  latin1('\r\n--boundary'),
  latin1('\r\n--boundary--\r\n'),
  latin1('\r\n------WebKitFormBoundary'),
  latin1('\r\nContent-Disposition: form-data; name="file"; filename="other.png"\r\n\r\n'),
  latin1('\r\n0\r\n\r\n'), // the end of a chunked body
  latin1('HTTP/1.1 200 OK\r\n'),
  latin1('%00'),
  latin1('%0d%0a'),
  latin1('&upload_token=&a=b+c;'),
  latin1('<script>alert(1)</script>'),
  latin1('<?xml version="1.0"?><!DOCTYPE a>'),
  latin1('IEND'),
  utf8('æøå – 映像 🎬'),
  latin1('\0'.repeat(200)),
  latin1('A'.repeat(200)),
  latin1('-'.repeat(200)),
  latin1('\r\n'.repeat(100)),
  new Uint8Array(200).fill(0xff),
];

/** What fills a file up: random bytes; HOSTILE patterns, all in each block, between them; or one byte over and over. */
export type Payload = 'random' | 'hostile' | 'uniform';

/** Endless bytes that follow from the seed; uniform ones are its lowest eight bits. */
export function padding(seed: number, payload: Payload): Segment {
  return blocks(Number.POSITIVE_INFINITY, (block, index) => {
    if (payload === 'uniform') return void block.fill(seed & 255);
    fillRandom(block, seed, index);
    if (payload === 'hostile') scatter(block, random(seed, index));
  });
}

function scatter(block: Uint8Array, next: () => number): void {
  const gap = () => next() % 16;
  let turn = next();
  for (let at = gap(); at < BLOCK; ) {
    const pattern = HOSTILE[turn++ % HOSTILE.length] ?? bytes();
    block.set(pattern.subarray(0, BLOCK - at), at);
    at += pattern.length + gap();
  }
}

/** Bytes made block by block; the last block may be short. Only the block looked at last is kept. */
export function blocks(length: number, make: (block: Uint8Array, index: number) => void): Segment {
  const block = new Uint8Array(BLOCK);
  let made = -1;
  return {
    length,
    fill: (into, at) => {
      for (let done = 0; done < into.length; ) {
        const index = Math.floor((at + done) / BLOCK);
        const from = at + done - index * BLOCK;
        if (index !== made) {
          make(block.subarray(0, Math.min(BLOCK, length - index * BLOCK)), index);
          made = index;
        }
        const part = block.subarray(from, Math.min(BLOCK, from + into.length - done));
        into.set(part, done);
        done += part.length;
      }
    },
  };
}
