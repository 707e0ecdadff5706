import { expect, it } from 'vitest';
import { execute } from '../../src/run/execute.js';
import { example, never, sessionWith, unused } from './session.js';

it.each(['HEAD', 'OPTIONS'])('a look at an address by %s is no callback', async (method) => {
  const check = example(async ({ callbacks, expect: must }) => {
    const address = callbacks.reachable();
    await fetch(address.url, { method });
    await fetch(`${address.url}?photo_id=1`);
    must((await callbacks.next(address))?.method).toBe('GET');
    await fetch(address.url, { method });
    must((await callbacks.settled(address)).length).toBe(1);
    must(await callbacks.next(address)).toBe(undefined);
  });
  expect(await execute(check, await sessionWith(unused), never)).toMatchObject({ verdict: 'pass' });
});
