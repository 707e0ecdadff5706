import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { rawTarget } from './raw-target.js';
import { ask, asking, bodyOf, opened, told } from './send.js';

/** A key for tests only, and a certificate for localhost that no authority has signed. */
const pem = readFileSync(new URL('./fixtures/self-signed.pem', import.meta.url), 'utf8');

async function secureTarget(): Promise<{ port: number; resumed: boolean[] }> {
  const resumed: boolean[] = [];
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    request.resume().on('end', () => response.end('safe'));
  });
  server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { port: address.port, resumed };
}

const checked = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
afterEach(() => {
  if (checked === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = checked;
});

it('says what is wrong with a certificate that nobody has signed', async () => {
  const { port } = await secureTarget();
  const answer = await ask(`https://127.0.0.1:${port}/`);
  expect(answer).toEqual({
    failure: {
      kind: 'unreachable',
      message: 'no secure connection by TLS, because of the certificate or the protocol: self-signed certificate',
    },
  });
});

it('says so when there is no TLS at all', async () => {
  const target = await rawTarget(({ socket }) => socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n'));
  expect(await ask(target.url.replace('http:', 'https:'))).toMatchObject({
    failure: { kind: 'unreachable', message: expect.stringContaining('no secure connection by TLS') },
  });
});

it('sends over TLS, by address or by name, and takes up its session again', async () => {
  const { port, resumed } = await secureTarget();
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  const wire = opened();
  for (let n = 0; n < 3; n += 1)
    expect(told(await wire.send(asking(`https://127.0.0.1:${port}/`, { body: bodyOf(300_000) })))).toBe('200 safe');
  expect(resumed).toEqual([false, true, true]);
  expect(told(await wire.send(asking(`https://localhost:${port}/`)))).toBe('200 safe');
});
