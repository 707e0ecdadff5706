import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Results } from '../../src/results/results.js';
import { repository } from './build.js';
import { emptyFolder, resultsIn, start, upload } from './command.js';
import { serve } from './service.js';

const secret = 'the-secret-of-runs-and-relay';

/** `catch --relay` in a process of its own; the address that it prints. */
async function relay(folder: string): Promise<string> {
  const words = [join(repository, 'dist/src/cli/main.js'), 'catch', '--relay'];
  const { child } = start(process.execPath, words, folder, { RELAY_SECRET: secret });
  if (child.stdout === null) throw new TypeError('no output');
  let said = '';
  while (!said.includes('Ctrl-C')) said += (await once(child.stdout, 'data'))[0];
  expect(said).not.toContain(secret);
  return /http:\/\/[\d.:]+/.exec(said)?.[0] ?? '';
}

/** Runs with a configuration that names a relay, whose secret comes from the environment. */
async function runBy(url: string, folder: string, words: readonly string[], faults: readonly string[] = []) {
  const { configuration } = await serve(...faults);
  const text = `${configuration}\ncallbacks: {relay: {url: "${url}", secret: "\${RELAY_SECRET}"}}\n`;
  await writeFile(join(folder, 'upload-contract.yaml'), text);
  const main = join(repository, 'dist/src/cli/main.js');
  const all = [main, 'run', '--seed', '7', '--runs', '0', ...words];
  const ended = await start(process.execPath, all, folder, { RELAY_SECRET: secret }).finished;
  return { ...ended, results: await resultsIn(folder) };
}

async function expectNoSecret(folder: string): Promise<void> {
  const report = join(folder, 'upload-contract-report');
  const entries = await readdir(report, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile()))
    expect(await readFile(join(entry.parentPath, entry.name), 'utf8'), entry.name).not.toContain(secret);
}

const failing = ({ requirements }: Results): string[] =>
  requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);

test('callbacks are judged by way of a relay, and its secret is in no report', { timeout: 1_200_000 }, async () => {
  const folder = await emptyFolder();
  const { status, err, results } = await runBy(await relay(folder), folder, ['--suite', 'callbacks']);
  expect(failing(results), err).toEqual([]);
  expect(status, results.because).toBe(0);
  expect(results.outcome).toBe('partial');
  expect(results.notJudged.map(({ why }) => why)).toEqual(['selection']);
  await expectNoSecret(folder);
});

test('a fault of callbacks is found by way of a relay', async () => {
  const folder = await emptyFolder();
  const words = ['--requirement', 'background.callback.sent'];
  const { status, results } = await runBy(await relay(folder), folder, words, ['--fault', 'background-not-sent']);
  expect(failing(results)).toEqual(['background.callback.sent']);
  expect(status).toBe(1);
});

test('a relay that is not there leaves what needs it inconclusive, and nothing else', async () => {
  const folder = await emptyFolder();
  const words = ['--requirement', 'background.callback.sent,token.lifetime.default'];
  const { status, results } = await runBy('http://127.0.0.1:1', folder, words);
  expect(status).toBe(3);
  expect(results.requirements.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['background.callback.sent', 'inconclusive'],
    ['token.lifetime.default', 'pass'],
  ]);
  expect(results.notJudged.map(({ why }) => why)).toEqual(['selection', 'callback-path']);
  await expectNoSecret(folder);
});

test('a relay is not started without a secret, or with one that can be guessed', async () => {
  const folder = await emptyFolder();
  const without = await upload(['catch', '--relay'], folder).finished;
  expect(without).toMatchObject({ status: 2, err: expect.stringContaining('RELAY_SECRET') });
  const main = join(repository, 'dist/src/cli/main.js');
  const short = await start(process.execPath, [main, 'catch', '--relay'], folder, { RELAY_SECRET: 'short' }).finished;
  expect(short).toMatchObject({ status: 2, err: expect.stringContaining('at least 16 characters') });
});
