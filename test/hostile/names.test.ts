import { expect, it } from 'vitest';
import { command, emptyFolder } from './setting/command.js';
import { refused } from './setting/engine.js';

it.each([
  ['a name that there is not', 'http://nobody.invalid', /cannot be reached/],
  ['a name with labels that are too long', `http://${'x'.repeat(70)}.invalid`, /cannot be reached/],
  ['a port at which nobody is', 'http://127.0.0.1:1', /ECONNREFUSED/],
  ['an address of IPv6 at which nobody is', 'http://[::1]:1', /cannot be reached/],
  ['TLS at a port at which nobody is', 'https://127.0.0.1:1', /ECONNREFUSED/],
])('%s', async (_, target, said) => {
  expect(await refused(target)).toMatch(said);
});

it.each([
  ['another scheme', 'file:///etc/passwd'],
  ['no address', 'http://'],
  ['a port beyond all ports', 'http://127.0.0.1:99999'],
  ['control characters', 'http://\u001b]0;owned\u0007'],
])('%s is refused before anything is sent', async (_, target) => {
  const { status, err } = await command(['run', '--target', target], await emptyFolder());
  expect(status).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(1);
});
