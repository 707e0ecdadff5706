import { expect, it } from 'vitest';
import type { Operation } from '../../src/client/call.js';
import type { Exchange, Failure } from '../../src/client/exchange.js';
import { NoAnswer, TargetGone } from '../../src/client/failure.js';
import { presence } from '../../src/client/presence.js';

const timeout: Failure = { kind: 'timeout', message: 'no complete answer within 1 s' };

function unanswered(operation: Operation): Exchange {
  return {
    ...{ id: 1, startedAt: 0, duration: 1000, failure: timeout },
    call: { operation, method: 'POST', path: '/', caller: 'nobody', query: [] },
    request: { method: 'POST', url: 'http://x/', headers: [] },
  };
}

it('gives up one method that leaves eight requests in a row unanswered, and goes on with the others', () => {
  const gone: string[] = [];
  const alive = presence('http://x', (reason) => gone.push(reason));
  alive.answered('getUploadToken');
  for (let n = 0; n < 8; n += 1) {
    alive.assert('redeemUploadToken');
    expect(alive.failed(unanswered('redeemUploadToken'), timeout, 1)).toBe(undefined);
    alive.answered('getUploadToken');
  }
  expect(() => alive.assert('redeemUploadToken')).toThrow(NoAnswer);
  expect(() => alive.assert('redeemUploadToken')).toThrow('not answered 8 times in a row');
  alive.assert('getUploadToken');
  expect(gone).toEqual([]);
});

it('an answer in between begins the count anew', () => {
  const alive = presence('http://x', () => {});
  for (let n = 0; n < 20; n += 1) {
    alive.answered('uploadFile');
    alive.failed(unanswered('uploadFile'), timeout, 1);
  }
  alive.assert('uploadFile');
});

it('finds the whole target gone when nothing is answered any more', () => {
  const gone: string[] = [];
  const alive = presence('http://x', (reason) => gone.push(reason));
  alive.answered('getUploadToken');
  for (let n = 0; n < 7; n += 1) alive.failed(unanswered(n % 2 === 0 ? 'uploadFile' : 'getUploadToken'), timeout, 1);
  expect(() => alive.failed(unanswered('uploadFile'), timeout, 1)).toThrow(TargetGone);
  expect(gone).toEqual(['http://x stopped answering: no complete answer within 1 s']);
});
