import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackOf } from '../../src/client/callback.js';
import { outcomeOf } from '../../src/client/outcome.js';
import { expectWith } from '../../suites/check/expect.js';
import { sameAddress } from '../../suites/shared/addresses.js';
import { expectOwnQuery } from '../../suites/shared/own-query.js';
import { decoration, expectBareRefusal, expectPlainRefusal } from '../../suites/shared/plain.js';
import { plainWord, sameText, tagList } from '../../suites/shared/texts.js';
import { recordedReply } from '../client/reply.js';

const must = expectWith((text) => text);

describe('an echo', () => {
  it.each([
    ['as it was', 'a & b < c'],
    ['escaped for HTML', 'a &amp; b &lt; c'],
  ])('is the text that was sent: %s', (_, echo) => {
    expect(sameText(echo, 'a & b < c')).toBe(true);
  });

  it.each(['it&#39;s', 'it&#x27;s', 'it&apos;s', "it's"])('may have its quote as %s', (echo) => {
    expect(sameText(echo, "it's")).toBe(true);
  });

  it.each([
    ['cut off', 'a &amp; b', 'a & b < c'],
    ['escaped twice', 'a &amp;amp; b', 'a & b'],
    ['another text', 'x', 'a'],
    ['nothing', '', 'a'],
    ['cut after 199 characters', 'x'.repeat(199), 'x'.repeat(300)],
    ['its end', 'y'.repeat(250), `x${'y'.repeat(250)}`],
  ])('is not: %s', (_, echo, sent) => {
    expect(sameText(echo, sent)).toBe(false);
  });

  it.each([
    ['resolved by a parser of HTML', '5 > 4 & 3', '5 > 4 &amp 3'],
    ['without the white space around it', 'a b', ' a b\n'],
    ['with its letters composed', '\u00e5', 'a\u030a'],
    ['cut after 200 characters', 'x'.repeat(200), 'x'.repeat(400)],
  ])('is the text that was sent: %s', (_, echo, sent) => {
    expect(sameText(echo, sent)).toBe(true);
  });

  it('that was sent escaped is that text, and its own escape as well', () => {
    expect(sameText('5 &amp;gt; 4', '5 &gt; 4')).toBe(true);
    expect(sameText('5 &gt; 4', '5 &gt; 4')).toBe(true);
  });
});

it('a plain word is letters and digits', () => {
  fc.assert(fc.property(plainWord, (word) => /^w[a-z0-9]{2,12}$/.test(word)));
});

it.each<[string | undefined, string[]]>([
  ['b a', ['a', 'b']],
  ['b, a', ['a', 'b']],
  [' a,,b ', ['a', 'b']],
  ['', []],
  [undefined, []],
  ['product:1234', ['product:1234']],
  ['a b, c', ['a b', 'c']],
  ['"a b" c', ['a b', 'c']],
  ['"a, b",c', ['a, b', 'c']],
])('the tags of %j', (text, tags) => {
  expect(tagList(text)).toEqual(tags);
});

describe('an address', () => {
  it.each([
    ['https://Example.com?a=1', 'https://example.com/?a=1'],
    ['http://a.test:80/p', 'http://a.test/p'],
    ["http://a.test/?b=it's", 'http://a.test/?b=it%27s'],
    ['http://a.test/å?x=æ', 'http://a.test/%C3%A5?x=%c3%a6'],
    ['http://a.test/?a=1#part', 'http://a.test/?a=1'],
  ])('is the same: %s and %s', (one, other) => {
    expect(sameAddress(one, other)).toBe(true);
  });

  it.each([
    ['http://a.test/?a=1', 'https://a.test/?a=1'],
    ['http://a.test/?a=%2B', 'http://a.test/?a=+'],
    ['http://a.test/?a=1&b=2', 'http://a.test/?a=1&amp;b=2'],
    ['http://a.test/a', 'http://a.test/b'],
    ['http://a.test/?a=1', 'http://a.test/'],
    ['http://a.test/', ''],
  ])('is not the same: %s and %s', (one, other) => {
    expect(sameAddress(one, other)).toBe(false);
  });
});

const redeemed = (status: number, text: string, location?: string) =>
  outcomeOf(recordedReply(status, text, location === undefined ? [] : [['location', location]]), 'http://target.test');

describe('a refusal in plain words', () => {
  it.each([
    [200, 'The token is no longer valid'],
    [404, 'Not found: 3 < 4 & 5 > 2'],
    [410, 'error expired'],
    [499, 'x'],
    [500, 'Internal error'],
    [400, 'Ugyldig nøgle: „abc“'],
    [400, 'two\nlines'],
    [400, 'The token of <file> is invalid & was "used"'],
    [403, '<p>The token has expired</p>\n'],
    [403, 'The token<br />has expired'],
  ])('is HTTP %i "%s"', (status, text) => {
    expect(() => expectPlainRefusal(must, redeemed(status, text))).not.toThrow();
  });

  it.each([
    [301, 'moved', 'a status other than'],
    [200, '', 'an empty body'],
    [200, ' \n', 'an empty body'],
    [200, '<p></p>', 'markup without words'],
    [200, '<h1>No</h1>', 'markup'],
    [200, '<p class="error">No</p>', 'markup'],
    [200, 'No <b>token</b>', 'markup'],
    [200, '<error> no token', 'markup'],
    [200, 'No token <img src=x>', 'markup'],
    [400, '<!DOCTYPE html><title>x</title>', 'markup'],
    [400, '<?xml version="1.0"?><response status="error"/>', 'markup'],
    [400, '{"status": "error"}', 'a structured format'],
    [400, '[1]', 'a structured format'],
  ])('is not HTTP %i "%s"', (status, text, why) => {
    expect(() => expectPlainRefusal(must, redeemed(status, text))).toThrow(why);
  });

  it('may have no markup at all', () => {
    expect(() => expectBareRefusal(must, redeemed(403, 'expired'))).not.toThrow();
    expect(() => expectBareRefusal(must, redeemed(403, '<p>expired</p>'))).toThrow('markup');
  });

  it('has no decoration', () => {
    expect(decoration('plain')).toBeUndefined();
  });
});

describe("the query of a return_url's own", () => {
  const check = (query: string, callback: string) => () => {
    const made = callbackOf(`http://a.test/?${callback}`);
    if (made === undefined) throw new Error('no callback');
    expectOwnQuery(must, made, query);
  };

  it.each([
    ['a=1', 'a=1&photo_id=2'],
    ['a=1&b=2', 'photo_id=2&b=2&a=1'],
    ['a=1&a=2', 'a=1&x=y&a=2'],
    ['flag&empty=', 'flag=&empty&photo_id=2'],
    ['a=x+y&b=%2B', 'a=x%20y&b=%2b'],
    ['', 'photo_id=2'],
  ])('%s is in %s', (query, callback) => {
    expect(check(query, callback)).not.toThrow();
  });

  it.each([
    ['a=1', 'photo_id=2'],
    ['a=1', 'a=2'],
    ['a=1&a=2', 'a=2&a=1'],
    ['a=1', 'a=1&a=1'],
    ['a=%2B', 'a=+'],
    ['a=%3D', 'a=%253D'],
  ])('%s is not in %s', (query, callback) => {
    expect(check(query, callback)).toThrow("of return_url's query");
  });
});
