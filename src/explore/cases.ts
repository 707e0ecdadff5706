import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyCheck } from '../../suites/exploration/history-check.js';
import { makeFolder } from '../make-folder.js';
import { parseReplay } from '../replay/read.js';
import { type FoundIn, replayOf } from '../replay/record.js';
import { type Replay, recordingFile } from '../replay/recording.js';
import { UsageError } from '../usage-error.js';
import type { Finding } from './findings.js';
import { type Failure, keyOf } from './trial.js';

/** A stored case. */
export interface StoredCase {
  /** Name of its file. */
  readonly file: string;
  readonly replay: Replay;
}

/** The file of a failure: its requirement, and a number that follows from what broke it. */
export function caseFileOf(failure: Failure): string {
  const number = createHash('sha256').update(keyOf(failure)).digest().readUInt32BE(0) % 100_000;
  return `${failure.requirement}-${number}.json`;
}

/**
 * Reads the cases that exploration stored in a folder; other files are left alone.
 * @throws UsageError for one that cannot be read
 */
export async function storedCases(folder: string): Promise<readonly StoredCase[]> {
  await makeFolder(folder);
  const files = (await readdir(folder)).filter((file) => recordingFile.test(file)).sort();
  const all: StoredCase[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8').catch((error: unknown) => {
      throw new UsageError(`the case ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
    });
    const replay = parseReplay(text, file);
    if (historyCheck(replay.requirement, replay.check) !== undefined) all.push({ file, replay });
  }
  return all;
}

/** Stores a finding; a file that is there is replaced as a whole. */
export async function storeCase(folder: string, finding: Finding, about: FoundIn): Promise<void> {
  const path = join(folder, caseFileOf(finding));
  const { requirement, result } = finding;
  const replay = replayOf({ ...result, requirement, counterexample: result.counterexample }, about);
  await writeFile(`${path}.new`, `${JSON.stringify(replay, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** Removes a case that is fixed. */
export async function dropCase(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true });
}
