import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NotCertifiable } from '../../src/certify/certifiable.js';
import { certify } from '../../src/certify/certify.js';
import { generateKeys } from '../../src/certify/keys.js';
import { keysOf, now, reportOf, resultsOf, revision, toolVersion, writeResults } from './build.js';

const { key } = keysOf(generateKeys('ed25519'));
const common = { revisions: [revision], toolVersion, packageDigest: '0'.repeat(64), now };

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true }))));

describe('certify refuses', () => {
  const refusal = async (results: unknown, more: Partial<Parameters<typeof certify>[0]> = {}) => {
    const reportDir = await reportOf(resultsOf());
    folders.push(reportDir);
    await writeResults(reportDir, results);
    return certify({ reportDir, key, ...common, ...more }).then(
      () => [],
      (error: unknown) => {
        if (error instanceof NotCertifiable) return error.reasons;
        throw error;
      },
    );
  };

  it('results that are not valid by their schema', async () => {
    expect(await refusal({ ...resultsOf(), outcome: 'great' })).toEqual([
      expect.stringContaining('outcome must be one of'),
    ]);
  });

  it('a contract that is not frozen', async () => {
    expect(await refusal(resultsOf(), { revisions: [] })).toEqual([
      `revision ${revision.revision} of the contract is not frozen`,
    ]);
  });

  it('a report whose files are not what its results come to', async () => {
    const touched = {
      ...resultsOf(),
      observations: [{ id: 'x', value: 1 }],
      product: { vendor: 'A', name: 'B', version: '1' },
    };
    expect(await refusal(touched)).toContainEqual(expect.stringContaining('does not follow from the results'));
    const reportDir = await reportOf(resultsOf());
    folders.push(reportDir);
    await writeFile(join(reportDir, 'junit.xml'), 'all passed');
    await expect(certify({ reportDir, key, ...common })).rejects.toThrow(
      'junit.xml does not follow from the results: it was changed',
    );
    await rm(join(reportDir, 'junit.xml'));
    await expect(certify({ reportDir, key, ...common })).rejects.toThrow(
      'junit.xml belongs to the report and is missing (a run without --reporter writes it)',
    );
  });

  it('results that were laid out anew', async () => {
    const reportDir = await reportOf(resultsOf());
    folders.push(reportDir);
    await writeFile(join(reportDir, 'results.json'), JSON.stringify(resultsOf()));
    await expect(certify({ reportDir, key, ...common })).rejects.toThrow(
      'results.json does not follow from the results',
    );
  });

  it('a folder without results, as wrong usage', async () => {
    await expect(certify({ reportDir: '/nonexistent', key, ...common })).rejects.toThrow(
      'there is no results.json in /nonexistent: run first',
    );
  });
});
