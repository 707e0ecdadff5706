/**
 * Finds words that the texts of this project avoid, in comments, messages and documentation.
 *
 *   node scripts/plain-words.mjs FILE_OR_FOLDER..     exit 1 and name each, if there are any
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { textsOf } from './plain-words/texts.mjs';
import { avoidedIn } from './plain-words/words.mjs';

/** The list itself holds every word of it. */
const list = join('scripts', 'plain-words', 'words.mjs');

async function filesIn(path) {
  if ((await stat(path)).isFile()) return [path];
  const inside = await readdir(path, { recursive: true, withFileTypes: true });
  return inside.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

try {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new Error('usage: node scripts/plain-words.mjs FILE_OR_FOLDER..');
  const files = (await Promise.all(paths.map(filesIn))).flat().filter((file) => file !== list);
  for (const file of files.sort()) {
    for (const { text, line } of textsOf(file, await readFile(file, 'utf8'))) {
      for (const { found, instead } of avoidedIn(text)) {
        console.error(`${file}:${line}: "${found}"; write: ${instead}`);
        process.exitCode = 1;
      }
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
