import { describe, expect, it } from 'vitest';
import { decodeAnswer } from '../../src/client/answer.js';
import type { Call } from '../../src/client/call.js';
import { outcomeOf } from '../../src/client/outcome.js';
import { suspectsOfAnswer, suspectsOfChunk, suspectsOfOutcome, suspectsOfStored } from '../../suites/check/suspects.js';
import { recordedReply } from '../client/reply.js';

/** An answer to a call of an operation. */
function reply(operation: Call['operation'], more: { query?: Call['query']; status?: number; location?: string } = {}) {
  const { query = [], status = 200, location } = more;
  const bare = recordedReply(status, '', location === undefined ? [] : [['location', location]]);
  return { ...bare, exchange: { ...bare.exchange, call: { ...bare.exchange.call, operation, query } } };
}

const outcome = (operation: Call['operation'], more: Parameters<typeof reply>[1] = {}) =>
  outcomeOf(reply(operation, more), 'http://a.test');

describe('an answer that neither grants nor refuses', () => {
  it('points to its form, and to its method in its format', () => {
    const unclear = (operation: Call['operation'], query: Call['query']) =>
      suspectsOfAnswer(decodeAnswer(reply(operation, { query }), 'UploadToken', 'xml'));
    expect(unclear('getUploadToken', [])).toEqual(['answer.xml.well-formed', 'token.issue.xml']);
    expect(unclear('getUploadToken', [['format', 'json']])).toEqual(['token.issue.json']);
    expect(unclear('getReplaceToken', [['format', 'json']])).toEqual(['replace.issue.json']);
    expect(unclear('uploadFile', [])).toContain('file.upload.xml');
  });
});

describe('an upload that does not tell of success', () => {
  it('points to what is missing from its callback, and to any upload', () => {
    const told = (query: string) => suspectsOfOutcome(outcome('redeemUploadToken', { status: 301, location: query }));
    expect(told('http://a.test/?domain=b')).toEqual(['callback.photo-id', 'redeem.anonymous', 'redeem.file.photo']);
    expect(told('http://a.test/?photo_id=1&error_message=no')[0]).toBe('callback.success.no-error');
    expect(told('http://a.test/?error_message=no')).toEqual(['redeem.anonymous', 'redeem.file.photo']);
  });

  it('points to any replacement where it is one', () => {
    expect(suspectsOfOutcome(outcome('redeemReplaceToken', { status: 403 }))).toEqual([
      'redeem.anonymous',
      'replace.redeem.callback',
    ]);
  });
});

describe('a chunk that was not taken in silence', () => {
  const chunk = (operation: Call['operation'], more: Parameters<typeof reply>[1] = {}) => {
    const one = outcome(operation, more);
    return { ...one, status: one.reply.status };
  };

  it('points to what an inner chunk is answered with', () => {
    expect(suspectsOfChunk(chunk('redeemUploadToken', { status: 403 })).at(-1)).toBe('chunk.inner.accepted');
    expect(suspectsOfChunk(chunk('redeemUploadToken', { status: 301, location: 'http://a.test/?photo_id=1' }))).toEqual(
      ['chunk.inner.silent'],
    );
    expect(suspectsOfChunk(chunk('uploadFile', { status: 403 })).at(-1)).toBe('file.chunk.inner');
  });

  it('points to the completion of files only where it was taken as one more chunk', () => {
    expect(suspectsOfStored(chunk('uploadFile'))).toContain('file.chunk.completion');
    expect(suspectsOfStored(chunk('uploadFile', { status: 412 }))).not.toContain('file.chunk.completion');
  });
});
