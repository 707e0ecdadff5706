import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents, one by one: Node.js never returns from creating several at once
 * where the file system refuses in an unusual way, as below /proc.
 * @throws the error of the file system
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  let at = path;
  while ((await stat(at).catch(() => undefined)) === undefined && dirname(at) !== at) {
    missing.unshift(at);
    at = dirname(at);
  }
  for (const folder of missing)
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      // Another process created it meanwhile.
      if (error.code !== 'EEXIST') throw error;
    });
  if (!(await stat(path)).isDirectory()) throw new Error(`${path} is not a folder`);
}
