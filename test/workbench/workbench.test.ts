import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { makeCertificate } from '../../reference/workbench/certificate.js';
import { type Client, chunk, photo, withReference } from '../reference/client.js';

/** What the log says of requests, without its times. */
async function logged(act: (client: Client) => Promise<unknown>): Promise<string> {
  let all = '';
  const log = (line: string): void => {
    all += line;
  };
  await withReference(act, { workbench: { log } });
  return all.replaceAll(/^\d\d:\d\d:\d\d\.\d{3} {2}/gm, '');
}

describe('the log', () => {
  it('says what each request was taken for, and how it was answered', async () => {
    const lines = await logged(async (client) => {
      const token = await client.issue({ max_uploads: 5 });
      await client.redeem(token, photo);
      await client.redeem(token, photo.subarray(0, 20), chunk(1, 20, photo.length, 'my file'));
      await client.redeem(token, photo.subarray(0, 20), chunk(2, 30, photo.length, 'my file'));
      await client.get('/api/photo/redeem-upload-token', { ...token, ...chunk(3, 20, photo.length, 'my file') }, {});
    });
    expect(lines).toContain(
      'GET /api/photo/get-upload-token  a call for an upload token → 200 The upload token is ready',
    );
    expect(lines).toMatch(/a whole file: 70 B under token [0-9a-f]{8}… → 200 The file was uploaded/);
    expect(lines).toMatch(/chunk 1 of 3 of my file: 20 B under token [0-9a-f]{8}… → 200/);
    expect(lines).toMatch(/chunk 2 of 2 of my file: 20 B \(by the default split 40 B\) under token .* → 412/);
    expect(lines).toMatch(/a question for chunk 3 of 3 of my file under token/);
    expect(lines).not.toContain('!');
  });

  const post = (client: Client, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${client.reference.url}/api/photo/redeem-upload-token`, { method: 'POST', body, headers });

  it.each<[string, (client: Client) => Promise<unknown>, RegExp]>([
    [
      'names of flow.js',
      (c) => c.redeem({ upload_token: 'x' }, photo, { flowChunkNumber: '1' }),
      /flow\.js.*resumableChunkNumber/,
    ],
    ['names of Dropzone', (c) => c.redeem({ upload_token: 'x' }, photo, { dzchunkindex: '0' }), /Dropzone/],
    ['a bare body', (c) => post(c, photo, { 'content-type': 'image/png' }), /the body is image\/png: send multipart/],
    ['a form without a token', (c) => c.post('/api/photo/redeem-upload-token', {}, photo), /there is no upload_token/],
    ['another path', (c) => c.get('/api/photo/get_upload_token'), /did you mean \/api\/photo\/get-upload-token\?/],
    [
      'a preflight',
      (c) =>
        fetch(`${c.reference.url}/api/file/upload`, {
          method: 'OPTIONS',
          headers: { 'access-control-request-method': 'POST' },
        }),
      /--cors/,
    ],
    [
      'a wrong signature',
      (c) =>
        c.get(
          '/api/photo/get-upload-token',
          {
            title: 'a b',
            oauth_consumer_key: 'x',
            oauth_token: 'reference-write-token',
            oauth_signature_method: 'HMAC-SHA1',
            oauth_signature: 'bad',
          },
          {},
        ),
      /unknown oauth_consumer_key.*base string GET&http%3A%2F%2F127\.0\.0\.1%3A\d+%2Fapi.*title%3Da%2520b/,
    ],
  ])('says what looks wrong: %s', async (_, act, hint) => {
    expect(await logged(act)).toMatch(hint);
  });

  it('drives no terminal, whatever a stranger sends', async () => {
    const lines = await logged((client) =>
      client.redeem({ upload_token: '\u001b[2J\n' }, photo, chunk(1, 100, photo.length, 'a\u001b[31m\r\nb')),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(lines.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/);
  });

  it('says that a client broke off', async () => {
    const lines = await logged(async (client) => {
      const abort = new AbortController();
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([1])) });
      const sent = fetch(`${client.reference.url}/api/file/upload`, {
        ...{ method: 'POST', body, duplex: 'half', signal: abort.signal },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      setImmediate(() => abort.abort());
      await sent.catch(() => {});
      await client.get('/api/photo/get-upload-token');
    });
    expect(lines).toContain('get-upload-token');
  });
});

describe('pages of other origins', () => {
  it('may call where that is asked for, and read the answers', () =>
    withReference(
      async ({ reference: { url } }) => {
        const headers = { origin: 'http://app.example.com', 'access-control-request-method': 'POST' };
        const asked = await fetch(`${url}/api/photo/redeem-upload-token`, { method: 'OPTIONS', headers });
        expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([
          204,
          'http://app.example.com',
        ]);
        const answer = await fetch(`${url}/api/photo/get-upload-token`, {
          headers: { origin: 'http://app.example.com' },
        });
        expect(answer.headers.get('access-control-allow-origin')).toBe('http://app.example.com');
      },
      { workbench: { cors: true } },
    ));
});

describe('the state', () => {
  it('holds tokens with their uses, the pieces of files, and photos that can be read', () =>
    withReference(
      async (client) => {
        const token = await client.issue({ max_uploads: 3, title: 'Mine' });
        await client.redeem(token, photo);
        await client.redeem(token, photo.subarray(20, 40), chunk(2, 20, photo.length, 'half'));
        const { tokens, uploads, photos } = JSON.parse((await client.get('/reference/state')).text);
        expect(tokens).toMatchObject([{ token: token.upload_token, usesLeft: 2, maxUploads: 3, title: 'Mine' }]);
        expect(uploads).toMatchObject([{ identifier: 'half', chunks: 3, held: [2], isComplete: false }]);
        const file = await fetch(`${client.reference.url}${photos[0].url}`);
        expect(file.headers.get('content-type')).toBe('image/png');
        expect(Buffer.from(await file.arrayBuffer()).equals(photo)).toBe(true);
        expect((await client.get('/reference/photos/1')).status).toBe(404);
      },
      { workbench: {} },
    ));

  it('is not there without a workbench', () =>
    withReference(async (client) => expect((await client.get('/reference/state')).status).toBe(404)));
});

describe('TLS', () => {
  it('is spoken with a certificate that holds for this machine, and signatures are made for https', async () => {
    const reference = await startReference({ tls: true });
    try {
      expect(reference.url).toMatch(/^https:/);
      const get = (path: string, ca: string | undefined, headers = {}): Promise<string> =>
        new Promise((resolve, reject) => {
          const options = { headers, ...(ca === undefined ? { rejectUnauthorized: false } : { ca }) };
          request(`${reference.url}${path}`, options, (answer) => resolve(text(answer)))
            .on('error', reject)
            .end();
        });
      const certificate = await get('/reference/certificate.pem', undefined);
      const authorization = `Bearer ${reference.credentials.write.bearer}`;
      expect(await get('/api/photo/get-upload-token', certificate, { authorization })).toContain('status="ok"');
    } finally {
      await reference.close();
    }
  });

  it('makes a certificate that others can read', () => {
    const { cert, key } = makeCertificate(Date.UTC(2030, 0, 1));
    const read = new X509Certificate(cert);
    expect(read.subjectAltName).toContain('127.0.0.1');
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(read.verify(read.publicKey)).toBe(true);
    expect(key).toContain('PRIVATE KEY');
  });
});
