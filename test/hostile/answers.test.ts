import { describe, expect, it } from 'vitest';
import { rawTarget } from '../client/raw-target.js';
import { little, run } from './setting/command.js';
import { refused } from './setting/engine.js';
import { front } from './setting/front.js';
import { answer, left, sending } from './setting/target.js';

const laughs = [...Array(12).keys()].map((n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><response status="error" message="&l12;"/>`;
const quadratic = `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(100_000)}">]><response status="error">${'&a;'.repeat(100_000)}</response>`;

/** Bodies of every answer, in which there is no token. */
const bodies: readonly [string, string | Uint8Array][] = [
  ['nothing', ''],
  ['noise', Uint8Array.from({ length: 5000 }, (_, at) => (at * 167 + (at >> 3) * 59) % 256)],
  ['invalid UTF-8', Buffer.from('<response status="error" message="\xff\xfe\xc0\x80"/>', 'latin1')],
  ['NUL bytes', '\0'.repeat(100_000)],
  ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x3c])],
  ['entities that expand to terabytes', bomb],
  ['one long entity, many times', quadratic],
  ['XML nested 100,000 deep', '<a>'.repeat(100_000)],
  ['JSON nested 100,000 deep', '['.repeat(100_000)],
  ['JSON with the names of prototypes', '{"__proto__":{"status":"ok"},"constructor":{"prototype":{"status":"ok"}}}'],
  ['100,000 attributes', `<response ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(' ')}/>`],
  ['numbers beyond all numbers', '{"status":1e999,"code":-1e999,"message":123456789012345678901234567890}'],
  ['bait for regular expressions', `${'<title '.repeat(50_000)}${' status='.repeat(50_000)}`],
  ['white space that looks like the beginning of a token', `${'upload_token>'.padEnd(900_000)}<`],
  ['what steers terminals', '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e<title>\u001b[8m</title>'],
  ['scripts', '<html><title><script>alert(1)</script></title><script>alert(2)</script></html>'],
  ['a megabyte of a page', `<html><title>${'x'.repeat(500_000)}</title>${'<p>'.repeat(100_000)}`],
];

describe('answers without a token', () => {
  it.each(bodies)('%s', async (_, body) => {
    const target = await rawTarget(sending(answer(body, ['content-type: text/xml'])));
    const err = await refused(target.url);
    expect(err.length).toBeLessThan(2000);
    await left(target);
  });

  it('external entities are not fetched', async () => {
    const other = await rawTarget(() => {});
    const entities = `<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % far SYSTEM "${other.url}/x.dtd"> %far;`;
    const body = `<!DOCTYPE response SYSTEM "${other.url}/y.dtd" [${entities}]><response status="error" message="&file;"/>`;
    const target = await rawTarget(sending(answer(body)));
    const err = await refused(target.url);
    expect(err).not.toContain('root:');
    expect(other.visits).toEqual([]);
    await left(target);
  });

  it.each([
    'content-type: text/xml; charset=utf-7',
    'content-type: text/xml; charset=nonsense',
    `content-type: ${'x;'.repeat(9000)}`,
  ])('in %.50s', async (type) => {
    const target = await rawTarget(sending(answer('<response status="ok">+ADw-upload_token+AD4-</response>', [type])));
    await refused(target.url);
    await left(target);
  });
});

/** What is put in the place of the token that is granted. */
const tokens: readonly [string, string][] = [
  ['of half a megabyte', 'x'.repeat(500_000)],
  ['with line breaks and headers', 'a&#13;&#10;x-injected: yes&#13;&#10;&#13;&#10;b'],
  ['with NUL and escapes', 'a\u001b[2J&#x1b;b'],
  ['with the path of a file', '../../../../../../etc/passwd'],
  ['with the end of a form', '"&#13;&#10;--boundary--&#13;&#10;'],
];

describe('tokens', () => {
  it.each(tokens)('%s', async (_, token) => {
    const target = await front({
      changes(answered, { path }) {
        if (!path.endsWith('get-upload-token')) return;
        const text = answered.body.toString('utf8');
        answered.body = Buffer.from(text.replace(/(<upload_token>)[^<]*/, `$1${token}`));
      },
    });
    const { status, results } = await run(target.configuration, [...little, '--requirement', 'redeem.file.photo']);
    // Whatever a token looks like, it is granted, and the right lifetime is a right lifetime.
    expect([0, 1, 3]).toContain(status);
    expect(results.run.complete || status === 3).toBe(true);
    await target.left();
  });
});
