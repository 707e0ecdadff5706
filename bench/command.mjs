import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as it was built. */
export const command = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));

/**
 * Starts Node.js with some words and waits for its end.
 * @param {readonly string[]} words
 * @param {string} [directory]
 * @param {NodeJS.ProcessEnv} [environment] in addition to that of this process
 * @returns {Promise<{ status: number, ms: number, startedAt: number }>} milliseconds, the last since 1970
 */
export async function node(words, directory = tmpdir(), environment = {}) {
  const startedAt = Date.now();
  const from = performance.now();
  const child = spawn(process.execPath, words, {
    ...{ cwd: directory, env: { ...process.env, ...environment } },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'exit');
  return { status: Number(status), ms: performance.now() - from, startedAt };
}

/**
 * Gives a folder to some work, and removes it afterwards.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
export async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'upload-contract-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds of processor time of all processes that were started from here and have ended; only on Linux. */
function processorTime() {
  try {
    const [, fields = ''] = readFileSync('/proc/self/stat', 'latin1').split(') ');
    const [user, system] = fields.split(' ').slice(13, 15).map(Number);
    return user === undefined || system === undefined ? undefined : (user + system) / 100;
  } catch {
    return undefined;
  }
}

/**
 * One run of the suites as a newcomer makes it, with all usual reports.
 * @typedef {object} MeasuredRun
 * @property {number} seconds from the command to its end
 * @property {number | undefined} processor seconds of processor time of all its processes, where the system reports it
 * @property {number} firstRequest seconds from the command to the first request in the report
 * @property {import('../dist/src/results/results.js').Results} results
 */

/**
 * Runs the suites and reads their report.
 * @param {readonly string[]} words further words of the command
 * @returns {Promise<MeasuredRun>}
 */
export function run(...words) {
  return inFolder(async (folder) => {
    const report = join(folder, 'report');
    const before = processorTime();
    const { status, ms, startedAt } = await node([command, 'run', '--report-dir', report, ...words], folder);
    const after = processorTime();
    if (status !== 0) throw new Error(`the run ended with the status ${status}`);
    /** @type {MeasuredRun['results']} */
    const results = JSON.parse(await readFile(join(report, 'results.json'), 'utf8'));
    const starts = results.requirements
      .flatMap(({ checks }) => checks)
      .flatMap(({ exchanges }) => exchanges)
      .map((exchange) => exchange.startedAt);
    const first = starts.reduce((least, one) => Math.min(least, one), Infinity);
    const processor = before === undefined || after === undefined ? undefined : after - before;
    return { seconds: ms / 1000, processor, firstRequest: (first - startedAt) / 1000, results };
  });
}

/** @type {Promise<MeasuredRun> | undefined} */
let made;

/** The default run on the reference implementation; made once, however many benchmarks look at it. */
export function defaultRun() {
  made ??= run();
  return made;
}
