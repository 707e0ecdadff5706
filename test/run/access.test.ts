import { once } from 'node:events';
import { createServer } from 'node:http2';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serving } from '../client/serving.js';
import { open } from './fake-target.js';

/** What ends a run at a target, by name and message. */
async function refusal(target: string): Promise<{ name: string; message: string }> {
  const error: unknown = await open({ target }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new TypeError('the session was opened');
  return { name: error.name, message: error.message };
}

interface Page {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const html = { 'content-type': 'text/html' };

describe('what is not the API ends a run before its first check, with what was seen and the remedy', () => {
  test.each<[string, Page, RegExp]>([
    [
      'a static file server',
      { status: 404, headers: html, body: '<title>Not Found</title>' },
      /HTTP 404 .*Not Found.*path of target/,
    ],
    ['a server that only serves pages', { status: 405, body: 'no' }, /HTTP 405 .*path of target/],
    ['a page', { status: 200, headers: html, body: '<title>Welcome</title>' }, /page titled "Welcome".*check target/],
    [
      'another host',
      { status: 301, headers: { location: 'https://other.example.com/x' } },
      /to https:\/\/other\.example\.com: set target/,
    ],
    ['a login page', { status: 302, headers: { location: '/login?next=x' } }, /login page: set headers or auth/],
    ['a redirect into itself', { status: 302, headers: { location: '/api/' } }, /see the path of target/],
    ['a redirect to nowhere', { status: 302 }, /without a usable Location/],
    ['TLS expected', { status: 400, body: 'The plain HTTP request was sent to HTTPS port' }, /use https:/],
    [
      'a gateway without a server',
      { status: 502, headers: html, body: '<title>Bad Gateway</title>' },
      /HTTP 502 .*does not work/,
    ],
    ['a proxy', { status: 407 }, /proxy wants credentials/],
  ])('%s', async (_, { status, headers = {}, body = '' }, said) => {
    const url = await serving((request, response) => {
      request.resume();
      response.writeHead(status, headers).end(body);
    });
    expect(await refusal(url)).toEqual({ name: 'NotTheApi', message: expect.stringMatching(said) });
  });

  test('HTTP/2 in clear text', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const { name, message } = await refusal(`http://127.0.0.1:${address.port}`);
    expect({ name, message }).toEqual({
      name: 'TargetUnreachable',
      message: expect.stringMatching(/does not speak HTTP\/1\.1 at this port/),
    });
  });

  test('a gateway that refuses everybody is not told from wrong credentials, and both settings are named', async () => {
    const url = await serving((request, response) => {
      request.resume();
      response.writeHead(403, html).end('<h1>Access denied</h1>');
    });
    expect(await refusal(url)).toEqual({
      name: 'CredentialsRefused',
      message: expect.stringMatching(/see auth\.write, and headers if a gateway answers$/),
    });
  });
});
