import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { printable } from '../../printable.js';
import type { Results } from '../../results/results.js';
import type { Profile, RunChoice } from '../../run/choice.js';
import { createdFile } from '../../run/created-log.js';
import { UsageError } from '../../usage-error.js';
import type { Console, Finish } from '../console.js';
import { writableFolder } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { withLater } from '../later.js';
import { reporting } from '../reporting.js';
import { reporterOption } from '../reports.js';
import { names, shard, wholeNumber } from '../values.js';

interface Flags {
  readonly target?: string;
  readonly config?: string;
  readonly suite?: readonly string[];
  readonly requirement?: readonly string[];
  readonly failOn: 'must' | 'should';
  readonly seed?: number;
  readonly runs?: number;
  readonly reportDir: string;
  readonly reporter?: readonly string[];
  readonly failed?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly watch?: string | true;
  readonly plan?: boolean;
  readonly profile: Profile;
  readonly readOnly?: boolean;
  readonly maxFailures?: number;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly defer?: boolean;
  readonly wait?: boolean;
}

/** The folder within a report to which --failed reports. */
const failedFolder = 'failed';

async function failuresBefore(reportDir: string, io: Console) {
  const { failedBefore } = await import('../failed.js');
  return failedBefore(io.directory, reportDir);
}

/** What of the selection the flags ask for. */
function choiceOf(flags: Flags, expected: readonly string[]): RunChoice {
  const { profile, readOnly = false, maxFailures: count, failOn, shard: part } = flags;
  return {
    ...{ profile, readOnly },
    ...(part === undefined ? {} : { shard: part }),
    ...(count === undefined ? {} : { maxFailures: { count, failOn, expected } }),
  };
}

async function runSuites(flags: Flags, io: Console, finish: Finish): Promise<Results | undefined> {
  if (flags.shard !== undefined && flags.seed === undefined && flags.plan !== true)
    throw new UsageError('--shard needs --seed, the same for all shards: merge refuses shards of different seeds');
  const [{ aimedAt, loadConfiguration }, { assertSelection, judgeTarget }, { limitsOf, randomSeed, runsOf }] =
    await Promise.all([
      import('../../config/load.js'),
      import('../../results/judge-target.js'),
      import('../../run/effort.js'),
    ]);
  const written = await loadConfiguration(flags.config, io.environment, io.directory);
  const before = flags.failed === true ? await failuresBefore(flags.reportDir, io) : undefined;
  const isAimed = written.target !== undefined || written.backend !== undefined;
  const target = flags.target ?? (isAimed ? undefined : before?.target);
  const configuration = target === undefined ? written : aimedAt(written, target);
  if (before?.requirements.length === 0) {
    io.stderr.write(`upload-contract: nothing failed in the previous run, so there is nothing to run again\n`);
    return undefined;
  }
  const selection = { suites: flags.suite ?? [], requirements: before?.requirements ?? flags.requirement ?? [] };
  await assertSelection(selection);
  const runs = flags.runs ?? before?.runs ?? runsOf[flags.profile];
  const choice = choiceOf(
    flags,
    configuration.expectedFailures.map(({ id }) => id),
  );
  if (flags.plan === true) {
    const { printPlan } = await import('../plan.js');
    await printPlan({ configuration, selection, choice, runs, reportDir: flags.reportDir }, io, flags.json === true);
    return undefined;
  }
  const reportDir = resolve(io.directory, flags.reportDir);
  // The whole report stays: what failed is run again beside it.
  const ownFolder = before === undefined ? flags.reportDir : join(flags.reportDir, failedFolder);
  const reports = await reporting(flags, ownFolder, io);
  if (configuration.target !== undefined) await writableFolder(reportDir, '--report-dir');
  const created = configuration.target === undefined ? {} : { createdFile: join(reportDir, createdFile) };
  const interrupt = onInterrupt();
  const { startProgress } = await import('../../../reporters/terminal/progress.js');
  const progress = startProgress(io.stderr, io.environment, limitsOf(flags.profile, configuration.limits));
  // Earlier, the checks would wait for the reporters; later, the reports would.
  const watcher = { ...progress, loading: () => reports.load() };
  try {
    const run = await judgeTarget({
      configuration,
      ...created,
      selection,
      failOn: flags.failOn,
      strict: flags.strict === true,
      seed: flags.seed ?? before?.seed ?? randomSeed(),
      runs,
      choice,
      postpones: flags.defer === true || flags.wait === true,
      signal: interrupt.signal,
      atOnce: interrupt.atOnce,
      watcher,
    });
    watcher.stop();
    const { results, endedBy } = run;
    // Programs get the whole results, once.
    const isWhole = flags.wait !== true || run.later === undefined;
    const isWorthShowing = endedBy === undefined || results.run.executedChecks > 0;
    await reports.write(results, flags.json === true ? isWhole : isWorthShowing);
    if (endedBy !== undefined) io.stderr.write(`upload-contract: ${printable(endedBy)}\n`);
    const whole = await withLater(run, { ...flags, configuration, reports, interrupt, created }, io);
    finish(whole.exit);
    return whole.results;
  } finally {
    watcher.stop();
    interrupt.release();
  }
}

/** Runs, and runs again what failed when something changes. */
async function watchSuites(flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ loadConfiguration, parseTarget }, { runAndWatch }] = await Promise.all([
    import('../../config/load.js'),
    import('../watch.js'),
  ]);
  const written = await loadConfiguration(flags.config, io.environment, io.directory);
  const target = flags.target === undefined ? (written.target ?? written.backend?.url) : parseTarget(flags.target);
  const folder = resolve(io.directory, typeof flags.watch === 'string' ? flags.watch : '.');
  if (!((await stat(folder).catch(() => undefined))?.isDirectory() === true))
    throw new UsageError(`--watch names no folder: ${flags.watch}`);
  const watched = { folder, except: [resolve(io.directory, flags.reportDir)], target };
  const { suite: _suites, requirement: _requirements, failed: _failed, ...others } = flags;
  const interrupt = onInterrupt();
  try {
    await runAndWatch(
      {
        watched,
        run: (requirement) => {
          const again = { ...others, requirement: requirement ?? [], reportDir: join(flags.reportDir, failedFolder) };
          return runSuites(requirement === undefined ? flags : again, io, finish);
        },
        signal: interrupt.signal,
      },
      io,
    );
  } finally {
    interrupt.release();
  }
}

/** `run`: judges a target, or the reference implementation. */
export function addRun(program: Command, io: Console, finish: Finish): void {
  program
    .command('run')
    .description('judge a target; without a target, the reference implementation')
    .option('--target <url>', 'address of the target, instead of the configured one')
    .option('--config <file>', 'configuration (default: upload-contract.yaml, if there is one)')
    .option('--suite <names>', 'only these suites, as in tokens or tokens/expiry,files', names)
    .option('--requirement <ids>', 'only these requirements, as in token.distinct or token.uses.*', names)
    .addOption(
      new Option(
        '--failed',
        'only what failed in the run whose report is in --report-dir, with the same values; reports to its folder failed',
      ).conflicts(['suite', 'requirement']),
    )
    .addOption(
      new Option('--fail-on <level>', 'lowest level whose failure makes the target nonconformant')
        .choices(['must', 'should'])
        .default('must'),
    )
    .option('--plan', 'print every check with its cost, and what is left out; nothing is sent')
    .addOption(
      new Option('--profile <name>', 'how thoroughly: smoke sends at most 200 requests and 30 uploads')
        .choices(['smoke', 'standard', 'thorough'])
        .default('standard'),
    )
    .option('--read-only', 'only what creates neither photo nor file')
    .option('--max-failures <number>', 'end as soon as so many requirements fail', wholeNumber(1, 100_000))
    .addOption(
      new Option('--shard <i/n>', 'only the i-th of n parts of about the same cost; merge puts their reports together')
        .argParser(shard)
        .conflicts(['failed', 'watch']),
    )
    .option('--defer', 'begin what needs a clock that nobody can move, and leave it to "resume"')
    .option('--wait', 'the same, and wait for it: for as long as tokens are valid, which is up to a day')
    .option('--strict', 'end with 3 also when a must was left out on purpose')
    .option('--seed <number>', 'determines every generated value (default: random)', wholeNumber(0, 2 ** 31 - 1))
    .option(
      '--runs <number>',
      'random cases of each property (default: 5; smoke: 1, thorough: 25)',
      wholeNumber(0, 100_000),
    )
    .option('--report-dir <folder>', 'folder of the reports', 'upload-contract-report')
    .addOption(reporterOption())
    .option('--json', 'print the results as JSON instead of the report')
    .option(
      '--watch [folder]',
      'run what failed again when the target answers again or a file changes (default: in the current directory)',
    )
    .action(async (flags: Flags) => {
      await (flags.watch === undefined ? runSuites : watchSuites)(flags, io, finish);
    });
}
