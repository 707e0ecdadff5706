import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { configure } from '../../src/config/load.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks, selectRequirements } from '../../src/run/plan.js';
import { runChecks } from '../../src/run/run-checks.js';
import { loadSuites } from '../../src/run/suites.js';

const pem = readFileSync(new URL('../client/fixtures/self-signed.pem', import.meta.url), 'utf8');
const checks = await loadSuites(['tokens/signature']);
const never = new AbortController().signal;

/** Speaks TLS to clients and plain HTTP to what stands behind it, as gateways do. */
async function terminator(behind: string): Promise<string> {
  const server = createServer({ key: pem, cert: pem }, (incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' };
    const onward = request(behind + (incoming.url ?? ''), { method: incoming.method ?? 'GET', headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `https://127.0.0.1:${address.port}`;
}

it('signatures hold behind what speaks TLS, in the header, the address and a form', async () => {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const { consumerKey, consumerSecret, token, tokenSecret } = reference.credentials.write.oauth1;
  const configuration = await configure(
    {
      target: await terminator(reference.url),
      tls: { verify: false },
      auth: { write: { oauth1: { consumerKey, consumerSecret, token, tokenSecret } } },
    },
    { environment: {}, directory: '.' },
  );
  const effort = { seed: 1, runs: 1, races: 1, crowd: 5, shrink: false, repeats: 0, checkLimitMs: 30_000 };
  const opened = await openSession({ configuration, effort, runId: 'tls', signal: never });
  onTestFinished(() => opened.close());
  const plan = planChecks(checks, selectRequirements(['auth.oauth1.*']));
  const results = await runChecks(plan, opened.session, { signal: never });
  expect(results.length).toBeGreaterThan(10);
  expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
