import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { startCatcher } from '../../src/catcher/catcher.js';
import { answered, closeBrowser, form, hasBrowser, html, upload } from './send-form.js';

describe.skipIf(!(await hasBrowser()))('the form of the documents in Chromium', { timeout: 120_000 }, () => {
  afterAll(closeBrowser);

  it('arrives by a redirect, and says how', async () => {
    const { landing, address } = await answered((returnUrl) => (request, response) => {
      request.resume().on('end', () => response.writeHead(301, { Location: `${returnUrl}?photo_id=1` }).end());
    });
    expect(landing).toMatchObject({ hasArrived: true, statuses: [301], isPressed: false });
    expect(landing.address).toContain('?photo_id=1');
    expect(address.calls.map(({ method }) => method)).toEqual(['GET']);
  });

  it('presses the button of a page that has one', async () => {
    const page = (returnUrl: string): RequestListener => html(form(returnUrl, '<button>On</button>'));
    const { landing, address } = await answered(page);
    expect(landing).toMatchObject({ hasArrived: true, statuses: [200], isPressed: true });
    expect(address.calls.map(({ method }) => method)).toEqual(['POST']);
  });

  it('leaves the button alone where that is asked for', async () => {
    const page = (returnUrl: string): RequestListener => html(form(returnUrl, '<button>On</button>'));
    const { landing, address } = await answered(page, { presses: false });
    expect(landing).toMatchObject({ hasArrived: false, isPressed: false });
    expect(landing.seen).toContain('On');
    expect(address.calls).toEqual([]);
  });

  it('a target that nobody reaches is not one that keeps the browser from return_url', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port }: AddressInfo = Object(server.address());
    await new Promise((resolve) => server.close(resolve));
    const catcher = await startCatcher();
    try {
      const sent = upload(`http://127.0.0.1:${port}`, catcher.address());
      await expect(sent).rejects.toMatchObject({ name: 'WayLost', way: 'target' });
    } finally {
      await catcher.close();
    }
  });

  it('a target that is busy is not one either', async () => {
    const busy = (): RequestListener => (request, response) => {
      request.resume().on('end', () => response.writeHead(429, { 'Retry-After': '1' }).end('later'));
    };
    await expect(answered(busy)).rejects.toMatchObject({ name: 'WayLost', way: 'busy' });
  });

  it('ends with the run', async () => {
    const stop = new AbortController();
    const never = (): RequestListener => (request) => {
      request.resume().on('end', () => stop.abort(new Error('the run is over')));
    };
    await expect(answered(never, {}, { signal: stop.signal })).rejects.toThrow('the run is over');
  });

  it('a page that keeps its address to itself states no origin', async () => {
    const origins: unknown[] = [];
    const page =
      (returnUrl: string): RequestListener =>
      (request, response) => {
        origins.push(request.headers.origin);
        request.resume().on('end', () => response.writeHead(301, { Location: returnUrl }).end());
      };
    await answered(page);
    await answered(page, { isDiscreet: true });
    expect(origins).toEqual(['http://integrator.example', 'null']);
  });

  it('works with the reference', async () => {
    const catcher = await startCatcher();
    const reference = await startReference();
    try {
      const landing = await upload(reference.url, catcher.address(), { token: 'unknown' });
      expect(landing.hasArrived).toBe(false);
      expect(landing.seen).toMatch(/shows ".+" after HTTP 4/);
    } finally {
      await reference.close();
      await catcher.close();
    }
  });
});
