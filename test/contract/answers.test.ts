import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerProblems, isAnswer } from '../../src/contract/answers.js';

describe('the problems of an answer', () => {
  it.each([
    ['UploadTokenXml', { status: 'ok', upload_token: 't', more: 1 }],
    ['UploadTokenJson', { status: 'ok', uploadtoken: { upload_token: 't', valid_minutes: '180', publish: true } }],
    ['UploadTokenJson', { status: 'ok', upload_token: 't', valid_minutes: 180, site: {} }],
    ['FileJson', { status: 'ok', file: { url: '/files/a', filename: 'a' } }],
    ['RefusalXml', { status: 'error', code: 'invalid_signature', message: 'No.' }],
  ] as const)('are none for a right %s', (name, value) => {
    expect(answerProblems(name, value)).toEqual([]);
    expect(isAnswer(name, value)).toBe(true);
  });

  it.each([
    ['UploadTokenXml', {}, ['status is missing', 'upload_token is missing']],
    ['UploadTokenXml', { status: 'error', upload_token: 't' }, ['status must be "ok", not "error"']],
    ['UploadTokenXml', { status: 'ok', upload_token: '' }, ['upload_token is empty']],
    ['UploadTokenXml', { status: 'ok', upload_token: ['a'] }, ['upload_token must be string, not an array']],
    ['UploadTokenXml', undefined, ['the answer must be object, not nothing']],
    [
      'FileJson',
      { status: 'ok', file: { url: null } },
      ['file.filename is missing', 'file.url must be string, not null'],
    ],
    [
      'FileJson',
      { status: 'x'.repeat(61), file: { url: 'a', filename: 'b' } },
      ['status must be "ok", not a string of 61 characters'],
    ],
  ] as const)('of %s %j are told in plain words', (name, value, problems) => {
    expect(answerProblems(name, value)).toEqual(problems);
    expect(isAnswer(name, value)).toBe(false);
  });

  it('name both places where the token may be', () => {
    expect(answerProblems('UploadTokenJson', { status: 'ok' })).toEqual(
      expect.arrayContaining(['uploadtoken is missing', 'upload_token is missing']),
    );
  });

  it('quote no name that is not a plain word', () => {
    const names = { 'a\u001b[31mb/~\n': 1 };
    const [problem] = answerProblems('UploadTokenRequest', names);
    expect(problem).toBe('"a\\u001b[31mb/~\\n" must be string, not 1');
  });

  it('are counted when there are many', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`p${index}`, index]));
    const problems = answerProblems('UploadTokenRequest', many);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('and 980 more');
  });

  it('are found in anything without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(answerProblems('UploadTokenJson', value).length === 0).toBe(isAnswer('UploadTokenJson', value));
      }),
    );
  });
});
