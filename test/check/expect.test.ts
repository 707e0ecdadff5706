import { expect as assert, describe, it } from 'vitest';
import { decodeAnswer } from '../../src/client/answer.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import { outcomeOf } from '../../src/client/outcome.js';
import type { ReadBack } from '../../src/client/read-back.js';
import { expectWith } from '../../suites/check/expect.js';
import { Inconclusive, Mismatch } from '../../suites/check/signals.js';
import { recordedReply as reply } from '../client/reply.js';

const expect = expectWith((text) => text.replaceAll('s3cret', '[redacted]'));

function mismatch(make: () => unknown): { expected: string; actual: string } {
  try {
    make();
  } catch (error) {
    if (error instanceof Mismatch) return { expected: error.expected, actual: error.actual };
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('a value', () => {
  it.each<[unknown, unknown]>([
    [1, 1],
    ['a', 'a'],
    [Number.NaN, Number.NaN],
    [undefined, undefined],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [{ a: 1 }, { a: 1 }],
  ])('%j is %j', (value, same) => {
    expect(value).toBe(same);
    expect(value).toBeOneOf([0, same]);
  });

  it.each<[unknown, unknown, string, string]>([
    [1, 2, '2', '1'],
    [1, '1', '"1"', '1'],
    [Number.NaN, 180, '180', 'NaN'],
    [undefined, 'x', '"x"', 'undefined'],
    [['a', 'b'], ['b', 'a'], '["b","a"]', '["a","b"]'],
    ['line\nend', '', '""', '"line\\nend"'],
    [null, {}, '{}', 'null'],
  ])('%j is not %j', (value, other, expected, actual) => {
    assert(mismatch(() => expect(value).toBe(other))).toEqual({ expected, actual });
    assert(mismatch(() => expect(value, 'the name').toBe(other))).toEqual({
      expected: `the name: ${expected}`,
      actual,
    });
    assert(mismatch(() => expect(value).toBeOneOf([other, 0]))).toEqual({ expected: `one of ${expected}, 0`, actual });
  });

  it('keeps a rule that is told in words', () => {
    expect(3).toSatisfy((n) => n > 2, 'more than 2');
    assert(mismatch(() => expect(2, 'n').toSatisfy((n) => n > 2, 'more than 2'))).toEqual({
      expected: 'n: more than 2',
      actual: '2',
    });
  });

  it('is shown in part when it is long, and never with half of a secret', () => {
    const { actual } = mismatch(() => expect('x'.repeat(1000)).toBe(''));
    assert(actual).toBe(`"${'x'.repeat(399)}… (1002 characters)`);
    for (let before = 385; before < 405; before += 1) {
      const shown = mismatch(() => expect(`${'x'.repeat(before)}s3cret${'y'.repeat(400)}`).toBe('s3cret'));
      assert(shown.actual).not.toMatch(/s3/);
      assert(shown.expected).toBe('"[redacted]"');
    }
  });
});

const xml = (fields: string, attributes = 'status="ok" permission_level="write" message="m" cached="0"'): string =>
  `<response ${attributes}>${fields}</response>`;
const whole =
  '<upload_token>abc</upload_token><title/><description/><publish>1</publish><tags/><user_id>1</user_id><album_id/><max_uploads>1</max_uploads><valid_minutes>15</valid_minutes><valid_until>1766711372</valid_until><return_url/>';
const answer = (status: number, text: string, format: 'xml' | 'json' = 'xml') =>
  decodeAnswer(reply(status, text), 'UploadToken', format);

describe('an answer', () => {
  it('that grants gives its fields', () => {
    assert(expect.granted(answer(200, xml(whole))).get('upload_token')).toBe('abc');
    assert(mismatch(() => expect.granted(answer(401, 'No s3cret')))).toEqual({
      expected: 'an answer with status ok',
      actual: assert.stringMatching(/^HTTP 401, .*: "No \[redacted\]"$/),
    });
  });

  it.each<[string, number, string, ('json' | 'xml')?]>([
    ['an error in XML', 200, xml('', 'status="error" code="c" message="m"')],
    ['an error in JSON', 403, '{"status":"error"}', 'json'],
    ['a page of a web server', 401, '<html>Unauthorized</html>'],
    ['nothing with a status of its own', 404, ''],
    ['a page with 200', 200, '<html>Please log in</html>'],
    ['empty tokens', 200, xml('<upload_token></upload_token>', 'state="no"')],
    ['a redirect to a page where one logs in', 302, ''],
    ['a token of another kind', 401, '{"csrf_token": "abc"}', 'json'],
  ])('that refuses is %s', (_, status, text, format) => {
    expect.refused(answer(status, text, format));
  });

  it.each<[string, number, string, ('json' | 'xml')?]>([
    ['a token', 200, xml(whole)],
    ['a token with a status of a refusal', 401, xml(whole)],
    ['a token in JSON with a status of a refusal', 403, '{"upload_token": "x"}', 'json'],
    ['a token in CDATA', 400, '<response><upload_token><![CDATA[-x]]></upload_token></response>'],
    ['an ok without a token', 200, xml('')],
    ['an ok in JSON without a token', 200, '{"status": "ok"}', 'json'],
    ['a url', 200, '<response><url>/files/1</url></response>'],
    ['a file in JSON', 200, '{"file": {"filename": "a", "url": "/files/1"}}', 'json'],
  ])('that does not refuse is %s', (_, status, text, format) => {
    assert(mismatch(() => expect.refused(answer(status, text, format), 'a call')).expected).toBe(
      'a call to be refused',
    );
  });

  it('that is trouble of the server does not refuse', () => {
    assert(mismatch(() => expect.refused(answer(500, ''), 'a call')).expected).toBe(
      'a call to be refused with a status below 500',
    );
  });
});

const target = 'http://target.test';
const redirected = (location: string) => outcomeOf(reply(301, '', [['location', location]]), target);
const done = redirected('http://a.test/?photo_id=1');

describe('a redemption', () => {
  it('that succeeded gives its callback', () => {
    assert(expect.success(done).get('photo_id')).toBe('1');
    assert(mismatch(() => expect.noSuccess(done, 'it'))).toEqual({
      expected: 'it not to succeed',
      actual: 'HTTP 301 to http://a.test/?photo_id=1',
    });
  });

  it.each([
    ['a failure', redirected('http://a.test/?error_message=s3cret')],
    ['a plain answer', outcomeOf(reply(200, 'thank you'), target)],
    ['an outcome line, which has no callback', outcomeOf(reply(200, 'ok d.test 1 2 t'), target)],
  ])('that did not is %s', (_, outcome) => {
    const { expected, actual } = mismatch(() => expect.success(outcome));
    assert(expected).toBe('the upload to succeed, with a callback that says so');
    assert(actual).not.toContain('s3cret');
  });

  it('that is unclear is no success', () => {
    expect.noSuccess(outcomeOf(reply(200, 'thank you'), target));
    expect.noSuccess(redirected('http://a.test/?error_message=no'));
  });
});

const chunk = (status: number, more: Partial<ChunkAnswer> = {}): ChunkAnswer => ({
  ...outcomeOf(reply(status, 'text'), target),
  status,
  ...more,
});

describe('a chunk', () => {
  it('is accepted with 200 and with nothing else', () => {
    expect.accepted(chunk(200));
    for (const status of [201, 204, 301, 404, 500])
      assert(mismatch(() => expect.accepted(chunk(status), 'it')).expected).toBe('it to be answered with HTTP 200');
  });

  it('is not accepted with anything but 200 and success', () => {
    for (const status of [400, 404, 500, 202]) expect.notAccepted(chunk(status));
    for (const answer of [chunk(200), chunk(301, { result: 'success' })])
      assert(mismatch(() => expect.notAccepted(answer)).expected).toContain('anything but HTTP 200 or success');
  });
});

it('a file is the one that was sent, by size and digest', () => {
  const sent = { length: 3, sha256: () => 'abc' };
  const read: ReadBack = {
    reply: reply(200),
    status: 200,
    size: 3,
    sha256: 'abc',
    bytes: new Uint8Array(3),
    waitedMs: 0,
  };
  expect.sameFile(read, sent);
  assert(mismatch(() => expect.sameFile({ ...read, status: 404 }, sent)).actual).toBe('HTTP 404');
  assert(mismatch(() => expect.sameFile({ ...read, status: 404, waitedMs: 900 }, sent)).actual).toBe(
    'HTTP 404, read again for 900 ms (see timeouts.settleSeconds)',
  );
  assert(mismatch(() => expect.sameFile({ ...read, size: 4 }, sent))).toEqual({
    expected: '3 bytes with SHA-256 abc',
    actual: '4 bytes with SHA-256 abc',
  });
  assert(mismatch(() => expect.sameFile({ ...read, sha256: 'abd' }, sent)).actual).toBe('3 bytes with SHA-256 abd');
});

it('what is said otherwise is without secrets too', () => {
  assert(mismatch(() => expect.fail('no s3cret', 'a s3cret'))).toEqual({
    expected: 'no [redacted]',
    actual: 'a [redacted]',
  });
  assert(() => expect.inconclusive('for s3cret reasons')).toThrow(new Inconclusive('for [redacted] reasons'));
});
