import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Check, declaredChecks } from '../../suites/check/registry.js';
import { unknownName } from '../usage-error.js';

/** A module of checks. */
export interface SuiteModule {
  /** Theme and file, as in `tokens/lifetime`. */
  readonly name: string;
  readonly url: URL;
}

/** A suite could not be loaded, which is an error of the suite and never of a target. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';
}

const folder = new URL('../../suites/', import.meta.url);

/** Compiled suites lie beside this compiled module, their sources beside its source. */
const ending = `.suite${extname(fileURLToPath(import.meta.url))}`;

/** All suites, in alphabetical order. */
export async function findSuites(root: URL = folder): Promise<readonly SuiteModule[]> {
  const paths = await readdir(root, { recursive: true });
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => ({ name: path.slice(0, -ending.length), url: new URL(path, root) }));
}

/**
 * The suites that are meant by the given names, each a theme (`tokens`) or one suite (`tokens/lifetime`); all without names.
 * @throws UsageError for a name that means none
 */
export function selectSuites(all: readonly SuiteModule[], names: readonly string[]): readonly SuiteModule[] {
  const means = (name: string, suite: SuiteModule): boolean => suite.name === name || suite.name.startsWith(`${name}/`);
  const themes = all.map(({ name }) => name.split('/', 1)[0] ?? name);
  for (const name of names)
    if (!all.some((suite) => means(name, suite)))
      throw unknownName('suite', name, [...new Set([...themes, ...all.map((suite) => suite.name)])]);
  return names.length === 0 ? all : all.filter((suite) => names.some((name) => means(name, suite)));
}

/**
 * Imports the suites that are meant and gives the checks that they declare.
 * @throws UsageError for an unknown name; SuiteError when a suite cannot be imported
 */
export async function loadSuites(names: readonly string[] = [], root: URL = folder): Promise<readonly Check[]> {
  const wanted = selectSuites(await findSuites(root), names);
  for (const { name, url } of wanted) {
    try {
      await import(url.href);
    } catch (error) {
      throw new SuiteError(
        `the suite ${name} could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  const chosen = new Set(wanted.map(({ name }) => name));
  return names.length === 0 ? declaredChecks() : declaredChecks().filter(({ suite }) => chosen.has(suite));
}
