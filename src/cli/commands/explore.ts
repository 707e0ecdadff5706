import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../../printable.js';
import { createdFile } from '../../run/created-log.js';
import type { Shard } from '../../run/shard.js';
import type { Console, Finish } from '../console.js';
import { writableFolder } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { reporting } from '../reporting.js';
import { duration, shard, wholeNumber } from '../values.js';

interface Flags {
  readonly target?: string;
  readonly config?: string;
  readonly time: number;
  readonly cases: string;
  readonly seed?: number;
  readonly shard?: Shard;
  readonly reportDir: string;
  readonly json?: boolean;
}

const minutes = 60_000;

/** The seed of one of several explorations, so that no two play the same histories. */
export function seedOf(seed: number, shard: Shard | undefined): number {
  if (shard === undefined) return seed;
  const digest = createHash('sha256').update(`${seed} ${shard.index}`).digest();
  return digest.readUInt32BE(0) & 0x7fffffff;
}

async function exploreTarget(flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ loadConfiguration, parseTarget }, { exploreInWorker }, { randomSeed }] = await Promise.all([
    import('../../config/load.js'),
    import('../../explore/in-worker.js'),
    import('../../run/effort.js'),
  ]);
  const written = await loadConfiguration(flags.config, io.environment, io.directory);
  const configuration = flags.target === undefined ? written : { ...written, target: parseTarget(flags.target) };
  const reportDir = resolve(io.directory, flags.reportDir);
  const cases = resolve(io.directory, flags.cases);
  const reports = await reporting(flags, flags.reportDir, io);
  await writableFolder(reportDir, '--report-dir');
  await writableFolder(cases, '--cases');
  const interrupt = onInterrupt();
  const { startExploring } = await import('../../../reporters/terminal/exploring.js');
  const progress = startExploring(io.stderr, io.environment, { timeMs: flags.time });
  try {
    const { results, exit, endedBy } = await exploreInWorker({
      configuration,
      seed: seedOf(flags.seed ?? randomSeed(), flags.shard),
      timeMs: flags.time,
      cases,
      ...(configuration.target === undefined ? {} : { createdFile: join(reportDir, createdFile) }),
      signal: interrupt.signal,
      atOnce: interrupt.atOnce,
      watcher: progress,
    });
    progress.stop();
    const isWorthShowing = endedBy === undefined || results.run.executedChecks > 0;
    await reports.write(results, flags.json === true || isWorthShowing);
    if (endedBy !== undefined) io.stderr.write(`upload-contract: ${printable(endedBy)}\n`);
    finish(exit);
  } finally {
    progress.stop();
    interrupt.release();
  }
}

/** `explore`: random histories against a target until time or budget is spent. */
export function addExplore(program: Command, io: Console, finish: Finish): void {
  program
    .command('explore')
    .description('play random histories of all operations against a target until the time or a limit is used up')
    .option('--target <url>', 'address of the target, instead of the configured one')
    .option('--config <file>', 'configuration (default: upload-contract.yaml, if there is one)')
    .option('--time <duration>', 'how long, as in 90s, 10m, 2h or 1d (default: 10m)', duration, 10 * minutes)
    .option(
      '--cases <folder>',
      'folder of failing histories: tried first, added to, and removed from when fixed',
      'upload-contract-cases',
    )
    .option('--seed <number>', 'determines the choices (default: random)', wholeNumber(0, 2 ** 31 - 1))
    .option('--shard <i/n>', 'one of n explorations with the same seed that play different histories', shard)
    .option('--report-dir <folder>', 'folder of the reports', 'upload-contract-report')
    .option('--json', 'print the results as JSON instead of the report')
    .action((flags: Flags) => exploreTarget(flags, io, finish));
}
