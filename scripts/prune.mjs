/**
 * Removes from dist/ what was compiled from sources that are gone: the suites are found by their files there, and the
 * package ships the whole folder.
 *
 *   node scripts/prune.mjs [FOLDER]     the folder of dist/; default: this repository
 */
import { access, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Where the source of a compiled file may be. */
function sourcesOf(path) {
  const stem = path.replace(/(?:\.d\.ts|\.js)$/, '');
  return path.endsWith('.json') ? [path] : [`${stem}.ts`, `${stem}.tsx`];
}

const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
for (const entry of entries.filter((one) => one.isFile() && one.name !== '.tsbuildinfo')) {
  const compiled = join(entry.parentPath, entry.name);
  const found = await Promise.all(sourcesOf(relative(dist, compiled)).map((path) => exists(join(root, path))));
  if (!found.includes(true)) await rm(compiled);
}
