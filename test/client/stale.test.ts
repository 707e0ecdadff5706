import { describe, expect, it } from 'vitest';
import { client, issuing } from './client.js';
import { rawTarget } from './raw-target.js';

const ok = ['HTTP/1.1 200 OK', 'content-length: 2', '', 'ok'].join('\r\n');

const oauth1 = { consumerKey: 'k', consumerSecret: 's', token: 't', tokenSecret: 'u' };

const nonceIn = (text: string): string | undefined => /oauth_nonce="([^"]+)"/.exec(text)?.[1];

describe('a connection that the target has ended since it was used', () => {
  it.each(['closed', 'reset'] as const)('fails no request: %s', async (how) => {
    const target = await rawTarget(async ({ head, socket }) => {
      await head;
      socket.write(ok, () => {
        // At the very moment at which the next request is on its way.
        socket.once('data', () => (how === 'closed' ? socket.destroy() : socket.resetAndDestroy()));
      });
    });
    const { target: wire, scope, exchanges } = client(target.url);
    for (let n = 0; n < 30; n += 1) expect((await wire.send(issuing({ caller: 'nobody' }), scope)).status).toBe(200);
    expect(exchanges).toHaveLength(30);
  });

  it('has the request signed anew, since the target may have seen the signature', async () => {
    const nonces: (string | undefined)[] = [];
    const target = await rawTarget(async ({ head, socket }) => {
      nonces.push(nonceIn(await head));
      socket.write(ok, () =>
        socket.once('data', (bytes) => {
          nonces.push(nonceIn(bytes.toString('latin1')));
          socket.destroy();
        }),
      );
    });
    const { target: wire, scope } = client(target.url, { auth: { write: { oauth1 } } });
    for (let n = 0; n < 2; n += 1) expect((await wire.send(issuing(), scope)).status).toBe(200);
    expect(nonces).toHaveLength(3);
    expect(new Set(nonces).size).toBe(3);
  });

  it('is not tried for ever', async () => {
    const target = await rawTarget(async ({ head, socket }, number) => {
      await head;
      if (number === 1) socket.write(ok, () => socket.once('data', () => socket.destroy()));
      else socket.destroy();
    });
    const { target: wire, scope } = client(target.url);
    await wire.send(issuing({ caller: 'nobody' }), scope);
    await expect(wire.send(issuing({ caller: 'nobody' }), scope)).rejects.toThrow('no complete answer');
    expect(target.visits.length).toBe(2);
  });
});
