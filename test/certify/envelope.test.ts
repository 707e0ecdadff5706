import { describe, expect, it } from 'vitest';
import { open, seal } from '../../src/certify/envelope.js';
import { keyTypes } from '../../src/certify/key-types.js';
import { generateKeys } from '../../src/certify/keys.js';
import { keysOf } from './build.js';

describe.each(keyTypes)('an envelope signed with %s', (type) => {
  const { key, publicKey } = keysOf(generateKeys(type));
  const text = seal('{"said":"á"}', key);
  const { payload, payloadType, signatures } = JSON.parse(text);
  const [{ keyid, sig }] = signatures;
  const problems = (changed: string): string => {
    const opened = open(changed, publicKey);
    return 'problems' in opened ? opened.problems.join('; ') : 'none';
  };
  const written = (envelope: unknown): string => `${JSON.stringify(envelope, undefined, 2)}\n`;

  it('gives back what was put in', () => {
    expect(open(text, publicKey)).toEqual({ payload: '{"said":"á"}' });
  });

  it('is as DSSE has it', () => {
    expect(Object.keys(JSON.parse(text))).toEqual(['payload', 'payloadType', 'signatures']);
    expect(Buffer.from(payload, 'base64').toString()).toBe('{"said":"á"}');
    expect(payloadType).toBe('application/vnd.in-toto+json');
  });

  it('is not opened once a byte of it was changed, wherever', () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 1)
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(problems(changed.toString('utf8')), `byte ${at}`).not.toBe('none');
      }
  });

  it('is not opened cut short or with something more', () => {
    for (let length = 0; length < text.length; length += 1)
      expect(problems(text.slice(0, length)), `${length} characters`).not.toBe('none');
    for (const more of [' ', '\n', '{}']) expect(problems(text + more)).not.toBe('none');
  });

  it('is not opened with another payload under the signature', () => {
    const other = Buffer.from('{"said":"b"}').toString('base64');
    expect(problems(written({ payload: other, payloadType, signatures }))).toBe(
      'the signature does not match: the certificate was changed after it was signed',
    );
  });

  it('is not opened with a key that did not sign, whatever key it names', () => {
    const other = keysOf(generateKeys(type));
    const opened = open(text, other.publicKey);
    expect(opened).toEqual({
      problems: [expect.stringContaining(`names the key ${keyid}, and the key to verify with is`)],
    });
    const [{ sig: foreign }] = JSON.parse(seal('{"said":"á"}', other.key)).signatures;
    expect(problems(written({ payload, payloadType, signatures: [{ keyid, sig: foreign }] }))).toContain(
      'the signature does not match',
    );
  });

  it.each([
    ['no signature', { payload, payloadType, signatures: [] }],
    [
      'two signatures',
      {
        payload,
        payloadType,
        signatures: [
          { keyid, sig },
          { keyid, sig },
        ],
      },
    ],
    ['another type of payload', { payload, payloadType: 'application/json', signatures }],
    ['a list', []],
    ['nothing', null],
  ])('is not opened with %s in its place', (_what, envelope) => {
    expect(problems(written(envelope))).toMatch(/must|empty|fewer|more|items/);
  });
});

it('Ed25519 signs the same thing the same way', () => {
  const { key } = keysOf(generateKeys('ed25519'));
  expect(seal('{}', key)).toBe(seal('{}', key));
});
