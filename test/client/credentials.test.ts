import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forged } from '../../src/client/credentials.js';
import { client, issuing } from './client.js';
import { oauthParameters } from './oauth-verifier.js';
import { serving } from './serving.js';
import { keys, witness } from './witness.js';

describe('other credentials', () => {
  it('are sent as they are configured, and spoiled where they are to be forged', async () => {
    const { url, seen } = await witness();
    const auth = { write: { bearer: 'abc' }, super: { headers: { Authorization: 'Key xya', 'X-B': 'b' } } };
    const { target, scope } = client(url, { auth });
    for (const caller of ['write', 'super', 'read', 'nobody', 'forged'] as const)
      await target.send(issuing({ caller }), scope);
    expect(seen.map((request) => request.authorization)).toEqual([
      'Bearer abc',
      'Key xya',
      undefined,
      undefined,
      'Bearer aac',
    ]);
    expect(forged({ headers: { a: 'xa', b: 'xb' } })).toEqual({ headers: { a: 'xb', b: 'xa' } });
    expect(forged({ bearer: 'abc' }, 'shorter')).toEqual({ bearer: 'ab' });
    expect(forged({ bearer: 'abc' }, 'longer')).toEqual({ bearer: 'abca' });
  });

  it.each([4, 16, 32, 64, 255, 256])('of %i bytes in base64 decode to other bytes when they are forged', (length) => {
    for (let n = 0; n < 50; n += 1) {
      const value = randomBytes(length).toString('base64url');
      const wrong = forged({ bearer: value });
      const bearer = 'bearer' in wrong ? wrong.bearer : '';
      expect(Buffer.from(bearer, 'base64url').equals(Buffer.from(value, 'base64url'))).toBe(false);
    }
  });

  it('of OAuth show a key and a token without a signature where that is what is forged', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    for (const forge of ['key as bearer', 'empty signature', 'plain signature', 'signature in other case'] as const)
      await target.send(issuing({ transmission: { forge } }), scope);
    const [bearer = '', empty = '', plain = '', other = ''] = seen.map(({ authorization }) => authorization);
    expect(bearer).toBe(`Bearer ${keys.consumerKey}`);
    expect(empty).toMatch(/oauth_consumer_key="[^"]+".*oauth_signature="",.*oauth_signature_method="HMAC-SHA1"/);
    expect(plain).toMatch(/oauth_signature="%26",.*oauth_signature_method="PLAINTEXT"/);
    expect(other).toMatch(/oauth_signature="[\w%-.~]{28,}",.*oauth_signature_method="HMAC-SHA1"/);
  });

  it('of super stand in for those of write', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { super: { bearer: 'abc' } } });
    await target.send(issuing(), scope);
    expect(seen[0]?.authorization).toBe('Bearer abc');
  });

  it('are sent to the target alone', async () => {
    const [one, other] = [await witness(), await witness()];
    const { target, scope } = client(one.url, { auth: { write: { bearer: 'abc' } } });
    const read = { operation: 'readFile', method: 'GET', caller: 'write', query: [] } as const;
    await target.send({ ...read, path: `${one.url}/files/a` }, scope);
    await target.send({ ...read, path: `${other.url}/files/a` }, scope);
    expect([one.seen[0]?.authorization, other.seen[0]?.authorization]).toEqual(['Bearer abc', undefined]);
  });
});

describe("the target's clock", () => {
  /** Checks the time of signatures by one clock and announces another in its Date header; both in seconds ahead. */
  async function punctual(clocks: { checked: number; announced: number }): Promise<{ url: string; stamps: number[] }> {
    const stamps: number[] = [];
    const url = await serving((request, response) => {
      const { authorization = '' } = request.headers;
      const stamp = Number(
        oauthParameters({ method: 'GET', url: `http://${request.headers.host}/`, authorization }).get(
          'oauth_timestamp',
        ),
      );
      stamps.push(Math.round(stamp - Date.now() / 1000));
      const isLate = Math.abs(stamp - Date.now() / 1000 - clocks.checked) > 60;
      response.setHeader('Date', new Date(Date.now() + clocks.announced * 1000).toUTCString());
      response.writeHead(isLate ? 401 : 200).end();
    });
    return { url, stamps };
  }

  const near = (off: number) => (stamp: number) => Math.abs(stamp - off) <= 20;

  it.each([-3600, -90, 90, 3600])('is followed where signatures are checked by it, %i s off', async (off) => {
    const { url, stamps } = await punctual({ checked: off, announced: off });
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    const statuses = [await target.send(issuing(), scope), await target.send(issuing(), scope)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 200]);
    expect(stamps.map(near(off))).toEqual([false, true, true]);
  });

  it.each([-3600, 3600])('is not followed where signatures are not checked by it, %i s off', async (off) => {
    const { url, stamps } = await punctual({ checked: 0, announced: off });
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    for (let n = 0; n < 3; n += 1) expect((await target.send(issuing(), scope)).status).toBe(200);
    expect(stamps.map(near(0))).toEqual([true, true, true]);
  });

  it('is followed back', async () => {
    const clocks = { checked: 3600, announced: 3600 };
    const { url, stamps } = await punctual(clocks);
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    expect((await target.send(issuing(), scope)).status).toBe(200);
    Object.assign(clocks, { checked: 0, announced: 0 });
    expect((await target.send(issuing(), scope)).status).toBe(200);
    expect(stamps.map(near(3600))).toEqual([false, true, true, false]);
  });

  it('is not what a call is refused for by either clock', async () => {
    const { url, stamps } = await punctual({ checked: 7200, announced: 3600 });
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    expect((await target.send(issuing(), scope)).status).toBe(401);
    expect((await target.send(issuing(), scope)).status).toBe(401);
    expect(stamps.map(near(0))).toEqual([true, false, true, false]);
  });
});
