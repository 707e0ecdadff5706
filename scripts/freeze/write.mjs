import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';

const sums = 'SHA256SUMS';

/** The frozen revision of this name in a folder; undefined when there is none. */
export async function frozenAs(directory, name) {
  const text = await readFile(join(directory, `${name}.yaml`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parse(text);
}

/**
 * Writes a revision into the folder of frozen ones, and the sums of all of them beside it. One that is frozen already
 * stays as it is; a different one of the same name is refused.
 *
 * @param {string} directory
 * @param {import('../../src/certify/revision.js').Revision} revision
 * @returns {Promise<'frozen' | 'unchanged'>}
 */
export async function writeRevision(directory, revision) {
  const frozen = await frozenAs(directory, revision.revision);
  if (frozen !== undefined) {
    const changed = Object.keys({ ...frozen, ...revision }).filter(
      (key) => !isDeepStrictEqual(frozen[key], revision[key]),
    );
    if (changed.length === 0) return 'unchanged';
    throw new Error(
      `revision ${revision.revision} is frozen, and its ${changed.join(', ')} would change: give the contract a new info.version`,
    );
  }
  await mkdir(directory, { recursive: true });
  const known = await readFile(join(directory, sums), 'utf8').catch(() => '');
  if (known !== (await sumsOf(directory))) throw new Error(`a frozen revision was changed: it does not fit ${sums}`);
  await writeFile(join(directory, `${revision.revision}.yaml`), stringify(revision, { lineWidth: 0 }), { flag: 'wx' });
  await writeFile(join(directory, sums), await sumsOf(directory));
  return 'frozen';
}

/** A line for each frozen revision, as `sha256sum --check` reads them. */
export async function sumsOf(directory) {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const lines = await Promise.all(
    names.map(async (name) => {
      const digest = createHash('sha256')
        .update(await readFile(join(directory, name)))
        .digest('hex');
      return `${digest}  ${name}\n`;
    }),
  );
  return lines.join('');
}
