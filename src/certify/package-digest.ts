import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the suite is made of: the folders that are compiled into dist/. */
const folders = ['generated', 'reference', 'reporters', 'src', 'suites'];

/** Where this module's own copy of them is: dist/ once it is built, the root of the sources before. */
const ownRoot = fileURLToPath(new URL('../../', import.meta.url));

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The files in a folder and below, by their paths from the root, with slashes. */
async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}

/**
 * One digest over the whole suite, the same wherever the same package is installed: SHA-256 over a line for each file,
 * in the order of their paths, of the file's own SHA-256 and its path, as `sha256sum` prints them.
 */
export async function packageDigest(root: string = ownRoot): Promise<string> {
  const paths = (await Promise.all(folders.map((folder) => filesIn(root, folder)))).flat().sort();
  const lines = await Promise.all(paths.map(async (path) => `${sha256(await readFile(join(root, path)))}  ${path}\n`));
  return sha256(lines.join(''));
}
