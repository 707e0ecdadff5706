import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Client, photo, returnUrl, withReference } from './client.js';

const path = '/api/photo/redeem-upload-token';
const form = (body: string, type = 'multipart/form-data; boundary=b') => ({ type, body });

const broken = {
  'has no boundary': form('--b\r\n', 'multipart/form-data'),
  'ends within a part': form('--b\r\nContent-Disposition: form-data; name="upload_token"\r\n\r\nx'),
  'ends within a file': form('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'),
  'ends within a header': form('--b\r\nContent-Dispo'),
  'is empty': form(''),
  'is not multipart at all': form('upload_token=x&file=y'),
  'has another boundary': form('--c\r\nContent-Disposition: form-data; name="upload_token"\r\n\r\nx\r\n--c--\r\n'),
  'has a parameter of 2 MiB': form(
    `--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n${'x'.repeat(2 ** 21)}\r\n--b--\r\n`,
  ),
  'has 2000 parameters': form(
    `${'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n'.repeat(2000)}--b--\r\n`,
  ),
  'is a long form': form(`x=${'y'.repeat(2 ** 21)}`, 'application/x-www-form-urlencoded'),
} as const;

async function isAlive(client: Client): Promise<boolean> {
  const token = await client.issue({ return_url: returnUrl });
  return (await client.redeem(token, photo)).status === 301;
}

describe('a body that', () => {
  it.each(Object.entries(broken))('%s', (_name, { type, body }) =>
    withReference(async (client) => {
      const answer = await fetch(client.reference.url + path, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(await isAlive(client)).toBe(true);
    }),
  );
});

describe('a request that', () => {
  const requests = {
    'has huge headers': `GET ${path} HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    'has no host': `GET ${path} HTTP/1.1\r\n\r\n`,
    'has an impossible path': 'GET /files/%zz/../..\\x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    'is no HTTP': '\x16\x03\x01\x02\x00\r\n\r\n',
    'has a broken length': `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n`,
    'uses another method': `PUT ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  };

  it.each(Object.entries(requests))('%s', (_name, request) =>
    withReference(async (client) => {
      const { hostname, port } = new URL(client.reference.url);
      const socket = connect(Number(port), hostname).setEncoding('latin1');
      let answer = '';
      socket.on('data', (text) => {
        answer += text;
      });
      socket.on('error', () => {});
      socket.write(request, 'latin1');
      await once(socket, 'close');
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(await isAlive(client)).toBe(true);
    }),
  );
});

it('closing breaks off what is under way', () =>
  withReference(async (client) => {
    const { hostname, port } = new URL(client.reference.url);
    const socket = connect(Number(port), hostname);
    const closed = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
    await once(socket, 'connect');
    const head = 'Host: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99';
    socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n--b`);
    await client.reference.close();
    await closed;
  }));
