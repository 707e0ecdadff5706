import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import type { Credentials } from '../../src/client/credentials.js';
import { redaction } from '../../src/client/redaction.js';
import { client, issuing, photo, redeeming } from './client.js';
import { rawTarget, saying } from './raw-target.js';
import { serving } from './serving.js';

const secret = `top "s3cret" <&'/+=> ü`;
const inHeader = 'k-3y/of+the=house';

/** Says everything that it was told, in every way that it can think of. */
function echoes(request: IncomingMessage, body: string): { headers: Record<string, string>; text: string } {
  const all = [...request.rawHeaders, request.url ?? '', body].join('\n');
  const spelled = [
    all,
    encodeURIComponent(all),
    JSON.stringify(all),
    JSON.stringify({ all }).replaceAll('/', '\\/'),
    all.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    Buffer.from(all).toString('base64'),
    Buffer.from(`x${all}`).toString('base64url'),
  ];
  const auth = request.headers.authorization ?? String(request.headers['x-api-key'] ?? 'none');
  return {
    headers: {
      location: `http://example.com/?auth=${encodeURIComponent(auth)}`,
      'x-echo': auth,
      'set-cookie': `auth=${encodeURIComponent(auth)}`,
      'x-coded': Buffer.from(auth).toString('base64'),
    },
    text: spelled.join('\n\n'),
  };
}

async function echo(status = 200): Promise<{ url: string; authorizations: string[] }> {
  const authorizations: string[] = [];
  const handle = async (request: IncomingMessage, respond: (answer: ReturnType<typeof echoes>) => void) => {
    const blocks: Buffer[] = [];
    for await (const block of request) blocks.push(block);
    authorizations.push(request.headers.authorization ?? '');
    respond(echoes(request, Buffer.concat(blocks).toString('latin1')));
  };
  const url = await serving((request, response) => {
    void handle(request, ({ headers, text }) => response.writeHead(status, headers).end(text));
  });
  return { url, authorizations };
}

/** Forms in which a secret would be one, wherever it stands. */
function formsOf(one: string, coded = true): string[] {
  const json = JSON.stringify(one).slice(1, -1);
  const html = one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.from(`${'x'.repeat(before)}${one}xx`).toString('base64');
    return whole.slice(before + 2, -6);
  });
  return [
    one,
    encodeURIComponent(one),
    new URLSearchParams({ a: one }).toString().slice(2),
    json,
    html,
    ...(coded ? base64 : []),
  ];
}

function expectNowhere(record: unknown, secrets: readonly string[], coded = true): void {
  const text = JSON.stringify(record);
  const once = JSON.parse(JSON.stringify(text));
  for (const one of secrets)
    for (const form of formsOf(one, coded)) {
      expect(once).not.toContain(form);
      expect(once).not.toContain(JSON.stringify(form).slice(1, -1));
    }
}

const kinds: Readonly<Record<string, { auth: Credentials; secrets: string[]; headers?: string[] }>> = {
  bearer: { auth: { bearer: 'b3arer/token+value=' }, secrets: ['b3arer/token+value='] },
  headers: { auth: { headers: { 'X-Api-Key': inHeader } }, secrets: [inHeader], headers: ['x-api-key'] },
  'a scheme of its own': { auth: { headers: { Authorization: inHeader } }, secrets: [inHeader] },
  oauth1: {
    auth: {
      oauth1: { consumerKey: 'ck', consumerSecret: 'consumer s3cret', token: 'tk', tokenSecret: 'token s3cret' },
    },
    secrets: ['consumer s3cret', 'token s3cret'],
  },
};

it.each(Object.entries(kinds))('no secret of %s is left in a record, wherever it was', async (_, kind) => {
  const { url, authorizations } = await echo();
  const redact = redaction([...kind.secrets, secret], kind.headers);
  const { target, scope, exchanges } = client(url, { auth: { write: kind.auth }, redact });
  const planted = [secret, ...kind.secrets];
  const pairs = planted.map((one) => [one, one] as const);
  const deliberate = `because of ${secret}`;
  for (const caller of ['write', 'forged'] as const)
    for (const sign of ['header', 'query'] as const) {
      await target.send(
        issuing({ caller, query: pairs, transmission: { sign }, deliberate, path: `/${encodeURIComponent(secret)}` }),
        scope,
      );
      await target.send(
        redeeming({
          caller,
          form: pairs,
          file: photo(500, { filename: secret, type: kind.secrets[0] ?? '' }),
          transmission: { sign },
          deliberate,
        }),
        scope,
      );
    }
  expect(exchanges.length).toBe(8);
  expectNowhere(exchanges, planted);
  const forged = planted.map((one) => `${one.slice(0, -1)}${one.endsWith('a') ? 'b' : 'a'}`);
  expectNowhere(exchanges, forged);
  const signatures = authorizations.flatMap(
    (one) => decodeURIComponent(/oauth_signature="([^"]+)"/.exec(one)?.[1] ?? '') || [],
  );
  expect(signatures.length).toBe(kind.auth && 'oauth1' in kind.auth ? 4 : 0);
  expectNowhere(exchanges, signatures, false);
  // What is not secret is still told.
  expect(JSON.stringify(exchanges)).toContain('[redacted]');
  expect(exchanges[0]?.request.headers).toContainEqual(['user-agent', 'upload-contract']);
});

it('no signature is left in a record, even where nothing says that it is one', async () => {
  const raw = await rawTarget(async (visit) => {
    const signature = decodeURIComponent(/oauth_signature="([^"]+)"/.exec(await visit.head)?.[1] ?? 'none');
    const text = `here: ${signature} and ${encodeURIComponent(signature)}`;
    visit.socket.write(`HTTP/1.1 200 OK\r\nx-here: ${signature}\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
  });
  const keys = { consumerKey: 'ck', consumerSecret: 'cs', token: 'tk', tokenSecret: 'ts' };
  const { target, scope, exchanges } = client(raw.url, { auth: { write: { oauth1: keys } } });
  const reply = await target.send(issuing(), scope);
  expect(exchanges[0]?.response?.body.text).toBe('here: [redacted] and [redacted]');
  expect(exchanges[0]?.response?.headers[0]).toEqual(['x-here', '[redacted]']);
  // Whatever else comes of the answer can be freed of it, too.
  expect(target.redact(reply.text)).toBe('here: [redacted] and [redacted]');
});

it('no secret is left of an answer that is longer than its record, not even a half', async () => {
  const long = 'k'.repeat(400);
  const redact = redaction([long]);
  for (const before of [3690, 3900, 4095, 4096, 8000, 8190]) {
    const filled = `${long} `.repeat(Math.floor(before / 401));
    for (const filler of ['-'.repeat(before), filled]) {
      const text = `${filler}${long}${'.'.repeat(9000)}`;
      const raw = await rawTarget(saying('HTTP/1.1 200 OK', `content-length: ${text.length}`, '', text));
      const { target, scope, exchanges } = client(raw.url, { redact });
      await target.send(issuing(), scope);
      const body = exchanges[0]?.response?.body;
      expect(body?.text).not.toContain('kk');
      expect(body?.text?.length).toBeLessThanOrEqual(4096);
      expect(body).toMatchObject({
        truncated: true,
        size: text.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  }
});

it('a short text is kept whole, in the encoding that it is in', async () => {
  const raw = await rawTarget(async ({ head, socket }) => {
    await head;
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=iso-8859-1\r\ncontent-length: 6\r\n\r\n');
    socket.write(Buffer.from('æøåäöü', 'latin1'));
  });
  const { target, scope, exchanges } = client(raw.url);
  await target.send(issuing(), scope);
  expect(exchanges[0]?.response?.body).toEqual({ size: 6, text: 'æøåäöü' });
});

it('of binary data only size and digest are kept', async () => {
  const raw = await rawTarget(async ({ head, socket }) => {
    await head;
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 300\r\n\r\n');
    socket.write(Buffer.alloc(300, 0xff));
  });
  const { target, scope, exchanges } = client(raw.url);
  await target.send(issuing(), scope);
  expect(exchanges[0]?.response?.body).toEqual({ size: 300, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('a record says what was sent, in an order of its own', async () => {
  const { url } = await echo();
  const { target, scope, exchanges } = client(url);
  const before = Date.now();
  await target.send(
    issuing({
      query: [
        ['a', '1'],
        ['a', '2'],
      ],
      caller: 'nobody',
    }),
    scope,
  );
  await target.send(redeeming(), scope);
  expect(exchanges.map((one) => one.id)).toEqual([1, 2]);
  expect(exchanges[0]).toMatchObject({
    call: {
      operation: 'getUploadToken',
      caller: 'nobody',
      query: [
        ['a', '1'],
        ['a', '2'],
      ],
    },
    request: { method: 'GET', url: `${url}/api/photo/get-upload-token?a=1&a=2` },
    response: { status: 200, statusText: 'OK' },
  });
  expect(exchanges[0]?.startedAt).toBeGreaterThanOrEqual(before);
  expect(exchanges[0]?.request.headers).toContainEqual(['x-upload-contract-run', 'run1']);
  expect(exchanges[1]?.call).toMatchObject({ form: [['upload_token', 'abc']], file: { filename: 'photo.png' } });
});
