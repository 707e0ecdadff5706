import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Client, chunk, photo, withReference } from './client.js';

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
