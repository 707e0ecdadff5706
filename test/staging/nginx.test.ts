import { describe, expect, it } from 'vitest';
import { certificates } from './certificates.js';
import { nginx } from './nginx.js';
import { isInstalled } from './part.js';
import { opened, refusal, site } from './site.js';

describe.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))('behind nginx', () => {
  it('sends the client certificate, the header of the gateway and the path of a tenant', async () => {
    const made = await certificates();
    const upstream = (await site()).url;
    const gateway = ['X-Gateway-Word', 'open sesame'] as const;
    const front = await nginx({ certificates: made, upstream, demandsClient: true, gateway, prefix: '/tenant7' });
    const target = `https://localhost:${front.port}/tenant7`;
    const tls = { ca: made.ca, cert: made.client.cert, key: made.client.key };
    const headers = { [gateway[0]]: gateway[1] };

    const session = await opened({ target, tls, headers });
    expect(session.capabilities.json.present).toBe(true);
    // The site behind the gateway does not know its path, and names files from the root.
    expect(session.capabilities.readBack.present).toBe(true);
    const lines = await front.requests();
    expect(lines.filter((line) => line.includes(' /tenant7/api/')).length).toBeGreaterThan(5);
    for (const line of lines)
      expect(line).toMatch(/^HTTP\/1\.1 TLSv1\.3 (?:GET|POST) \/(?:tenant7\/(?:api|files)|files)\/.* run=staging1$/);

    expect(await refusal({ target, tls: { ca: made.ca }, headers })).toMatch(
      /client certificate: set tls.cert and tls.key/,
    );
    expect(await refusal({ target, tls: { ...tls, ca: undefined }, headers })).toMatch(
      /TargetUnreachable.*: set tls.ca/,
    );
    expect(await refusal({ target, tls })).toMatch(/HTTP 403.*headers/);
    expect(await refusal({ target: target.replace('/tenant7', ''), tls, headers })).toMatch(/HTTP 404.*path of target/);
    expect(await refusal({ target: target.replace('https:', 'http:'), tls, headers })).toMatch(/use https:/);
  });

  it('reaches an IPv6 address, and takes any certificate where it is not to verify', async () => {
    const made = await certificates();
    const front = await nginx({ certificates: made, upstream: (await site()).url });
    const target = `https://[::1]:${front.port}`;
    await opened({ target, tls: { verify: false } });
    await opened({ target }, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(await refusal({ target })).toMatch(/TargetUnreachable.*: set tls.ca/);
  });
});
