import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redaction } from '../../src/client/redaction.js';

const secret = `s3cr&t "<k>'/e+y= ü😀`;

/** Spellings that a target or a library may choose for a text. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (text) => encodeURIComponent(text).replaceAll(/%../g, (one) => one.toLowerCase()),
  'percent-encoded throughout': (text) =>
    [...Buffer.from(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'form-encoded': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'encoded as OAuth does': (text) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`),
  'in JSON': (text) => JSON.stringify(text).slice(1, -1),
  'in JSON with escaped slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON of ASCII': (text) =>
    text.replaceAll(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'in JSON within JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'in XML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;'),
  'in HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&#34;')
      .replaceAll("'", '&#x27;'),
  'in HTML within HTML': (text) => spellings['in XML']?.(spellings['in XML'](text)) ?? '',
  'in numbers of HTML': (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join(''),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64 for addresses': (text) => Buffer.from(text).toString('base64url'),
};

describe('a secret', () => {
  const { text } = redaction([secret, 'another-secret']);

  it.each(Object.entries(spellings))('%s is found', (_, spell) => {
    // Base64 ends with a character that holds bits of what comes after.
    const clean = text(`before ${spell(secret)} after ${spell(secret)}.`);
    expect(clean).toMatch(/^before \[redacted\].?=* after \[redacted\].?=*\.$/);
  });

  it.each(['', 'u:', 'us:', 'user:', 'someone:'])('is found after "%s" in base64', (user) => {
    for (const coding of ['base64', 'base64url'] as const) {
      const whole = Buffer.from(`${user}another-secret:x`).toString(coding);
      expect(text(whole)).toContain('[redacted]');
      // At most a character at either end is left, which holds bits of its neighbour.
      const own = Buffer.from(`${user}another-secret`).toString(coding);
      expect(text(whole)).not.toContain(own.slice(Math.ceil((user.length * 8) / 6), -4));
    }
  });

  it('is found when it is forged, since only one of its characters is wrong then', () => {
    expect(text('anotherasecret')).toBe('[redacted]');
    expect(text('another-secre')).toBe('[redacted]');
    expect(redaction(['abcda']).text('ababa abada')).toBe('ababa [redacted]');
  });

  it('leaves everything else as it is', () => {
    const harmless = 'another secr another%20secr \\u0061 &amp; 100% \\" é 😀 anotherXsecret';
    expect(text(harmless)).toBe(harmless);
    expect(redaction([]).text(harmless)).toBe(harmless);
    expect(redaction(['']).text(harmless)).toBe(harmless);
  });

  it('of three characters cannot be told from other text, and one of four can', () => {
    expect(redaction(['abc', 'abcd']).text('abc abcd')).toBe('abc [redacted]');
  });

  it('that is part of another is no reason to leave the rest of that', () => {
    expect(redaction(['secret', 'my-secret-key']).text('my-secret-key secret')).toBe('[redacted] [redacted]');
    expect(redaction(['aaaa']).text('xaaaaaay')).toBe('x[redacted]y');
  });

  it('is found in any text, in whatever way each of its characters is written', () => {
    const ways = Object.entries(spellings)
      .filter(([name]) => !/base64|throughout|JSON within/.test(name))
      .map(([, spell]) => spell);
    const one = fc.string({ minLength: 6, maxLength: 30, unit: 'grapheme' }).filter((value) => !/[\\%&]/.test(value));
    fc.assert(
      fc.property(
        one,
        fc.string(),
        fc.array(fc.nat({ max: ways.length - 1 }), { minLength: 30 }),
        (own, around, choice) => {
          const written = [...own].map((character, at) => (ways[choice[at] ?? 0] ?? String)(character)).join('');
          const clean = redaction([own]).text(`${around}\n${written}\n${around}`);
          expect(clean).toContain('[redacted]');
          expect(clean).not.toContain(written);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never makes a text throw, or take long', () => {
    const { text: one } = redaction([secret, 'x'.repeat(2000)]);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => typeof one(any) === 'string'));
    for (const hostile of ['%25', '\\', '&amp;', '&#0', '%', 'oauth_token=', 'oauth_token ', '\\u', 'oauth_token"'])
      expect(typeof one(hostile.repeat(20_000))).toBe('string');
  }, 10_000);
});

describe('what OAuth adds', () => {
  const { text } = redaction([]);

  it.each([
    [
      'a query',
      'x?oauth_token=abc%2B&oauth_signature=a%2Fb%3D&keep=1',
      'x?oauth_token=[redacted]&oauth_signature=[redacted]&keep=1',
    ],
    [
      'a header',
      'OAuth oauth_nonce="abc", oauth_signature="a%2Bb%3D", oauth_version="1.0"',
      'OAuth oauth_nonce="[redacted]", oauth_signature="[redacted]", oauth_version="1.0"',
    ],
    [
      'JSON',
      '{"oauth_token": "abc", "oauth_signature":"a\\/b+c="}',
      '{"oauth_token": "[redacted]", "oauth_signature":"[redacted]"}',
    ],
    ['XML', '<oauth_token>abc</oauth_token>', '<oauth_token>[redacted]</oauth_token>'],
    ['escaped HTML', 'oauth_signature=&quot;abc&quot;', 'oauth_signature=&quot;[redacted]&quot;'],
    ['an escaped query', 'oauth_signature%3Dabc', 'oauth_signature%3D[redacted]'],
    ['the name of the method', 'oauth_signature_method=HMAC-SHA1', 'oauth_signature_method=HMAC-SHA1'],
  ])('is not told in %s', (_, given, wanted) => {
    expect(text(given)).toBe(wanted);
  });
});

describe('a header', () => {
  const { header } = redaction(['topsecret'], ['x-api-key']);

  it.each([
    ['Authorization', 'Bearer topsecret', 'Bearer [redacted]'],
    ['authorization', 'OAuth oauth_token="x"', 'OAuth [redacted]'],
    ['authorization', 'topsecretwithoutascheme', '[redacted]'],
    ['proxy-authorization', 'Basic abc', 'Basic [redacted]'],
    ['Set-Cookie', 'session=1', '[redacted]'],
    ['X-API-Key', 'abc', '[redacted]'],
    ['x-other', 'has topsecret inside', 'has [redacted] inside'],
    ['location', 'http://x/?a=1', 'http://x/?a=1'],
  ])('%s: %s', (name, value, wanted) => {
    expect(header(name, value)).toBe(wanted);
  });
});

describe('a secret of one request', () => {
  it('is found once it is known', () => {
    const one = redaction([]);
    expect(one.text('sig+na/ture=')).toBe('sig+na/ture=');
    one.learn('sig+na/ture=');
    expect(one.text('sig+na/ture= sig%2Bna%2Fture%3D sig+na\\/ture=')).toBe('[redacted] [redacted] [redacted]');
  });

  it('is forgotten after a thousand others, so that a long run stays quick', () => {
    const one = redaction([]);
    for (let n = 0; n <= 1000; n += 1) one.learn(`signature-${n}-`);
    expect([one.text('signature-0-'), one.text('signature-1-'), one.text('signature-1000-')]).toEqual([
      'signature-0-',
      '[redacted]',
      '[redacted]',
    ]);
  });
});
