import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { findSuites, loadSuites, type SuiteModule, selectSuites } from '../../src/run/suites.js';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function suites(files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'suites-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return pathToFileURL(`${folder}/`);
}

const named = (...names: string[]): SuiteModule[] => names.map((name) => ({ name, url: new URL(`file:///${name}`) }));

describe('finding', () => {
  test('suites are told from other modules by their ending, and sorted', async () => {
    const root = await suites({
      'tokens/uses.suite.ts': '',
      'tokens/plain.ts': '',
      'tokens/uses.suite.d.ts': '',
      'tokens/uses.suite.js': '',
      'files/deep/one.suite.ts': '',
    });
    const found = await findSuites(root);
    expect(found.map(({ name }) => name)).toEqual(['files/deep/one', 'tokens/uses']);
    expect(found[1]?.url.href).toBe(new URL('tokens/uses.suite.ts', root).href);
  });

  test('every suite of this package is found, and its checks bear its name', async () => {
    const names = (await findSuites()).map(({ name }) => name);
    const declared = new Set((await loadSuites()).map(({ suite }) => suite));
    expect([...declared].sort()).toEqual([...names].sort());
  });
});

describe('selecting', () => {
  const all = named('files/one', 'tokens/one', 'tokens/two', 'tokensmore/one');

  test('no name means all', () => expect(selectSuites(all, [])).toEqual(all));

  test('a theme means all its suites and no theme that only begins like it', () =>
    expect(selectSuites(all, ['tokens']).map(({ name }) => name)).toEqual(['tokens/one', 'tokens/two']));

  test('themes and suites may stand together', () =>
    expect(selectSuites(all, ['tokens/two', 'files']).map(({ name }) => name)).toEqual(['files/one', 'tokens/two']));

  test.each([
    ['toknes', 'tokens'],
    ['tokens/tow', 'tokens/two'],
  ])('an unknown %s is an error that names %s', (name, nearest) =>
    expect(() => selectSuites(all, [name])).toThrow(`there is no suite "${name}" (did you mean ${nearest}?)`),
  );
});

describe('loading', () => {
  test('a suite that cannot be imported is told by its name', async () => {
    const root = await suites({ 'tokens/broken.suite.ts': 'throw new Error("half written")' });
    await expect(loadSuites([], root)).rejects.toMatchObject({
      name: 'SuiteError',
      message: 'the suite tokens/broken could not be loaded: half written',
    });
  });

  test('only the checks of the suites that are meant are given', async () => {
    const some = await loadSuites(['tokens/limits']);
    expect(some.length).toBeGreaterThan(0);
    expect(new Set(some.map(({ suite }) => suite))).toEqual(new Set(['tokens/limits']));
  });
});
