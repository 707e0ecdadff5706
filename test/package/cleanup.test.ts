import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { emptyFolder, resultsIn, upload } from './command.js';

/** A site to judge, and a folder with a configuration for it. */
async function project(cleanup: string) {
  const reference = await startReference();
  onTestFinished(() => reference.close());
  const folder = await emptyFolder();
  const configuration = {
    target: reference.url,
    auth: { write: { bearer: 'reference-write-bearer' } },
    cleanup: { command: cleanup },
  };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify(configuration));
  return { folder, reference };
}

const removedIn = async (folder: string): Promise<string[]> =>
  (await readFile(join(folder, 'removed'), 'utf8')).trim().split('\n');

const words = ['run', '--requirement', 'redeem.file.photo,token.issue.xml', '--reporter', 'json'];

test('what a run created is removed at its end, and what a killed run left by the next one', async () => {
  const { folder } = await project('echo {kind} {id} >> removed');
  const killed = upload(['run', '--reporter', 'json'], folder);
  const list = join(folder, 'upload-contract-report/created.ndjson');
  await vi.waitFor(() => expect(existsSync(list)).toBe(true), { timeout: 60_000, interval: 20 });
  killed.child.kill('SIGKILL');
  await killed.finished;
  expect(existsSync(join(folder, 'removed'))).toBe(false);

  const left = JSON.parse((await upload(['list', 'created', '--json'], folder).finished).out);
  expect(left.length).toBeGreaterThan(0);
  const { status, out } = await upload(words, folder).finished;
  expect(status).toBe(0);
  expect(out).toMatch(/Things on the target\n {2}\d+ removed by cleanup/);
  const removed = await removedIn(folder);
  for (const { kind, id } of left) expect(removed).toContain(`${kind} ${id}`);
  const { created, cleanup } = await resultsIn(folder);
  expect(created.length).toBeGreaterThan(0);
  expect(created.filter((one) => one.removed !== true)).toEqual([]);
  expect(cleanup).toEqual({ removed: removed.length, failures: [] });
  expect(await upload(['list', 'created'], folder).finished).toMatchObject({ status: 0, out: '' });
});

test('what cleanup cannot remove is reported, listed, and no verdict', async () => {
  const { folder } = await project('echo {id} not found >&2; exit 3');
  const { status, out } = await upload(words, folder).finished;
  expect(status).toBe(0);
  expect(out).toMatch(/still there: see upload-contract list created/);
  expect(out).toMatch(/the command ended with 3: \S+ not\s+found/);
  const { created, cleanup } = await resultsIn(folder);
  expect(cleanup?.removed).toBe(0);
  expect(cleanup?.failures.length).toBe(created.length);
  const listed = await upload(['list', 'created'], folder).finished;
  expect(listed.out.trim().split('\n')).toHaveLength(created.length);
});

test('Ctrl-C removes what the run created until then', async () => {
  const { folder } = await project('echo {kind} {id} >> removed');
  const run = upload(['run', '--reporter', 'json'], folder);
  const list = join(folder, 'upload-contract-report/created.ndjson');
  await vi.waitFor(() => expect(existsSync(list)).toBe(true), { timeout: 60_000, interval: 20 });
  run.child.kill('SIGINT');
  expect((await run.finished).status).toBe(130);
  const { created } = await resultsIn(folder);
  expect((await removedIn(folder)).sort()).toEqual(created.map(({ kind, id }) => `${kind} ${id}`).sort());
});
