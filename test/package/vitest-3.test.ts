import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { repository } from './build.js';
import { emptyFolder, start } from './command.js';

/** The lowest version that package.json allows as a peer; the examples run with the one of this repository. */
const lowest = '3.2.0';

test(`upload-contract/vitest works with vitest ${lowest}`, async ({ skip }) => {
  const peers: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')).peerDependencies;
  expect(peers).toMatchObject({ vitest: `>=${lowest} <5` });
  const folder = await emptyFolder();
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', inject('tarball'), `vitest@${lowest}`];
  const install = await start('npm', words, folder, process.env).finished;
  if (/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)\b/.test(install.err)) skip('SKIPPED: no registry of npm');
  expect(install).toMatchObject({ status: 0 });
  for (const file of ['conformance.test.ts', 'vitest.config.ts'])
    await cp(join(repository, 'examples/library', file), join(folder, file));
  const { status, out, err } = await start('npx', ['--no-install', 'vitest', 'run'], folder).finished;
  expect({ status, out: /6 passed/.test(out) ? 'as expected' : out + err }).toEqual({ status: 0, out: 'as expected' });
  expect(out).toContain(`v${lowest}`);
});
