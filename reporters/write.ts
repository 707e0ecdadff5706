import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replayFiles } from '../src/run/replay-steps.js';
import type { Results } from '../src/run/results.js';
import { html } from './html/html.js';
import { json } from './json/json.js';
import { junit } from './junit/junit.js';
import type { ReportFile } from './report-file.js';

/** Makes the files of one kind of report; never touches the disk itself. */
export type Reporter = (results: Results) => readonly ReportFile[] | Promise<readonly ReportFile[]>;

const reporters = { json, junit, html, replay: replayFiles } satisfies Record<string, Reporter>;

/** The kinds of report that are files. */
export type ReporterName = keyof typeof reporters;

/** All kinds, in the order in which they are written. */
export const reporterNames: readonly ReporterName[] = ['json', 'junit', 'html', 'replay'];

/** Writes a file so that nobody ever sees half of it, and no earlier one is lost when it cannot be written. */
async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(temporary, content, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes reports into a directory, which is made when there is none.
 * @returns the paths of the files, below the directory
 * @throws HarnessError when the results are not what the published schema promises; errors of the file system
 */
export async function writeReports(
  results: Results,
  directory: string,
  names: readonly ReporterName[] = reporterNames,
): Promise<string[]> {
  const made = await Promise.all(names.map((name) => reporters[name](results)));
  const files: readonly ReportFile[] = made.flat();
  for (const { path, content } of files) await writeWhole(join(directory, path), content);
  return files.map((one) => one.path);
}
