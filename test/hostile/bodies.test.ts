import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rawTarget, type Visit } from '../client/raw-target.js';
import { refused } from './setting/engine.js';
import { answer, endlessly, left, sending } from './setting/target.js';

const zeros = Buffer.alloc(256 * 2 ** 20);

/** Whole answers of the API, so that only the way in which they come is wrong. */
const refusal = '<response status="error" code="no" message="no"/>';

describe('bodies that do not end where they should', () => {
  const behaviours: readonly [string, (visit: Visit) => unknown, RegExp][] = [
    ['a body without end', endlessly('HTTP/1.1 200 OK\r\n\r\n', 'x'.repeat(65_536)), /longer than|within/],
    [
      'a chunked body without end',
      endlessly(answer('', ['transfer-encoding: chunked']), `ffff\r\n${'x'.repeat(65_535)}\r\n`),
      /longer than|within/,
    ],
    [
      'chunks of one byte without end',
      endlessly(answer('', ['transfer-encoding: chunked']), '1\r\nx\r\n'.repeat(9000)),
      /longer|within/,
    ],
    ['a length of terabytes, and little more', sending(answer('x', ['content-length: 9000000000000'])), /within 1 s/],
    ['a length above what comes', sending(answer(refusal, ['content-length: 1000'])), /within 1 s/],
    ['a length below what comes', sending(answer(refusal, ['content-length: 20'])), /answer of the API|auth/],
    [
      'two answers for one request',
      sending(Buffer.concat([answer(refusal), answer('<response status="ok"/>')])),
      /auth\.write/,
    ],
    ['a body where there can be none', sending(answer(refusal, [], '204 No Content')), /answer of the API|no complete/],
  ];
  it.each(behaviours)('%s', async (_, serve, said) => {
    const target = await rawTarget(serve);
    const err = await refused(target.url);
    expect(err).toMatch(said);
    await left(target);
  });
});

describe('bodies in a coding', () => {
  const behaviours: readonly [string, string, () => Uint8Array, RegExp][] = [
    ['a bomb of gzip', 'gzip', () => gzipSync(zeros), /longer than|within/],
    ['a bomb of deflate', 'deflate', () => deflateSync(zeros), /longer than|within/],
    ['a bomb of br', 'br', () => brotliCompressSync(zeros.subarray(0, 2 ** 25)), /longer than|within/],
    ['a bomb in a bomb', 'gzip, gzip', () => gzipSync(gzipSync(zeros)), /answer of the API/],
    ['what is not gzip', 'gzip', () => Buffer.from('not gzip'), /no complete answer/],
    ['half of a gzip', 'gzip', () => gzipSync(refusal).subarray(0, 20), /answer of the API|no complete/],
    ['a coding that nobody knows', '\u00ff'.repeat(500), () => Buffer.from(refusal), /auth\.write/],
  ];
  it.each(behaviours)('%s', async (_, coding, body, said) => {
    const target = await rawTarget(sending(answer(body(), [`content-encoding: ${coding}`])));
    const err = await refused(target.url);
    expect(err).toMatch(said);
    await left(target);
  });
});
