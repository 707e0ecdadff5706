import { expect, test } from 'vitest';
import type { Results } from '../../src/results/results.js';
import { emptyFolder, resultsIn, upload } from './command.js';

/** What results say, without what is different in every run. */
function verdictsOf({ outcome, because, summary, notJudged, requirements }: Results) {
  return {
    ...{ outcome, because, notJudged, requirements: summary.requirements, checks: summary.checks },
    verdicts: requirements.map(({ id, verdict, reason, dependsOn, checks }) => ({
      ...{ id, verdict, reason, dependsOn },
      checks: checks.map((one) => [one.name, one.verdict]),
    })),
  };
}

test('four shards of the whole contract merge into the same verdicts as one run', { timeout: 1_800_000 }, async () => {
  const folder = await emptyFolder();
  const words = ['run', '--seed', '7', '--runs', '0', '--reporter', 'json'];
  const whole = upload([...words, '--report-dir', 'whole'], folder);
  expect((await whole.finished).status).toBe(0);
  const names = ['one', 'two', 'three', 'four'];
  for (const [at, name] of names.entries()) {
    const shard = await upload([...words, '--shard', `${at + 1}/4`, '--report-dir', name], folder).finished;
    expect(shard.status, shard.err).toBe(0);
    const { outcome, because } = await resultsIn(folder, name);
    expect(outcome).toBe('partial');
    expect(because).toMatch(/left to other shards/);
  }
  const merged = await upload(['merge', ...names, '--reporter', 'json', '--report-dir', 'merged'], folder).finished;
  expect(merged.status, merged.err).toBe(0);
  expect(merged.out).toContain('Conformant.');
  expect(verdictsOf(await resultsIn(folder, 'merged'))).toEqual(verdictsOf(await resultsIn(folder, 'whole')));
});

test('shards that do not fit are refused in one line', async () => {
  const folder = await emptyFolder();
  const words = ['run', '--seed', '7', '--runs', '0', '--requirement', 'token.lifetime.*'];
  const one = await upload([...words, '--shard', '1/2', '--report-dir', 'one'], folder).finished;
  const two = await upload([...words.with(2, '8'), '--shard', '2/2', '--report-dir', 'two'], folder).finished;
  expect([one.status, two.status]).toEqual([0, 0]);
  const refused = await upload(['merge', 'one', 'two'], folder).finished;
  expect(refused).toMatchObject({
    status: 2,
    out: '',
    err: 'upload-contract: one/results.json and two/results.json differ in the seed: 7, 8\n',
  });
  const missing = await upload(['merge', 'one'], folder).finished;
  expect(missing).toMatchObject({ status: 2, err: 'upload-contract: shard 2 of 2 is missing\n' });
  const seedless = await upload(['run', '--shard', '1/2'], folder).finished;
  expect(seedless.status).toBe(2);
  expect(seedless.err).toContain('--shard needs --seed');
});
