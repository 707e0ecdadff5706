import { errors } from 'undici';
import { expect, it } from 'vitest';
import { TooLarge } from '../../src/client/incoming.js';
import { failureOf, isBrokenConnection } from '../../src/client/wire-failure.js';

const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

it.each<[string, unknown, object]>([
  [
    'a refused connection',
    coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:80'),
    { kind: 'unreachable', message: 'connect ECONNREFUSED ::1:80' },
  ],
  [
    'every address of a name',
    Object.assign(new AggregateError([new Error('no at ::1'), new Error('no at 127.0.0.1')], ''), {
      code: 'ECONNREFUSED',
    }),
    { kind: 'unreachable', message: 'no at ::1, no at 127.0.0.1' },
  ],
  ['an unknown name', coded('ENOTFOUND'), { kind: 'unreachable' }],
  [
    'a certificate that has expired',
    coded('CERT_HAS_EXPIRED'),
    { kind: 'unreachable', message: expect.stringContaining('no secure connection by TLS') },
  ],
  [
    'a certificate for another name',
    coded('ERR_TLS_CERT_ALTNAME_INVALID'),
    { kind: 'unreachable', message: expect.stringContaining('certificate') },
  ],
  [
    'no TLS',
    coded('EPROTO', 'wrong version number'),
    { kind: 'unreachable', message: expect.stringContaining('wrong version number') },
  ],
  ['headers without end', new errors.HeadersOverflowError(), { kind: 'too-large' }],
  ['a body without end', new TooLarge('too long'), { kind: 'too-large', message: 'too long' }],
  [
    'a reset',
    coded('ECONNRESET', 'read ECONNRESET'),
    { kind: 'broken', message: 'no complete answer: read ECONNRESET' },
  ],
  ['nonsense', new errors.HTTPParserError('not HTTP'), { kind: 'broken', message: 'no complete answer: not HTTP' }],
  ['what is no error', 'a text', { kind: 'broken', message: 'no complete answer: a text' }],
])('%s', (_, error, failure) => {
  expect(failureOf(error)).toMatchObject(failure);
});

it('a connection that broke off is told from one that talked nonsense', () => {
  const broken = [coded('ECONNRESET'), coded('EPIPE'), new errors.SocketError('other side closed')];
  expect(broken.map(isBrokenConnection)).toEqual([true, true, true]);
  const others = [new errors.HTTPParserError('x'), new errors.HeadersOverflowError(), coded('ECONNREFUSED'), undefined];
  expect(others.map(isBrokenConnection)).toEqual([false, false, false, false]);
});
