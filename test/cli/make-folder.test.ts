import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../src/make-folder.js';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'make-folder-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('folders that are missing are made, and one that is there is left alone', async () => {
  const path = join(await emptyFolder(), 'a/b/c');
  await Promise.all([makeFolder(path), makeFolder(path)]);
  await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test('where the file system refuses, the error says so at once', async () => {
  await expect(makeFolder('/proc/nope/deeper')).rejects.toThrow(/ENOENT|EACCES|EPERM/);
});

test('a file in the way is named', async () => {
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toThrow('is not a folder');
  await expect(makeFolder(join(file, 'below'))).rejects.toThrow('ENOTDIR');
});
