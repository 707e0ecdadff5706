import type { Browser, BrowserContextOptions } from 'playwright-core';
import { proxyFor, type Route } from '../client/route.js';

/** Whether a browser takes an address for as good as one by TLS. */
const isLocal = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(hostname);

/** Whether browsers warn before a form on a page of one address is sent to the other. */
export function isWarnedOf(from: string, to: string): boolean {
  const there = new URL(to);
  return new URL(from).protocol === 'https:' && there.protocol === 'http:' && !isLocal(there);
}

/** How a context reaches the target and return_url, by the same proxy and TLS as everything else of a run. */
export function wayOf(browser: Browser, target: URL, returnUrl: URL, { proxies, tls }: Route): BrowserContextOptions {
  const proxy = proxyFor(target, proxies) ?? proxyFor(returnUrl, proxies);
  const { cert, key } = tls;
  const [major = ''] = browser.version().split('.');
  // A context has one proxy.
  const direct = [target, returnUrl].filter((url) => proxyFor(url, proxies) === undefined).map(({ host }) => host);
  return {
    // As a person's browser says it: gateways refuse those that say that they have no window.
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
    // The browser knows only the authorities of this machine; a run has looked at the certificate itself.
    ignoreHTTPSErrors: !tls.verify || tls.ca !== undefined,
    ...(proxy === undefined
      ? {}
      : {
          proxy: {
            server: `${proxy.protocol}//${proxy.host}`,
            bypass: [...direct, ...proxies.except].join(','),
            username: decodeURIComponent(proxy.username),
            password: decodeURIComponent(proxy.password),
          },
        }),
    ...(cert === undefined || key === undefined
      ? {}
      : { clientCertificates: [{ origin: target.origin, cert: Buffer.from(cert), key: Buffer.from(key) }] }),
  };
}
