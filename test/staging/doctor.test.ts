import { describe, expect, it } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { configure } from '../../src/config/load.js';
import { type Diagnosis, examine } from '../../src/doctor/examine.js';
import { printed } from '../../src/doctor/print.js';
import { certificates } from './certificates.js';
import { nginx } from './nginx.js';
import { isInstalled } from './part.js';
import { bearer, site } from './site.js';

async function examined(raw: Record<string, unknown>): Promise<Diagnosis> {
  const configuration = await configure({ auth: bearer, ...raw }, { environment: {}, directory: '.' });
  const { target } = configuration;
  if (target === undefined) throw new TypeError('no target');
  return examine({
    configuration,
    target,
    runId: 'doctor1',
    signal: new AbortController().signal,
    onCreated: () => {},
  });
}

const bad = ({ findings }: Diagnosis): string[] =>
  findings.flatMap(({ topic, state, text, remedy }) => (state === 'bad' ? [`${topic}: ${text}; ${remedy}`] : []));

describe('doctor', () => {
  it('finds a target that can be judged whole to be fine, with few requests and three uploads', async () => {
    const reference = await site();
    const { read, write, super: highest } = reference.credentials;
    const auth = { read: { oauth1: read.oauth1 }, write: { oauth1: write.oauth1 }, super: { oauth1: highest.oauth1 } };
    const known = { albums: ['12', '15'], users: [write.userId], variables: { campaign: 'spring' } };
    const clock = { advanceUrl: reference.clockUrl };
    const diagnosis = await examined({ target: reference.url, auth, known, clock });
    expect(bad(diagnosis)).toEqual([]);
    expect(diagnosis.missing.map(({ capability }) => capability)).toEqual(['browser']);
    expect(diagnosis.spent.uploads).toBe(3);
    expect(diagnosis.spent.requests).toBeLessThan(15);
    expect(printed(diagnosis, { write: () => {} }, {})).toMatch(
      /A run can begin\. Spent: \d+ requests, 3 uploads\.\n$/,
    );
  });

  it('says what cannot be judged, and with which setting it could', async () => {
    const diagnosis = await examined({ target: (await site()).url, capabilities: { json: false } });
    expect(bad(diagnosis)).toEqual([]);
    const remedies = Object.fromEntries(diagnosis.missing.map((one) => [one.capability, one.remedy]));
    expect(remedies).toMatchObject({
      clock: expect.stringContaining('clock.advanceUrl'),
      read: 'set auth.read',
      knownAlbums: 'set known.albums',
      json: expect.stringContaining('capabilities.json'),
    });
    for (const { requirements } of diagnosis.missing) expect(requirements).toBeGreaterThan(0);
  });

  it('names what does not work', async () => {
    const target = (await site()).url;
    expect(bad(await examined({ target: 'http://127.0.0.1:9' }))).toEqual([
      expect.stringMatching(/^address: .*ECONNREFUSED.*see target and proxy/),
    ]);
    expect(bad(await examined({ target, auth: { write: { bearer: 'wrong' } } }))).toEqual([
      expect.stringMatching(/^credentials: .*see auth\.write/),
    ]);
    expect(bad(await examined({ target, auth: { ...bearer, super: { bearer: 'wrong' } } }))).toEqual([
      expect.stringMatching(/^credentials: super: refused .*; see auth\.super$/),
    ]);
    expect(bad(await examined({ target, clock: { advanceCommand: 'false' } }))).toEqual([
      expect.stringMatching(/^clock: clock\.advanceCommand ended with 1/),
    ]);
  });

  it('finds a target that never calls back, whatever the address says', async () => {
    const silent = await startReference({ fault: 'background-not-sent' });
    try {
      const callbacks = { timeoutSeconds: 0.3 };
      expect(bad(await examined({ target: silent.url, callbacks }))).toEqual([
        expect.stringMatching(/^callbacks: no callback path: .*; set callbacks\.publicUrl/),
      ]);
    } finally {
      await silent.close();
    }
  });

  it.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))(
    'says by whom a certificate is, and when it is not verified',
    async () => {
      const made = await certificates();
      const front = await nginx({ certificates: made, upstream: (await site()).url });
      const target = `https://localhost:${front.port}`;
      const about = async (tls: Record<string, unknown>): Promise<string[]> =>
        (await examined({ target, tls })).findings.flatMap(({ topic, text }) => (topic === 'TLS' ? [text] : []));
      expect(await about({ ca: made.ca })).toEqual([
        expect.stringMatching(/^TLSv1\.3, HTTP\/1\.1, certificate by Staging authority until /),
      ]);
      expect((await about({ verify: false }))[0]).toContain('NOT VERIFIED');
      expect(bad(await examined({ target }))).toEqual([expect.stringMatching(/^address: .*set tls\.ca$/)]);
    },
  );
});
