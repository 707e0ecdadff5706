import { expect, it } from 'vitest';
import { rawTarget, type Visit } from '../client/raw-target.js';
import { refused } from './setting/engine.js';
import { answer, endlessly, left, sending } from './setting/target.js';

const line = `x-much: ${'x'.repeat(1000)}\r\n`;

/** What the head of every answer is like, and what is said of it. */
const behaviours: readonly [string, (visit: Visit) => unknown, RegExp][] = [
  ['header lines without end', endlessly('HTTP/1.1 200 OK\r\n', line.repeat(50)), /overflow|within/i],
  ['one header without end', endlessly('HTTP/1.1 200 OK\r\nx-much: ', 'x'.repeat(65_536)), /overflow|within/i],
  ['a reason phrase without end', endlessly('HTTP/1.1 200 ', 'x'.repeat(65_536)), /no complete answer/],
  [
    'a header without a colon',
    sending('HTTP/1.1 200 OK\r\nnonsense\r\ncontent-length: 2\r\n\r\nok'),
    /no complete answer/,
  ],
  ['NUL in a header', sending(answer('ok', ['x-null: a\0b'])), /no complete answer/],
  ['two lengths', sending(answer('ok', ['content-length: 2', 'content-length: 3'])), /no complete answer/],
  ['a length below zero', sending(answer('ok', ['content-length: -1'])), /no complete answer/],
  ['a length beyond all numbers', sending(answer('ok', [`content-length: ${'9'.repeat(400)}`])), /no complete answer/],
  [
    'a length and chunks',
    sending(answer('2\r\nok\r\n0\r\n\r\n', ['content-length: 2', 'transfer-encoding: chunked'])),
    /no co/,
  ],
  [
    'a chunk of all the bytes there are',
    sending(answer('FFFFFFFFFFFFFFFFFF\r\nok', ['transfer-encoding: chunked'])),
    /no co/,
  ],
  [
    'an extension of a chunk without end',
    endlessly(answer('2;', ['transfer-encoding: chunked']), 'x'.repeat(65_536)),
    /no complete|overflow/i,
  ],
  [
    'trailers without end',
    endlessly(answer('0\r\n', ['transfer-encoding: chunked']), line.repeat(50)),
    /no complete|overflow/i,
  ],
  ['a status that is none', sending('HTTP/1.1 xyz\r\n\r\n'), /no complete answer/],
  [
    'an upgrade that nobody asked for',
    sending('HTTP/1.1 101 Go\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    /no comp/,
  ],
  ['a version that there is not', sending('HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\nok'), /no complete answer/],
  ['header lines broken up by bare carriage returns', sending('HTTP/1.1 200 OK\rx: y\r\n\r\n'), /no complete answer/],
  ['103 Early Hints without end', endlessly('', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(500)), /no co/],
  ['102 Processing without end', endlessly('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(500)), /no complete answer/],
  ['100 Continue without end', endlessly('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(500)), /no complete answer/],
  [
    '100 Continue with headers without end',
    endlessly('HTTP/1.1 100 Continue\r\n', line.repeat(50)),
    /no complete|overflow/i,
  ],
];

it.each(behaviours)('answers with %s', async (_, serve, said) => {
  const target = await rawTarget(serve);
  const err = await refused(target.url);
  expect(err).toMatch(said);
  await left(target);
});
