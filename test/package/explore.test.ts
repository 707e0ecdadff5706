import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server/server.js';
import { emptyFolder, resultsIn, upload } from './command.js';

async function folderFor({ url, credentials }: Reference, limits: Record<string, number>): Promise<string> {
  const folder = await emptyFolder();
  const auth = { write: { oauth1: credentials.write.oauth1 } };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify({ target: url, auth, limits }));
  return folder;
}

const cases = (folder: string) => readdir(join(folder, 'upload-contract-cases'));

test('a failing history is kept, tried first, and dropped when it is fixed', async () => {
  const faulty = await startReference({ fault: 'success-without-tree-id' });
  onTestFinished(() => faulty.close());
  const folder = await folderFor(faulty, { maxRequests: 1500 });

  const first = await upload(['explore', '--time', '1h', '--seed', '5'], folder).finished;
  expect(first).toMatchObject({ status: 1, err: expect.stringContaining('callback.tree-id: ') });
  const { outcome, requirements, run } = await resultsIn(folder);
  expect(outcome).toBe('nonconformant');
  expect(requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toContain('callback.tree-id');
  expect(run.spent.requests).toBeLessThanOrEqual(1500);
  expect(run.selection.suites).toEqual(['exploration']);
  const kept = await cases(folder);
  expect(kept.join()).toMatch(/callback\.tree-id-\d+\.json/);
  const file = join('upload-contract-cases', kept.find((one) => one.startsWith('callback.tree-id')) ?? '');
  expect((await upload(['replay', file], folder).finished).status).toBe(1);

  await faulty.close();
  const mended = await startReference({ port: Number(new URL(faulty.url).port) });
  onTestFinished(() => mended.close());
  expect((await upload(['replay', file], folder).finished).status).toBe(0);
  const second = await upload(['explore', '--time', '1h', '--seed', '5'], folder).finished;
  expect(second).toMatchObject({
    status: 0,
    err: expect.stringMatching(/callback\.tree-id-\d+\.json: fixed, removed/),
  });
  expect(await cases(folder)).toEqual([]);
  const after = await resultsIn(folder);
  expect(after.outcome).toBe('partial');
  expect(after.observations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['explore.fixed', 'explore.histories', 'explore.signs', 'explore.steps']),
  );
});

test('Ctrl-C keeps what was found', async () => {
  const faulty = await startReference({ fault: 'success-without-tree-id' });
  onTestFinished(() => faulty.close());
  const folder = await folderFor(faulty, {});
  const { child, finished } = upload(['explore', '--time', '1d'], folder);
  let said = '';
  while (!said.includes('callback.tree-id') && child.stderr !== null) said += (await once(child.stderr, 'data'))[0];
  child.kill('SIGINT');
  expect((await finished).status).toBe(130);
  const { requirements, created, run } = await resultsIn(folder);
  expect(requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toContain('callback.tree-id');
  expect(run.complete).toBe(false);
  expect(created.length).toBeGreaterThan(0);
  expect((await cases(folder)).length).toBeGreaterThan(0);
});

test('wrong usage, and a target that is not there, are said in one line', async () => {
  const folder = await emptyFolder();
  const said = async (...words: string[]) => upload(['explore', ...words], folder).finished;
  expect(await said('--time', '10')).toMatchObject({ status: 2, err: expect.stringContaining('such as 90s') });
  expect(await said('--shard', '3/2')).toMatchObject({ status: 2, err: expect.stringContaining('as in 2/4') });
  const gone = await said('--target', 'http://127.0.0.1:9', '--time', '1m');
  expect(gone).toMatchObject({ status: 3, err: expect.stringContaining('cannot be reached') });
  await writeFile(join(folder, 'upload-contract-cases', 'token.distinct-1.json'), '{}');
  const unread = await said('--time', '1m');
  expect(unread.status).not.toBe(0);
  expect(unread.err).toContain('token.distinct-1.json');
});
