import { fetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRelay } from '../../src/catcher/relay/relay.js';
import { agentFor } from '../../src/client/agent.js';
import { configure } from '../../src/config/load.js';
import { openCatcher } from '../../src/run/open-catcher.js';
import { certificates } from './certificates.js';
import { nginx } from './nginx.js';
import { isInstalled } from './part.js';

describe.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))('a relay behind nginx', () => {
  it('takes calls over TLS below a path, and the run trusts its certificate by tls.ca', async () => {
    const secret = 'a secret behind a terminator';
    const relay = await startRelay({ secret });
    onTestFinished(() => relay.close());
    const made = await certificates();
    const front = await nginx({ certificates: made, upstream: relay.url, prefix: '/hooks' });
    const url = `https://localhost:${front.port}/hooks`;
    const raw = { callbacks: { relay: { url, secret } }, tls: { ca: made.ca } };
    const configuration = await configure(raw, { environment: {}, directory: '.' });
    const { catcher, noPath } = await openCatcher(configuration, new AbortController().signal);
    onTestFinished(() => catcher.close());
    expect(noPath).toBeUndefined();
    const dispatcher = agentFor(configuration.route);
    onTestFinished(() => dispatcher.destroy());
    const address = catcher.address({ reaction: { status: 418 } });
    expect(address.url.startsWith(`${url}/`)).toBe(true);
    const answer = await fetch(`${address.url}?photo_id=7`, { dispatcher });
    expect(answer.status).toBe(418);
    expect((await address.quiet(0)).map(({ parameters }) => parameters)).toEqual([[['photo_id', '7']]]);
    const { catcher: other, noPath: reason } = await openCatcher(
      { ...configuration, route: { ...configuration.route, tls: { verify: true } } },
      new AbortController().signal,
    );
    onTestFinished(() => other.close());
    expect(reason).toMatch(/^no callback path: the relay cannot be reached: .*(?:self-signed|unable to)/);
  });
});
