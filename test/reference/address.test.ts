import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendQuery, formEncode, isWebAddress } from '../../reference/methods/address.js';

describe('appendQuery', () => {
  it.each([
    ['http://a.example', 'http://a.example?x=1'],
    ['http://a.example/b', 'http://a.example/b?x=1'],
    ['http://a.example/b?', 'http://a.example/b?x=1'],
    ['http://a.example/b?y=2', 'http://a.example/b?y=2&x=1'],
    ['http://a.example/b?y=2&', 'http://a.example/b?y=2&x=1'],
    ['http://a.example/b#c?d', 'http://a.example/b?x=1#c?d'],
    ['http://a.example/b?y=%2B+%3d&y=&=z#c', 'http://a.example/b?y=%2B+%3d&y=&=z&x=1#c'],
    ['http://a.example/é\r\nX: 1', 'http://a.example/%C3%A9%0D%0AX:%201?x=1'],
  ])('%j', (address, appended) => {
    expect(appendQuery(address, 'x=1')).toBe(appended);
  });

  it('adds pairs that a parser finds behind all that was there', () => {
    const pair = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair, { minLength: 1 }), (before, added) => {
        const own = before.length === 0 ? '' : `?${formEncode(before)}`;
        const address = new URL(appendQuery(`http://a.example/${own}#f`, formEncode(added)));
        expect([...address.searchParams]).toEqual([...before, ...added]);
        expect(address.hash).toBe('#f');
      }),
    );
  });
});

it('isWebAddress takes http and https only', () => {
  expect(['http://a.example', 'https://a.example/?x#y'].map(isWebAddress)).toEqual([true, true]);
  expect(['/upload', 'a.example', 'javascript:alert(1)', 'ftp://a.example', ''].map(isWebAddress)).not.toContain(true);
});
