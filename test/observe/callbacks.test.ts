import { expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { Observer } from '../../src/observe/observer.js';
import { Order, startProxy } from '../../src/observe/wire/proxy.js';
import { photo } from '../reference/client.js';
import { serving } from './watch.js';

/** What is found of the background callback of an upload, which passes through a proxy of its own. */
async function foundWith(fault?: string): Promise<ReadonlyMap<string, string>> {
  const reference = await startReference(fault === undefined ? {} : { fault });
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const observer = new Observer({
    passed({ seen }) {
      if (seen.target.startsWith('/done')) arrive();
    },
    broken: () => {},
    noticed: () => {},
  });
  const order = new Order();
  const proxy = await startProxy(reference.url, 0, observer, order);
  try {
    await serving(
      (_message, answer) => void answer.end('OK'),
      async (application) => {
        const callbacks = await startProxy(application, 0, observer, order);
        const query = new URLSearchParams({
          return_url: `${callbacks.url}/done?theme=green`,
          background_return_p: '1',
        });
        const headers = { authorization: `Bearer ${reference.credentials.write.bearer}` };
        const issued = await (await fetch(`${proxy.url}/api/photo/get-upload-token?${query}`, { headers })).text();
        const body = new FormData();
        body.append('upload_token', /<upload_token>([^<]+)/.exec(issued)?.[1] ?? '');
        body.append('file', new File([Uint8Array.from(photo)], 'photo.png'));
        await (await fetch(`${proxy.url}/api/photo/redeem-upload-token`, { method: 'POST', body })).text();
        await arrived;
        await callbacks.close();
      },
    );
  } finally {
    await proxy.close();
    await reference.close();
  }
  observer.finish();
  expect(observer.errors).toEqual([]);
  return new Map(observer.findings.results.map(({ requirement, verdict }) => [requirement, verdict]));
}

it('a background callback that passes through its own proxy is judged', async () => {
  const found = await foundWith();
  expect(found.get('background.callback.get')).toBe('pass');
  expect(found.get('background.callback.values')).toBe('pass');
  expect([...found.values()]).not.toContain('fail');
});

it.each([
  ['background-post', 'background.callback.get'],
  ['background-without-tree-id', 'background.callback.values'],
])('%s is seen there', async (fault, requirement) => {
  expect((await foundWith(fault)).get(requirement)).toBe('fail');
});
