import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { makeFolder } from '../make-folder.js';
import { UsageError } from '../usage-error.js';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/**
 * Reads a file that the user named.
 * @param name how messages call it
 * @throws UsageError
 */
export async function readNamed(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${name} cannot be read (${codeOf(error)})`);
  }
}

/**
 * Writes a file that the user named.
 * @param mode permissions of a new file; with `exclusive`, an existing file is left alone
 * @throws UsageError
 */
export async function writeNamed(
  path: string,
  name: string,
  content: string,
  { exclusive = false, mode = 0o644 } = {},
): Promise<void> {
  try {
    await writeFile(path, content, { flag: exclusive ? 'wx' : 'w', mode });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') throw new UsageError(`${name} already exists and is not overwritten`);
    throw new UsageError(`${name} cannot be written (${code})`);
  }
}

/**
 * Makes a folder for reports and sees that it can be written: before a long run, not after it.
 * @throws UsageError
 */
export async function writableFolder(path: string, option: string): Promise<void> {
  try {
    await makeFolder(path);
    await access(path, constants.W_OK);
  } catch (error) {
    throw new UsageError(`no report can be written to ${option}: ${error instanceof Error ? error.message : error}`);
  }
}
