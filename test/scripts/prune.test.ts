import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/prune.mjs', import.meta.url));

test('what was compiled from sources that are gone is removed, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prune-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const kept = [
    'dist/.tsbuildinfo',
    'dist/suites/new.suite.d.ts',
    'dist/suites/new.suite.js',
    'dist/src/a.schema.json',
  ];
  const gone = ['dist/suites/old.suite.d.ts', 'dist/suites/old.suite.js', 'dist/src/b.schema.json'];
  for (const path of ['suites/new.suite.ts', 'src/a.schema.json', 'dist/page.js', 'page.tsx', ...kept, ...gone]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), '');
  }
  execFileSync(process.execPath, [script, folder]);
  const left = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const files = left
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  expect(files.sort()).toEqual([...kept, 'dist/page.js'].sort());
});
