import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startReference } from '../../reference/server/server.js';
import { emptyFolder, resultsIn, upload } from './command.js';

test('a failure is recorded, replayed, run again, mended, and gone', async () => {
  const folder = await emptyFolder();
  const faulty = await startReference({ fault: 'title-zero-lost' });
  onTestFinished(() => faulty.close());
  const { write } = faulty.credentials;
  const auth = { write: { oauth1: write.oauth1 } };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify({ target: faulty.url, auth }));
  const command = async (...words: string[]) => upload(words, folder).finished;
  const recordings = (report = '') => readdir(join(folder, 'upload-contract-report', report, 'replay'));
  const judged = async (report: 'first' | 'again') => {
    const { requirements } = await resultsIn(folder, report === 'again' ? 'upload-contract-report/failed' : undefined);
    return requirements.map(({ id, verdict }) => `${id} ${verdict}`);
  };

  expect((await command('run', '--requirement', 'token.echo.title,token.echo.tags', '--seed', '7')).status).toBe(1);
  expect(await judged('first')).toEqual(['token.echo.title fail', 'token.echo.tags pass']);
  expect((await recordings()).length).toBeGreaterThan(0);

  const replayed = await command('replay', 'token.echo.title');
  expect(replayed).toMatchObject({ status: 1, err: '', out: expect.stringMatching(/^FAILED {2}expected /m) });
  expect((await command('run', '--failed')).status).toBe(1);
  expect(await judged('again')).toEqual(['token.echo.title fail']);
  expect((await resultsIn(folder)).run.seed).toBe(7);

  await faulty.close();
  const mended = await startReference({ port: Number(new URL(faulty.url).port) });
  onTestFinished(() => mended.close());
  expect(await command('replay', 'token.echo.title')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^FIXED {2}the check passes/m),
  });
  expect((await command('run', '--failed')).status).toBe(0);
  expect(await judged('again')).toEqual(['token.echo.title pass']);
  expect(await recordings('failed')).toEqual([]);
  // The report of the whole run stays as it was.
  expect(await judged('first')).toEqual(['token.echo.title fail', 'token.echo.tags pass']);
});
