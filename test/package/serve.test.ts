import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, upload } from './command.js';
import { serve } from './service.js';

test.each([
  ['uses-not-counted', 'redeem.uses.exact', 'must', 1],
  ['token-in-any-case', 'redeem.token.case', 'should', 0],
])('serve says what %s breaks, and a run on what it prints names that', async (fault, broken, level, status) => {
  const { said, configuration } = await serve('--fault', fault);
  expect(said).toContain(`This breaks ${broken}, a ${level}`);
  expect(said.includes('--fail-on should')).toBe(level === 'should');
  const folder = await emptyFolder();
  await writeFile(join(folder, 'upload-contract.yaml'), configuration);
  const judge = (...words: string[]) =>
    upload(['run', '--requirement', `${broken},token.issue.xml`, ...words], folder).finished;
  const lenient = await judge();
  expect(lenient).toMatchObject({ status, out: expect.stringContaining(broken) });
  expect(await judge('--fail-on', 'should')).toMatchObject({ status: 1, out: expect.stringContaining(broken) });
});
