import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { writeReports } from '../../reporters/write.js';
import { readPrivateKey, readPublicKey } from '../../src/certify/keys.js';
import { freeze, type Revision } from '../../src/certify/revision.js';
import { main } from '../../src/cli/program.js';
import { contract, type RequirementId, requirements } from '../../src/contract/requirements.js';
import { packageVersion } from '../../src/package-version.js';
import type { FinishedRun } from '../../src/results/assemble.js';
import type { Results } from '../../src/results/results.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { assembled, exchange, finished, result } from '../judge/build.js';

export const toolVersion = await packageVersion();

/** A contract of a few sentences: of each level, with each kind of need, and one that nobody can check. */
const ids: readonly RequirementId[] = [
  'answer.xml.well-formed',
  'token.distinct',
  'background.callback.sent',
  'token.expiry.ended',
  'file.permission.read',
  'answer.json.bare',
  'token.unguessable',
  'callback.photo.shown',
];

const chosen = requirements.filter(({ id }) => ids.includes(id));

function passed(requirement: RequirementId, name = 'does what it says'): CheckResult {
  return result(requirement, { name, exchanges: [exchange()] });
}

/** A result of every check, all passed. */
export const checks: readonly CheckResult[] = chosen.flatMap(({ id, untestable }) => {
  if (untestable !== undefined) return [];
  return id === 'token.distinct' ? [passed(id), passed(id, 'says it twice')] : [passed(id)];
});

/** The revision that these results are judged by. */
export const revision: Revision = freeze({
  contract,
  requirements: chosen,
  checks,
  frozenOn: '2026-04-01',
  runs: 20,
  minimumToolVersion: toolVersion,
});

/** Within the time in which a certificate of the run is valid. */
export const now = new Date('2026-06-01T12:00:00Z');

/** How a run for a certificate is made. */
export const run: FinishedRun['run'] = { ...finished([]).run, seed: revision.seed, runs: revision.runs };

/** Results as they come out of a run for a certificate, but for what is to be different. */
export function resultsOf(found: readonly CheckResult[] = checks, more: Partial<FinishedRun> = {}): Results {
  return assembled(found, { selected: ids, planned: checks, toolVersion, run, ...more });
}

/** The checks with those of one requirement in another state. */
export function but(id: RequirementId, change: Partial<CheckResult>): CheckResult[] {
  return checks.map((one) => (one.requirement === id ? { ...one, ...change } : one));
}

/** A new folder that is removed with all temporary ones. */
export function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'certify-'));
}

/** The report of some results in a folder of its own. */
export async function reportOf(results: Results): Promise<string> {
  const directory = await folder();
  await writeReports(results, directory);
  return directory;
}

/** Writes a file of results that no run would have written so, by schema or by sense. */
export function writeResults(directory: string, results: unknown): Promise<void> {
  return writeFile(join(directory, 'results.json'), `${JSON.stringify(results, undefined, 1)}\n`);
}

/** Both keys of a pair. */
export function keysOf({ privatePem, publicPem }: { privatePem: string; publicPem: string }) {
  return { key: readPrivateKey(privatePem, 'it'), publicKey: readPublicKey(publicPem, 'it') };
}

class Text extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Runs a command in a folder. */
export async function command(directory: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const stdout = new Text();
  const stderr = new Text();
  const status = await main(words, { stdout, stderr, environment, directory }, toolVersion);
  return { status, out: stdout.text, err: stderr.text };
}
