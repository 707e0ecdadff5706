import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Client, chunk, photo, returnUrl, withReference } from './client.js';

/** What goes over the wire for a GET, headers and all. */
async function raw(client: Client, path: string, header: string): Promise<Buffer> {
  const { hostname, port } = new URL(client.reference.url);
  const socket = connect(Number(port), hostname);
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n${header}\r\n\r\n`);
  await once(socket, 'close');
  return Buffer.concat(parts);
}

it('http-1.0 ends the connection with each answer', () =>
  withReference(
    async (client) => {
      const answer = (await raw(client, '/api/photo/get-upload-token', 'X-Nothing: 1')).toString('latin1');
      expect(answer).toMatch(/^HTTP\/1\.0 200 OK\r\n/);
      expect(answer.toLowerCase()).not.toContain('transfer-encoding');
      expect(answer).toContain('permission_denied');
    },
    { variant: 'http-1.0' },
  ));

it('headers-in-capitals and gzip change nothing but the wire', async () => {
  const close = 'Connection: close\r\nAccept-Encoding: gzip';
  await withReference(
    async (client) => {
      const answer = await raw(client, '/api/photo/get-upload-token', close);
      expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 200 OK\r\nCONTENT-TYPE: text\/xml/);
    },
    { variant: 'headers-in-capitals' },
  );
  await withReference(
    async (client) => {
      const answer = await raw(client, '/api/photo/get-upload-token', close);
      const body = answer.subarray(answer.indexOf('\r\n\r\n') + 4);
      expect(gunzipSync(body).toString()).toContain('permission_denied');
    },
    { variant: 'gzip' },
  );
});

it('length-required refuses a body of unknown length', () =>
  withReference(
    async (client) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('x=1'));
          controller.close();
        },
      });
      const init = { method: 'POST', body, duplex: 'half' } as const;
      const answer = await fetch(`${client.reference.url}/api/photo/get-upload-token`, init);
      expect(answer.status).toBe(411);
    },
    { variant: 'length-required' },
  ));

it('busy-at-times puts off every seventh chunk', () =>
  withReference(
    async (client) => {
      const token = await client.issue({ max_uploads: 9 });
      const statuses = [];
      for (let time = 1; time <= 8; time += 1) {
        statuses.push((await client.redeem(token, photo, chunk(1, 1000, photo.length, `${time}`))).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 503, 200]);
    },
    { variant: 'busy-at-times' },
  ));

describe('a file in chunks whose token ends or is consumed halfway', () => {
  const half = Math.ceil(photo.length / 2);
  const parts = [photo.subarray(0, half), photo.subarray(half)] as const;
  const send = async (client: Client, token: Record<string, string>, number: 1 | 2, identifier = 'file') =>
    (await client.redeem(token, parts[number - 1], chunk(number, half, photo.length, identifier))).status;

  /** The statuses of a repeated first chunk, of the completing one, and of a fresh first one. */
  const afterwards = (variant: string, spoil: (client: Client, token: Record<string, string>) => Promise<unknown>) =>
    withReference(
      async (client) => {
        const token = await client.issue({ return_url: returnUrl });
        expect(await send(client, token, 1)).toBe(200);
        await spoil(client, token);
        return [await send(client, token, 1), await send(client, token, 2), await send(client, token, 1, 'other')];
      },
      { variant },
    );
  const end = (client: Client) => client.advance(180 * 60);
  const consume = (client: Client, token: Record<string, string>) => client.redeem(token, photo);

  it('token-checked-with-whole-file refuses it when it is whole', async () => {
    expect(await afterwards('token-checked-with-whole-file', end)).toEqual([200, 403, 403]);
    expect(await afterwards('token-checked-with-whole-file', consume)).toEqual([200, 403, 403]);
  });

  it('begun-files-are-finished takes it unless no use is left', async () => {
    expect(await afterwards('begun-files-are-finished', end)).toEqual([200, 301, 403]);
    expect(await afterwards('begun-files-are-finished', consume)).toEqual([200, 403, 403]);
  });
});

it('a chunk that is put off is not a wrong one, after which all are wanted again', () =>
  withReference(
    async (client) => {
      const token = await client.issue({ return_url: returnUrl });
      const half = Math.ceil(photo.length / 2);
      const send = async (number: number, bytes: Buffer) =>
        (await client.redeem(token, bytes, chunk(number, half, photo.length))).status;
      const [first, last] = [photo.subarray(0, half), photo.subarray(half)];
      expect([await send(1, first), await send(2, last), await send(2, last)]).toEqual([200, 412, 301]);
    },
    { variant: ['chunks-put-off-at-times', 'wrong-chunk-starts-over'] },
  ));

it('images-only stores no text, whole or in chunks', () =>
  withReference(
    async (client) => {
      const text = Buffer.from('plain text\n');
      const whole = await client.post('/api/file/upload', {}, text, client.bearer);
      expect(whole.text).toContain('status="error"');
      const only = await client.post('/api/file/upload', chunk(1, 1000, text.length), text, client.bearer);
      expect(only.status).toBe(500);
      const image = await client.post('/api/file/upload', {}, photo, client.bearer);
      expect(image.text).toContain('<url>');
    },
    { variant: 'images-only' },
  ));

it('titles-limited cuts a title between two characters', () =>
  withReference(
    async (client) => {
      const token = await client.issue({ title: '😀'.repeat(300) });
      expect(token.title).toBe('😀'.repeat(255));
    },
    { variant: 'titles-limited' },
  ));

it('ends-a-little-later tells and keeps four seconds more', () =>
  withReference(
    async (client) => {
      const token = await client.issue({ return_url: returnUrl, valid_minutes: '15', max_uploads: '2' });
      await client.advance(15 * 60 + 2);
      expect((await client.redeem(token, photo)).status).toBe(301);
      await client.advance(4);
      expect((await client.redeem(token, photo)).status).toBe(403);
    },
    { variant: 'ends-a-little-later' },
  ));

it('users-named-by-super-only refuses others who name a user', () =>
  withReference(
    async (client) => {
      const asked = await client.get('/api/photo/get-upload-token', { user_id: '7' });
      expect(asked.text).toContain('status="error"');
      expect((await client.get('/api/photo/get-upload-token')).text).toContain('status="ok"');
    },
    { variant: 'users-named-by-super-only' },
  ));
