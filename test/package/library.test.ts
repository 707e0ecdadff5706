import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { expect, inject, test } from 'vitest';
import { repository } from './build.js';
import { emptyFolder, start } from './command.js';

const examples = join(repository, 'examples/library');
const own = (path: string): string => join(repository, 'node_modules', path);

test.each([
  ['node:test', ['--test', 'conformance.node.mjs'], /# pass 6\n# fail 0/],
  ['node:test, of a client', ['--test', 'client.node.mjs'], /# pass 1\n# fail 0/],
  ['Mocha', [own('mocha/bin/mocha.js'), 'conformance.mocha.mjs'], /6 passing/],
  ['vitest', [own('vitest/vitest.mjs'), 'run', '--root', '.'], /6 passed/],
])('the example for %s runs', async (_runner, words, expected) => {
  const { status, out, err } = await start(process.execPath, words, examples).finished;
  expect({ status, out: expected.test(out) ? 'as expected' : out + err }).toEqual({ status: 0, out: 'as expected' });
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('a project with module %s and resolution %s finds the types of every export', async (module, resolution) => {
  const words = [own('typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2023', '--types', 'node'];
  const files = ['types.ts', 'conformance.test.ts'];
  const choice = ['--module', module, '--moduleResolution', resolution];
  const { status, out } = await start(process.execPath, [...words, ...choice, ...files], examples).finished;
  expect({ status, out }).toEqual({ status: 0, out: '' });
});

test('publint finds nothing wrong with the package', async () => {
  const { messages, pkg } = await publint({ pkgDir: repository, pack: false, level: 'warning' });
  expect(messages.map((one) => formatMessage(one, pkg ?? {}, { color: false }))).toEqual([]);
});

test('the types of every export are those of its code, by ESM and by bundlers', async () => {
  const tarball = new Uint8Array(await readFile(inject('tarball')));
  const result = await checkPackage(createPackageFromTarballData(tarball), {
    excludeEntrypoints: ['./openapi.yaml'],
  });
  if (result.types === false) throw new Error('the package has no types');
  // The package is ESM alone, which node10 and require() of old do not know.
  const kinds: readonly string[] = ['node16-esm', 'bundler'];
  const concerned = result.problems.filter((one) => !('resolutionKind' in one) || kinds.includes(one.resolutionKind));
  expect(concerned).toEqual([]);
  expect(Object.keys(result.entrypoints)).toEqual(expect.arrayContaining(['.', './vitest', './contract']));
});

test('run judges the target and writes the reports', async () => {
  const folder = await emptyFolder();
  const program = `
    import { run } from '${join(repository, 'dist/src/library/index.js')}';
    const { results, exit } = await run({ requirements: ['token.lifetime.default'], reportDir: 'report' });
    console.log(JSON.stringify([exit, results.outcome, results.run.executedChecks > 0]));`;
  const words = ['--input-type=module', '--eval', program];
  const { out, err } = await start(process.execPath, words, folder).finished;
  expect({ out, err }).toEqual({ out: '[0,"partial",true]\n', err: '' });
});
