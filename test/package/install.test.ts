import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { emptyFolder, resultsIn, start } from './command.js';
import { commandsOf } from './documents/commands.js';

/** A project whose every configuration throws, and an environment file that should reach nobody. */
const hostile: Readonly<Record<string, string>> = {
  'vitest.config.ts': 'throw new Error("vitest.config.ts was loaded");',
  'vitest.workspace.ts': 'throw new Error("vitest.workspace.ts was loaded");',
  'vite.config.ts': 'throw new Error("vite.config.ts was loaded");',
  'postcss.config.cjs': 'throw new Error("postcss.config.cjs was loaded");',
  'tsconfig.json': '{ "compilerOptions": { "target": ',
  '.env': 'NODE_OPTIONS=--no-such-option\nVITEST_POOL_ID=99\nVITE_NAME=value\n',
  '.env.test': 'NODE_ENV=production\n',
  'src/some.test.ts': 'throw new Error("a test of the project was run");',
  'suites/own.suite.js': 'throw new Error("a suite of the project was run");',
  'setup.ts': 'throw new Error("setup.ts was loaded");',
};

async function written(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await emptyFolder();
  for (const [path, text] of Object.entries({ 'package.json': '{"private": true, "type": "commonjs"}', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Every file with its size and time of change. */
async function inventory(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async (file): Promise<[string, string]> => {
      const path = join(file.parentPath, file.name);
      const { size, mtimeMs } = await stat(path);
      return [path.slice(folder.length + 1), `${size} bytes, ${mtimeMs}`];
    });
  return new Map(await Promise.all(entries));
}

/** What a package manager has to know of the way to its registry. */
function network(): NodeJS.ProcessEnv {
  const concerns = /^(?:npm_config_.*|node_extra_ca_certs|ssl_cert_\w+|https?_proxy|no_proxy)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => concerns.test(name)));
}

/** What the package manager says, and the progress of a run that takes more than half a minute. */
const besides = /^(?:npm warn .*|upload-contract: \d+ of \d+ checks, .*)\n/gm;

async function command(program: string, words: readonly string[], folder: string): Promise<string> {
  const { status, out, err } = await start(program, words, folder, network()).finished;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${err}${out}`);
  return out;
}

/** The packages that an install brought along. */
async function packagesIn(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8');
  const { packages }: { packages: Readonly<Record<string, unknown>> } = JSON.parse(text);
  return Object.keys(packages);
}

test.each([
  ['an empty folder', {}, ['--suite', 'tokens/issue']],
  ['a folder full of traps', hostile, []],
])('the packed package runs in %s and changes nothing but the report', async (_folder, files, words) => {
  const folder = await written(files);
  const install = ['install', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund', inject('tarball')];
  await command('npm', install, folder);
  const before = await inventory(folder);
  expect((await packagesIn(folder)).length).toBeLessThanOrEqual(60);
  const { status, out, err } = await start('npx', ['--no-install', 'upload-contract', 'run', ...words], folder)
    .finished;
  expect({ status, err: err.replaceAll(besides, '') }).toEqual({ status: 0, err: '' });
  if (words.length === 0) {
    const [{ shown } = { shown: [] }] = await commandsOf('README.md');
    expect(out.split('\n')).toEqual(expect.arrayContaining(shown.filter((line) => !/^(?:\.{3})?$/.test(line))));
  }
  const { outcome, run } = await resultsIn(folder);
  const expected = words.length === 0 ? 'conformant' : 'partial';
  expect({ outcome, complete: run.complete }).toEqual({ outcome: expected, complete: true });
  const after = await inventory(folder);
  const changed = [...after].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
  expect(changed.filter((path) => !path.startsWith('upload-contract-report/'))).toEqual([]);
  expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
});

test('everything that the package exports is in it', async () => {
  const folder = await written({});
  await command('tar', ['-xzf', inject('tarball'), '-C', folder], folder);
  const manifest = await readFile(join(folder, 'package/package.json'), 'utf8');
  const { exports: exported }: { exports: Readonly<Record<string, string>> } = JSON.parse(manifest);
  const paths = Object.values(exported).flatMap((path) => [path, path.replace(/\.js$/, '.d.ts')]);
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect((await stat(join(folder, 'package', path))).isFile()).toBe(true);
});
