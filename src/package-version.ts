import { readFile } from 'node:fs/promises';

/** The version of this package. */
export async function packageVersion(): Promise<string> {
  // From src/ as from dist/src/.
  for (const path of ['../package.json', '../../package.json']) {
    const text = await readFile(new URL(path, import.meta.url), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const { version }: { version: string } = JSON.parse(text);
    return version;
  }
  throw new Error('the package has no package.json');
}
