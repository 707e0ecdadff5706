import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { makeFolder } from '../src/make-folder.js';
import { replayFiles } from '../src/replay/record.js';
import { recordingFile } from '../src/replay/recording.js';
import { replayScripts } from '../src/replay/script.js';
import type { Results } from '../src/results/results.js';
import { badge } from './badge/badge.js';
import { type Choice, endingFor, type ReporterName, usualChoices } from './choice.js';
import { ctrf } from './ctrf/ctrf.js';
import { github } from './github/github.js';
import { har } from './har/har.js';
import { html } from './html/html.js';
import { json } from './json/json.js';
import { junit } from './junit/junit.js';
import { markdown } from './markdown/markdown.js';
import type { ReportFile } from './report-file.js';

/** Produces the files of one kind of report; does not write them. */
export type Reporter = (results: Results) => readonly ReportFile[] | Promise<readonly ReportFile[]>;

const reporters: Readonly<Record<ReporterName, Reporter>> = {
  json,
  junit,
  html,
  har,
  markdown,
  ctrf,
  badge,
  github,
  replay: (results) => [...replayFiles(results), ...replayScripts(results)],
};

/** A file with its path. */
interface Placed extends ReportFile {
  readonly at: string;
}

/** Writes a file as a whole: a reader or a crash never finds half of it, and an earlier one stays when writing fails. */
async function writeWhole(path: string, content: string): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(temporary, content, { flag: 'wx', flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes recordings and scripts of an earlier run that this one does not have: they belong to another report. */
async function removeOutdated(files: readonly Placed[], directory: string): Promise<void> {
  const folder = join(directory, 'replay');
  const written = new Set(files.map(({ at }) => at));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const recordings = entries
    .filter((entry) => entry.isFile() && recordingFile.test(entry.name.replace(/\.sh$/, '.json')))
    .map(({ name }) => join(folder, name));
  await Promise.all(recordings.filter((path) => !written.has(path)).map((path) => rm(path, { force: true })));
}

async function placed(choice: Choice, results: Results, directory: string): Promise<Placed[]> {
  const files = await reporters[choice.name](results);
  const { file: at } = choice;
  if (at === undefined) return files.map((one) => ({ ...one, at: join(directory, one.path) }));
  const ending = endingFor(choice);
  return files.flatMap((one) => (extname(one.path) === ending ? [{ path: at, content: one.content, at }] : []));
}

/**
 * Writes reports into a directory, which is created if necessary, or where a choice says.
 * @returns the paths of the files, below the directory or as the choice gave them
 * @throws HarnessError when the results break the published schema; errors of the file system
 */
export async function writeReports(
  results: Results,
  directory: string,
  choices: readonly Choice[] = usualChoices,
): Promise<string[]> {
  const made = await Promise.all(choices.map((one) => placed(one, results, directory)));
  const files = made.flat();
  for (const { at, content } of files) await writeWhole(at, content);
  if (choices.some(({ name }) => name === 'replay')) await removeOutdated(files, directory);
  return files.map((one) => one.path);
}
