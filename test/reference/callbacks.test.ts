import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { chunk, photo, returnUrl, withReference } from './client.js';

describe('by the client', () => {
  it('repeats extra parameters of both calls, and never a name of its own', () =>
    withReference(async (client) => {
      const token = await client.issue({
        return_url: returnUrl,
        theme: 'blue',
        both: '1',
        token: 'x',
        oauth_x: 'y',
        twice: ['a', 'b'],
      });
      const { location, status } = await client.redeem(token, photo, {
        both: '2',
        domain: 'evil',
        error_message: 'no',
        'a&b=c': 'd e+é\r\nX-Evil: 1',
        ...chunk(1, 1000, photo.length),
      });
      expect(status).toBe(301);
      expect([...location.searchParams].map(([name]) => name)).toEqual([
        'theme',
        'domain',
        'upload_token',
        'photo_id',
        'tree_id',
        'token',
        'theme',
        'twice',
        'twice',
        'both',
        'a&b=c',
      ]);
      expect(location.searchParams.get('a&b=c')).toBe('d e+é\r\nX-Evil: 1');
      expect(location.searchParams.get('both')).toBe('2');
      expect(location.searchParams.get('domain')).toBe('127.0.0.1');
    }));

  it('is a redirect up to 1499 characters and a form above, with everything in it', () =>
    withReference(async (client) => {
      const values = async (length: number) => {
        const token = await client.issue({ return_url: returnUrl });
        return client.redeem(token, photo, { note: `"<&>${'n'.repeat(length)}` });
      };
      const { location } = await values(0);
      const room = 1499 - location.href.length;
      const longest = await values(room);
      expect([longest.status, longest.location.href.length]).toEqual([301, 1499]);
      const form = await values(room + 1);
      expect(form.status).toBe(200);
      const inputs = elements(parse(form.text), 'input').map((input) => [input.get('name'), input.get('value')]);
      expect(Object.fromEntries(inputs)).toMatchObject({ domain: '127.0.0.1', note: `"<&>${'n'.repeat(room + 1)}` });
      expect(elements(parse(form.text), 'form')[0]?.get('action')).toBe(returnUrl);
    }));

  it('is a plain message when there is no return_url', () =>
    withReference(async (client) => {
      for (const issued of [{}, { return_url: '' }, { return_url: ' ' }]) {
        expect((await client.redeem(await client.issue(issued), photo)).status).toBe(200);
      }
      expect((await client.redeem(await client.issue({}))).status).toBe(400);
    }));
});

describe('in the background', () => {
  it('is a GET of the address that the ok line ends with', () =>
    withReceiver(async (address, received) =>
      withReference(async (client) => {
        const token = await client.issue({ return_url: `${address}/a?b=c#d`, background_return_p: '1', extra: 'é' });
        const { status, text } = await client.redeem(token, photo);
        expect(status).toBe(200);
        const [ok, domain, treeId, photoId, secret, url] = text.split(' ');
        expect(received.map(({ method }) => method)).toEqual(['GET']);
        const parameters = new URL(received[0]?.url ?? '', address).searchParams;
        expect(Object.fromEntries(parameters)).toEqual({
          b: 'c',
          domain,
          upload_token: token.upload_token,
          photo_id: photoId,
          tree_id: treeId,
          token: secret,
          extra: 'é',
        });
        expect([ok, url]).toEqual(['ok', `${address}${received[0]?.url}#d`]);
      }),
    ));

  it("leaves extra parameters out, and return_url's query at last, to stay within 1500 characters", () =>
    withReceiver(async (address, received) =>
      withReference(async (client) => {
        const long = { one: 'x'.repeat(700), two: 'y'.repeat(700) };
        const token = await client.issue({ return_url: `${address}/?q`, background_return_p: '1', ...long });
        await client.redeem(token, photo);
        const longer = await client.issue({ return_url: `${address}/?${'q'.repeat(1490)}`, background_return_p: '1' });
        await client.redeem(longer, photo);
        const [first, second] = received.map(({ url = '' }) => new URL(url, address));
        expect(first?.href.length).toBeLessThanOrEqual(1500);
        expect([...(first?.searchParams.keys() ?? [])]).toEqual([
          'q',
          'domain',
          'upload_token',
          'photo_id',
          'tree_id',
          'token',
          'one',
        ]);
        expect([...(second?.searchParams.keys() ?? [])]).toEqual([
          'domain',
          'upload_token',
          'photo_id',
          'tree_id',
          'token',
        ]);
      }),
    ));

  it('reports failures too, and lets no receiver fail an upload', () =>
    withReceiver(
      async (address, received) =>
        withReference(async (client) => {
          const token = await client.issue({ return_url: address, background_return_p: '1', max_uploads: 9 });
          expect((await client.redeem(token, photo)).text).toMatch(/^ok /);
          expect((await client.redeem(token)).text).toBe('error No file was uploaded');
          const parameters = new URL(received[1]?.url ?? '', address).searchParams;
          expect([...parameters.keys()]).toEqual(['domain', 'upload_token', 'error_message']);
          const dead = await client.issue({ return_url: 'http://127.0.0.1:1/', background_return_p: '1' });
          expect((await client.redeem(dead, photo)).text).toMatch(/^ok /);
          const none = await client.issue({ background_return_p: '1' });
          expect((await client.redeem(none, photo)).text).toMatch(/^ok \S+ \S+ \S+ \S+$/);
        }),
      (_call, answer) => answer.writeHead(500).end(),
    ));

  it('does not follow redirects, and does not wait for a receiver that hangs', () =>
    withReceiver(
      async (address, received) =>
        withReference(async (client) => {
          const moved = await client.issue({ return_url: `${address}/moved`, background_return_p: '1' });
          expect((await client.redeem(moved, photo)).text).toMatch(/^ok /);
          const hangs = await client.issue({ return_url: `${address}/hangs`, background_return_p: '1' });
          expect((await client.redeem(hangs, photo)).text).toMatch(/^ok /);
          expect(received).toHaveLength(2);
        }),
      ({ url }, answer) => {
        if (url?.startsWith('/moved')) answer.writeHead(302, { location: '/elsewhere' }).end();
      },
    ));
});

type Elements = Map<string, string>[];

/** The attributes of all elements of a name. */
function elements(node: DefaultTreeAdapterTypes.Node, name: string): Elements {
  const own: Elements =
    'tagName' in node && node.tagName === name
      ? [new Map(node.attrs.map((attribute) => [attribute.name, attribute.value]))]
      : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap((child) => elements(child, name))] : own;
}

type Answer = (call: IncomingMessage, answer: ServerResponse) => void;

/** Runs something with a receiver of callbacks, and what came to it. */
async function withReceiver(
  run: (address: string, received: readonly IncomingMessage[]) => Promise<void>,
  answer: Answer = (_call, response) => void response.end(),
): Promise<void> {
  const received: IncomingMessage[] = [];
  const server = createServer((call, response) => {
    received.push(call);
    answer(call, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  try {
    await run(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`, received);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
