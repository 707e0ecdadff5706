import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { certificates } from '../staging/certificates.js';
import { nginx } from '../staging/nginx.js';
import { isInstalled } from '../staging/part.js';
import { emptyFolder, resultsIn, upload } from './command.js';

const limits = { requestsPerSecond: 50, maxRequests: 1500, maxUploads: 900 };

describe.skipIf(!isInstalled('nginx') || !isInstalled('openssl'))('explore behind nginx', () => {
  it('finds a planted fault within a budget that nginx counts, 30 ms away and with 50 requests a second', async () => {
    const reference = await startReference({
      fault: 'photos-of-whole-blocks-refused',
      workbench: { latencyMs: 30 },
    });
    onTestFinished(() => reference.close());
    const made = await certificates();
    const front = await nginx({
      certificates: made,
      upstream: reference.url,
      demandsClient: true,
      gateway: ['X-Gateway-Word', 'open sesame'],
      perSecond: limits.requestsPerSecond,
    });
    const folder = await emptyFolder();
    const configuration = {
      target: `https://localhost:${front.port}`,
      headers: { 'X-Gateway-Word': 'open sesame' },
      tls: { ca: made.ca, cert: made.client.cert, key: made.client.key },
      // A signature of OAuth holds the address, which is another one behind nginx.
      auth: { write: { bearer: reference.credentials.write.bearer } },
      limits,
    };
    await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify(configuration));

    const { status, out, err } = await upload(['explore', '--time', '1h', '--seed', '11'], folder).finished;
    expect(`${out}${err}`).not.toContain('open sesame');
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringContaining('redeem.file.photo: ') });

    const { requirements, run, observations } = await resultsIn(folder);
    const failing = requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    // Files in chunks and replacements of such a size fail as well.
    expect(failing).toContain('redeem.file.photo');
    expect(observations.find(({ id }) => id === 'explore.histories')?.value).toBeGreaterThan(1);
    const seen = await front.requests();
    const sent = seen.filter((line) => line.endsWith(`run=${run.id}`));
    expect(sent.length).toBe(seen.length);
    // Of what breaks off on purpose nginx may not have read the beginning.
    expect(sent.length).toBeLessThanOrEqual(run.spent.requests);
    expect(sent.length).toBeGreaterThan(0.99 * run.spent.requests);
    expect(sent.length).toBeLessThanOrEqual(limits.maxRequests);
    const posted = sent.filter((line) => / POST \S*(?:redeem-\S+|file\/upload) /.test(line)).length;
    // Some redemptions have no file on purpose.
    expect(run.spent.uploads).toBeGreaterThan(posted / 2);
    expect(run.spent.uploads).toBeLessThanOrEqual(Math.min(posted, limits.maxUploads));
  });
});
