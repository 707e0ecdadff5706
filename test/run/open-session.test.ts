import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { configure } from '../../src/config/load.js';
import { redactionOf } from '../../src/config/redaction-of.js';
import { fakeTarget, granted, open } from './fake-target.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const declared = {
  replaceRedeem: true,
  redeemReplaceToken: true,
  background: true,
  rejectsUnsupported: true,
  imageRescale: true,
  readBack: true,
  exactReadBack: true,
  chunkedFileUpload: true,
};

async function opened(raw: Record<string, unknown>, address = (url: string): string => url) {
  const target = await fakeTarget(() => granted);
  closing.push(target.close);
  const session = await open({ target: address(target.url), capabilities: declared, ...raw });
  closing.unshift(session.close);
  return session;
}

/** An address of this machine that does not look like one. */
const asIfFar = (url: string): string => url.replace('127.0.0.1', '[::ffff:127.0.0.1]');

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}

describe('callbacks', () => {
  test('a target on this machine reaches the catcher', async () => {
    const { session } = await opened({});
    expect(session.noCallbackPath).toBeUndefined();
  });

  test('a target elsewhere does not reach a catcher on the loopback, and the remedy is told', async () => {
    const { session } = await opened({}, asIfFar);
    expect(session.noCallbackPath).toContain('callbacks.publicUrl');
  });

  test('a public address that leads to the catcher is a path, and addresses for callbacks begin with it', async () => {
    const port = await freePort();
    const publicUrl = asIfFar(`http://127.0.0.1:${port}`);
    const { session } = await opened({ callbacks: { listen: `127.0.0.1:${port}`, publicUrl } }, asIfFar);
    expect(session.noCallbackPath).toBeUndefined();
    expect(session.catcher.address().url.startsWith(`${session.catcher.url}/`)).toBe(true);
    expect(session.catcher.url).not.toBe(session.catcher.localUrl);
  });

  test('a public address that leads nowhere is found out before anything is judged by it', async () => {
    const publicUrl = `http://127.0.0.1:${await freePort()}`;
    const { session } = await opened({ callbacks: { publicUrl, timeoutSeconds: 0.2 } });
    expect(session.noCallbackPath).toMatch(/^no callback path: .* \(.*ECONNREFUSED.*\); see callbacks$/);
  });

  test('an address that the catcher cannot have is told by its error', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    closing.push(async () => void taken.close());
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const listen = `127.0.0.1:${address.port}`;
    await expect(opened({ callbacks: { listen } })).rejects.toMatchObject({ name: 'ListenError' });
  });
});

test('what the configuration holds reaches the session', async () => {
  const { session } = await opened({
    replace: { photoId: 4711 },
    clock: { advanceUrl: 'http://127.0.0.1:9/clock' },
    callbacks: { timeoutSeconds: 3 },
    auth: { read: { bearer: 'read-token' } },
  });
  expect(session).toMatchObject({ replacePhotoId: '4711', callbackTimeoutMs: 3_000, clock: { moved: 0 } });
  expect(session.capabilities).toMatchObject({
    clock: { present: true, source: 'configuration' },
    read: { present: true, source: 'configuration' },
    super: { present: false, source: 'configuration' },
    oauth1: { present: false, source: 'configuration' },
  });
});

test('no secret of a configuration is left in a text or a header', async () => {
  const { text, header } = redactionOf(
    await configure(
      {
        auth: {
          write: { headers: { 'X-Api-Key': 'key-of-write' } },
          read: { bearer: 'token-of-read' },
          super: { oauth1: { consumerKey: 'ck', consumerSecret: 'cs-secret', token: 'tk', tokenSecret: 'ts-secret' } },
        },
      },
      { environment: {}, directory: '.' },
    ),
  );
  const told = text('key-of-write, token-of-read, cs-secret, ts-secret');
  for (const secret of ['key-of-write', 'token-of-read', 'cs-secret', 'ts-secret']) expect(told).not.toContain(secret);
  expect(header('x-api-key', 'anything else')).not.toContain('anything else');
});
