import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { expect, it, onTestFinished } from 'vitest';
import { transport } from '../../src/client/transport.js';
import { asking, bodyOf, told } from './send.js';

/** A key for tests only, and a certificate for localhost that no authority has signed. */
const pem = readFileSync(new URL('./fixtures/self-signed.pem', import.meta.url), 'utf8');

/** A server that says how it was asked. @param allowHTTP1 whether it speaks HTTP/1.1 as well */
async function server(allowHTTP1: boolean): Promise<string> {
  const secure = createSecureServer({ key: pem, cert: pem, allowHTTP1 }, (request, response) => {
    let size = 0;
    request.on('data', (block: Buffer) => {
      size += block.length;
    });
    request.on('end', () => {
      response.setHeader('x-seen', String(request.headers['x-gateway']));
      response.end(`HTTP/${request.httpVersion} ${request.method} ${size}`);
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void secure.close());
  await once(secure, 'listening');
  const address = secure.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `https://127.0.0.1:${address.port}/`;
}

it.each([
  ['HTTP/1.1 wherever it is spoken', true, '1.1'],
  ['HTTP/2 to a server that speaks nothing else', false, '2.0'],
])('speaks %s', async (_, allowHTTP1, version) => {
  const url = await server(allowHTTP1);
  const wire = transport(20_000, { proxies: { except: [] }, tls: { verify: false } });
  onTestFinished(() => wire.close());
  const headers = [['x-gateway', 'word']] as const;
  for (let n = 0; n < 3; n += 1) {
    expect(told(await wire.send(asking(url, { headers })))).toBe(`200 HTTP/${version} GET 0`);
    const answer = await wire.send(asking(url, { headers, body: bodyOf(300_000) }));
    expect(told(answer)).toBe(`200 HTTP/${version} POST 300000`);
    expect('headers' in answer ? answer.headers : []).toContainEqual(['x-seen', 'word']);
  }
});
