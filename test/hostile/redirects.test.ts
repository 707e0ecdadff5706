import { expect, it } from 'vitest';
import { rawTarget } from '../client/raw-target.js';
import { refused } from './setting/engine.js';
import { answer, left, sending } from './setting/target.js';

/** Where every request is redirected to, and what is said of it. */
const behaviours: readonly [string, string, RegExp][] = [
  ['itself', '/api/photo/get-upload-token', /HTTP 301 to /],
  ['a file', 'file:///etc/passwd', /HTTP 301/],
  ['a script', 'javascript:alert(1)', /HTTP 301/],
  ['data', 'data:text/xml,<response status="ok"><upload_token>abcdef</upload_token></response>', /HTTP 301/],
  ['an address that is none', 'http://[::1', /without a usable Location/],
  ['an address of 60,000 characters', `/${'x'.repeat(60_000)}`, /HTTP 301/],
  ['an address that steers terminals', '/\u001b]0;owned\u0007\u009b2J', /HTTP 301|no complete answer/],
];

it.each(behaviours)('redirects to %s', async (_, location, said) => {
  const target = await rawTarget(sending(answer('', [`location: ${location}`], '301 Moved')));
  const err = await refused(target.url);
  expect(err).toMatch(said);
  expect(err.length).toBeLessThan(2000);
  await left(target);
});

it('redirects to somebody else, who is left alone', async () => {
  const other = await rawTarget(() => {});
  const target = await rawTarget(sending(answer('', [`location: ${other.url}/x`], '307 Elsewhere')));
  const err = await refused(target.url);
  expect(err).toContain(`HTTP 307 to ${other.url}: set target`);
  expect(other.visits).toEqual([]);
  await left(target);
});
