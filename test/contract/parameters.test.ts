import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterProblems } from '../../src/contract/parameters.js';

describe('the problems of parameters', () => {
  it('are none for any lifetime and number of uploads in range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 1440 }), fc.integer({ min: 1, max: 100 }), (minutes, uploads) => {
        const sent: [string, string][] = [
          ['valid_minutes', `${minutes}`],
          ['max_uploads', `${uploads}`],
          ['format', 'json'],
        ];
        expect(parameterProblems('getUploadToken', sent)).toEqual([]);
        expect(parameterProblems('getUploadTokenByPost', sent)).toEqual([]);
      }),
    );
  });

  it('are none for names that the contract does not know', () => {
    expect(
      parameterProblems('getUploadToken', [
        ['theme', 'green'],
        ['__proto__', ''],
        ['constructor', ''],
      ]),
    ).toEqual([]);
  });

  it.each([
    ['valid_minutes', '14', 'valid_minutes must be at least 15, not 14'],
    ['valid_minutes', '1441', 'valid_minutes must be at most 1440, not 1441'],
    ['valid_minutes', '', 'valid_minutes must be integer, not ""'],
    ['valid_minutes', '1e2', 'valid_minutes must be integer, not "1e2"'],
    ['valid_minutes', '0x20', 'valid_minutes must be integer, not "0x20"'],
    ['valid_minutes', ' 20', 'valid_minutes must be integer, not " 20"'],
    ['valid_minutes', '20.0', 'valid_minutes must be integer, not "20.0"'],
    ['max_uploads', '-1', 'max_uploads must be at least 1, not -1'],
    ['publish', '2', 'publish must be one of "0", "1", not "2"'],
    ['format', 'JSON', 'format must be one of "xml", "json", not "JSON"'],
  ])('%s=%s', (name, value, problem) => {
    expect(parameterProblems('getUploadToken', [[name, value]])).toEqual([problem]);
  });

  it('are told of each occurrence of a name', () => {
    const sent: [string, string][] = [
      ['publish', '1'],
      ['publish', 'x'],
      ['publish', 'y'],
    ];
    expect(parameterProblems('getUploadToken', sent)).toHaveLength(2);
  });

  it('are told when a required text parameter is missing, not of the file', () => {
    expect(parameterProblems('redeemUploadToken', [])).toEqual(['upload_token is missing']);
    expect(parameterProblems('redeemUploadToken', [['upload_token', 't']])).toEqual([]);
    expect(parameterProblems('redeemUploadToken', [['upload_token', '']])).toEqual(['upload_token is empty']);
  });

  it('are told of a callback too', () => {
    const callback: [string, string][] = [
      ['upload_token', 't'],
      ['domain', ''],
    ];
    expect(parameterProblems('returnByRedirect', callback)).toEqual(['domain is empty']);
  });
});
