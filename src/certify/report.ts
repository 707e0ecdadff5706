import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema from '../../reporters/json/results.schema.json' with { type: 'json' };
import { writeReports } from '../../reporters/write.js';
import { jsonValidator } from '../contract/validator.js';
import type { Results } from '../results/results.js';
import { sha256 } from './package-digest.js';

/** The file of a report that all others are made from. */
export const resultsFile = 'results.json';

/** Reads results by their published schema. */
export const readResults = jsonValidator<Results>(schema, resultsFile);

/** A report as it lies in a folder. */
export interface Report {
  /** With SHA-256 in hex; results first. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** In plain words, each file that is not what the results come to. */
  readonly changed: readonly string[];
}

/** What an error of the file system says when there is no file of a name. */
const absent: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** The bytes of a file; undefined when there is none. */
export async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(error.code)) return undefined;
    throw error;
  }
}

/**
 * Compares a report with what its results come to: all reports are made once more, and each file has to be the same to
 * the byte. So nothing of a report can have been touched up by hand.
 */
export async function inspectReport(results: Results, folder: string): Promise<Report> {
  const again = await mkdtemp(join(tmpdir(), 'upload-contract-certify-'));
  try {
    const paths = await writeReports(results, again);
    const files: { path: string; sha256: string }[] = [];
    const changed: string[] = [];
    for (const path of [resultsFile, ...paths.filter((one) => one !== resultsFile)]) {
      const [there, expected] = await Promise.all([bytesOf(join(folder, path)), readFile(join(again, path))]);
      if (there === undefined)
        changed.push(`${path} belongs to the report and is missing (a run without --reporter writes it)`);
      else if (!there.equals(expected)) changed.push(`${path} is not what the results come to: it was changed`);
      else files.push({ path, sha256: sha256(there) });
    }
    return { files, changed };
  } finally {
    await rm(again, { recursive: true, force: true });
  }
}
