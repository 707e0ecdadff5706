import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema from '../../reporters/json/results.schema.json' with { type: 'json' };
import { writeReports } from '../../reporters/write.js';
import { jsonValidator } from '../contract/validator.js';
import type { Results } from '../results/results.js';
import { sha256 } from './package-digest.js';

/** The file of a report that all others follow from. */
export const resultsFile = 'results.json';

/** Reads results by their published schema. */
export const readResults = jsonValidator<Results>(schema, resultsFile);

/** A report in a folder. */
export interface Report {
  /** With SHA-256 in hex; results first. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Each file that does not follow from the results, as a sentence. */
  readonly changed: readonly string[];
}

/** Codes of the file system for a missing file. */
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
 * Compares a report with its results: all files are generated again, and each must be identical,
 * so that no file of a report can have been edited.
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
      else if (!there.equals(expected)) changed.push(`${path} does not follow from the results: it was changed`);
      else files.push({ path, sha256: sha256(there) });
    }
    return { files, changed };
  } finally {
    await rm(again, { recursive: true, force: true });
  }
}
