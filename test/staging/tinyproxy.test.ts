import { describe, expect, it } from 'vitest';
import { certificates } from './certificates.js';
import { nginx } from './nginx.js';
import { isInstalled } from './part.js';
import { opened, refusal, site } from './site.js';
import { tinyproxy } from './tinyproxy.js';

describe.skipIf(!isInstalled('tinyproxy'))('through a forward proxy', () => {
  it('asks for plain addresses, with the account of the proxy', async () => {
    const target = (await site()).url;
    const proxy = await tinyproxy(['me', 'pass-word']);
    const withAccount = proxy.url.replace('//', '//me:pass-word@');
    await opened({ target, proxy: withAccount });
    expect(await proxy.log()).toContain('GET http://127.0.0.1');
    expect(await refusal({ target, proxy: proxy.url })).toMatch(/HTTP 407: the proxy wants credentials/);
  });

  it.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))('opens a tunnel to addresses over TLS', async () => {
    const made = await certificates();
    const front = await nginx({ certificates: made, upstream: (await site()).url });
    const proxy = await tinyproxy();
    const target = `https://localhost:${front.port}`;
    await opened({ target, proxy: proxy.url, tls: { ca: made.ca } });
    expect(await proxy.log()).toContain(`CONNECT localhost:${front.port}`);
    const closed = await tinyproxy(['me', 'pass-word']);
    const refused = await refusal({ target, proxy: closed.url.replace('//', '//me:wrong-word@') });
    expect(refused).toMatch(/answers CONNECT localhost:\d+ with HTTP 401|HTTP 407/);
    expect(refused).toMatch(/user name and a password/);
    expect(refused).not.toContain('wrong-word');
  });

  it('says so when the proxy is not there', async () => {
    const refused = await refusal({ target: 'http://videos.example.com', proxy: 'http://127.0.0.1:9' });
    expect(refused).toMatch(/TargetUnreachable: .*the proxy http:\/\/127\.0\.0\.1:9 cannot be reached.*see proxy/);
  });
});
