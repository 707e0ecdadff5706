import { readdir, readFile } from 'node:fs/promises';
import { compare } from 'semver';
import { parse } from 'yaml';
import { validator } from '../contract/validator.js';
import type { Revision } from './revision.js';
import schema from './revision.schema.json' with { type: 'json' };

const check = validator<Revision>(schema, 'the frozen revision');

/** Reads a frozen revision. @throws Error when it is not one: the package is broken */
export function readRevision(text: string): Revision {
  const read = check(parse(text));
  if ('problems' in read) throw new Error(read.problems.join('; '));
  return read.value;
}

/** From src/certify/ as from dist/src/certify/. */
const folders = ['../../openapi/revisions/', '../../../openapi/revisions/'];

/** The frozen revisions in a folder, the earliest first; none when there is no such folder. */
export async function revisionsIn(folder: URL): Promise<readonly Revision[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml'));
  const revisions = await Promise.all(
    files.map(async (name) => readRevision(await readFile(new URL(name, folder), 'utf8'))),
  );
  return revisions.sort((a, b) => compare(a.revision, b.revision));
}

/** All frozen revisions that this version of the tool knows, the earliest first. */
export async function frozenRevisions(): Promise<readonly Revision[]> {
  for (const folder of folders) {
    const revisions = await revisionsIn(new URL(folder, import.meta.url));
    if (revisions.length > 0) return revisions;
  }
  return [];
}
