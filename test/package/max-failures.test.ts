import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { emptyFolder, resultsIn, upload } from './command.js';

/** A folder with a configuration for a target that refuses every token, so that much fails. */
async function failingProject(fault: string, more: Readonly<Record<string, string>> = {}) {
  const reference = await startReference({ fault });
  onTestFinished(() => reference.close());
  const folder = await emptyFolder();
  const auth = { write: { bearer: 'reference-write-bearer' } };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify({ target: reference.url, auth, ...more }));
  return folder;
}

const requirements =
  'token.expiry.plain,token.valid-until.arithmetic,token.lifetime.*,token.uses.*,token.echo.*,redeem.*';
const run = ['run', '--requirement', requirements, '--reporter', 'json'];

test('a run ends with the failure that is one too many, and says what it left out', async () => {
  const folder = await failingProject('token-lifetime-least-16');
  const { status, out } = await upload([...run, '--max-failures', '1'], folder).finished;
  expect(status).toBe(1);
  expect(out).toMatch(/left out by --max-failures/);
  const { outcome, notJudged, requirements: found, run: about } = await resultsIn(folder);
  expect(outcome).toBe('nonconformant');
  expect(found.filter(({ verdict }) => verdict === 'fail').length).toBeGreaterThanOrEqual(1);
  const left = notJudged.find(({ why }) => why === 'failures');
  expect(left?.onPurpose).toBe(true);
  expect(left?.requirements).toBeGreaterThan(0);
  // Each check is judged or left out: nothing is lost.
  expect(about.executedChecks).toBeLessThan(found.flatMap(({ checks }) => checks).length);
});

test('failures that are expected, or below --fail-on, do not count', async () => {
  const folder = await failingProject('token-lifetime-least-16', { expectedFailures: 'expected.json' });
  const expected = [{ id: 'token.lifetime.granted', reason: 'known' }];
  await writeFile(join(folder, 'expected.json'), JSON.stringify(expected));
  const words = ['run', '--requirement', 'token.lifetime.*', '--reporter', 'json', '--max-failures', '1'];
  await upload(words, folder).finished;
  const { notJudged, requirements: found } = await resultsIn(folder);
  expect(found.find(({ id }) => id === 'token.lifetime.granted')?.verdict).toBe('waived');
  expect(notJudged.map(({ why }) => why)).not.toContain('failures');
});
