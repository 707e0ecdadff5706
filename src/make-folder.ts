import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing, one by one: Node.js never comes back from making several at once
 * where the file system refuses in its own way, as below /proc.
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
      // Somebody else has made it meanwhile.
      if (error.code !== 'EEXIST') throw error;
    });
  if (!(await stat(path)).isDirectory()) throw new Error(`${path} is not a folder`);
}
