import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Fault } from '../../../reference/faults/fault.js';
import type { KillCount } from '../../selftest/idle-checks.js';
import type { Trial, TrialResult } from '../../selftest/trial.js';
import { UsageError } from '../../usage-error.js';
import { type Console, type Finish, print } from '../console.js';
import { onInterrupt } from '../interrupt.js';
import { progressOn } from '../progress.js';
import { names, wholeNumber } from '../values.js';
import type { CombineFlags } from './selftest-combine.js';

interface Flags extends Omit<CombineFlags, 'variant'> {
  readonly fault?: readonly string[];
  readonly variant?: readonly string[];
  readonly combine?: boolean;
  readonly sample: number;
  readonly repeat: number;
  readonly wide?: boolean;
  readonly markdown?: string;
  readonly kills?: string;
}

/** How many faults each check finds, as far as all faults of its requirement were judged. */
async function killCountsOf(results: readonly TrialResult[], faults: readonly Fault[]): Promise<readonly KillCount[]> {
  const [{ killCounts }, { loadSuites }] = await Promise.all([
    import('../../selftest/idle-checks.js'),
    import('../../run/suites.js'),
  ]);
  return killCounts(results, faults, await loadSuites());
}

/** Those that are named; all when neither a fault nor a variant is named; none when only the other kind is. */
async function chosen<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  named: readonly string[] | undefined,
  othersNamed: boolean,
): Promise<readonly T[]> {
  const { unknownName } = await import('../../usage-error.js');
  const ids = all.map(({ id }) => id);
  for (const name of named ?? []) if (!ids.includes(name)) throw unknownName(what, name, ids);
  if (named === undefined) return othersNamed ? [] : all;
  return all.filter(({ id }) => named.includes(id));
}

/** `selftest --kills`: what each check costs and finds, as data by which a run orders its checks. */
async function measureKills(file: string, flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ faults }, { writeKills }] = await Promise.all([
    import('../../../reference/faults/index.js'),
    import('../../selftest/write-kills.js'),
  ]);
  const needsBrowser = await browserNeeds();
  const asked = (await chosen('fault', faults, flags.fault, false)).filter((one) => !needsBrowser(one));
  const some = asked.filter((_, at) => at % flags.sample === 0);
  const interrupt = onInterrupt();
  const progress = progressOn(io, 'faults', 50);
  const line = await writeKills(resolve(io.directory, file), {
    faults: some,
    jobs: flags.jobs,
    signal: interrupt.signal,
    onResult: progress.report,
  });
  interrupt.release();
  progress.clear();
  if (interrupt.signal.aborted) return finish(130);
  print(io, line);
}

/** `selftest --combine`, with those faults and variants that are named. */
async function combine({ fault, variant, ...flags }: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ faults }, { variants }, { selftestCombined }] = await Promise.all([
    import('../../../reference/faults/index.js'),
    import('../../../reference/variants/index.js'),
    import('./selftest-combine.js'),
  ]);
  const needsBrowser = await browserNeeds();
  const named = await chosen('fault', faults, fault, false);
  const catalogue = { variants, faults: named.filter((one) => !needsBrowser(one)) };
  await chosen('variant', variants, variant, false);
  await selftestCombined(catalogue, { ...flags, ...(variant && { variant }) }, io, finish);
}

/** Whether only a browser shows what a fault breaks. */
async function browserNeeds(): Promise<(fault: Fault) => boolean> {
  const { isRequirementId, requirement } = await import('../../contract/requirements.js');
  return ({ breaks }) => isRequirementId(breaks) && requirement(breaks).needs.includes('browser');
}

/** Why nothing is judged in a browser; undefined where one is there. */
async function lackOfBrowser(io: Console): Promise<string | undefined> {
  const { browserAt } = await import('../../run/browser-state.js');
  const found = await browserAt(io.environment, io.directory);
  return 'lack' in found ? found.lack : undefined;
}

async function selftest(flags: Flags, io: Console, finish: Finish): Promise<void> {
  if (flags.combine === true) return combine(flags, io, finish);
  if (flags.kills !== undefined) return measureKills(flags.kills, flags, io, finish);
  const [{ allFaults, faults }, { variants }, { judgeAll }, matrix] = await Promise.all([
    import('../../../reference/faults/index.js'),
    import('../../../reference/variants/index.js'),
    import('../../selftest/pool.js'),
    import('../../selftest/matrix.js'),
  ]);
  const everything = flags.fault === undefined && flags.variant === undefined;
  const needsBrowser = await browserNeeds();
  const named = await chosen('fault', allFaults, flags.fault, !everything);
  const conforming = await chosen('variant', variants, flags.variant, !everything);
  // Looking for a browser takes longer than many a trial.
  const asksForOne = everything || named.some(needsBrowser) || conforming.some((one) => one.inBrowser === true);
  const lack = asksForOne ? await lackOfBrowser(io) : undefined;
  const inBrowser = lack === undefined;
  const skipped = inBrowser ? [] : named.filter(needsBrowser);
  if (skipped.length > 0) io.stderr.write(`SKIPPED  ${skipped.length} faults that only a browser shows: ${lack}\n`);
  const plain: Trial[] = everything ? [{ kind: 'variant', id: null, misses: [], unjudged: [], inBrowser }] : [];
  const trials: Trial[] = [
    ...plain,
    ...conforming.map(
      ({ id, misses = [], unjudged = [], ...one }): Trial => ({
        ...{ kind: 'variant', id, unjudged },
        misses: misses.filter((miss) => inBrowser || !miss.startsWith('browser.')),
        inBrowser: inBrowser && one.inBrowser === true,
      }),
    ),
    ...named
      .filter((fault) => !skipped.includes(fault))
      .map(
        (fault): Trial => ({
          ...{ kind: 'fault', id: fault.id, breaks: fault.breaks, wide: flags.wide === true },
          inBrowser: needsBrowser(fault),
          ...(fault.found === undefined ? {} : { found: fault.found }),
        }),
      ),
  ].filter((_, at) => at % flags.sample === 0);
  if (trials.length === 0) throw new UsageError('nothing is selected');
  const rounds = Array.from({ length: flags.repeat }, () => trials.map((trial) => ({ ...trial }))).flat();

  const interrupt = onInterrupt();
  const progress = progressOn(io, 'targets', 50);
  let done = 0;
  const all = await judgeAll(rounds, {
    jobs: flags.jobs,
    signal: interrupt.signal,
    onResult(result) {
      done += 1;
      const lines = flags.json === true ? [] : matrix.complaints([result]);
      progress.clear();
      for (const line of lines) io.stderr.write(`${line}\n`);
      progress.report(done, rounds.length);
    },
  });
  interrupt.release();
  progress.clear();

  const results = matrix.worstOfEach(all);
  const counts = await killCountsOf(results, faults);
  const often = flags.repeat === 1 ? '' : `, each ${flags.repeat} times`;
  const idle = matrix.idleLines(counts);
  if (flags.json === true) {
    print(io, JSON.stringify(all, null, 2));
    for (const line of idle) io.stderr.write(`${line}\n`);
  } else {
    const lines = [...matrix.matrixLines(results), ...idle];
    print(io, [...lines, `${matrix.totals(results, counts)}${often}`].join('\n'));
  }
  if (interrupt.signal.aborted) {
    io.stderr.write(`stopped: ${all.length} of ${rounds.length} targets judged\n`);
    return finish(130);
  }
  if (flags.markdown !== undefined) {
    const sentences = new Map([...allFaults, ...variants].map(({ id, sentence }) => [id, sentence]));
    await writeFile(resolve(io.directory, flags.markdown), matrix.matrixPage(results, sentences, counts));
  }
  finish(matrix.isSound(results) ? 0 : 1);
}

/** One more than there are cores: a trial waits much of its time for callbacks that must not arrive. */
const jobs = availableParallelism() + 1;

/** `selftest`: whether the suites find every planted fault and blame no conforming variant. */
export function addSelftest(program: Command, io: Console, finish: Finish): void {
  program
    .command('selftest')
    .description('judge every planted fault and every conforming variant of the reference')
    .option('--fault <ids>', 'only these faults', names)
    .option('--variant <names>', 'only these variants', names)
    .option('--jobs <number>', 'processes at once', wholeNumber(1, 256), jobs)
    .option('--sample <number>', 'only every n-th of them', wholeNumber(1, 1000), 1)
    .option('--repeat <number>', 'judge each so many times, and report the worst result', wholeNumber(1, 1000), 1)
    .option('--wide', 'also judge every other requirement of each fault, by one quick check')
    .option('--combine', 'judge instead many variants at once, in sets where every pair of them stands together')
    .option(
      '--sets <number>',
      'with --combine: only the first n sets, which cover the most pairs',
      wholeNumber(1, 10_000),
    )
    .option('--set-size <number>', 'with --combine: the most variants of a set', wholeNumber(2, 100), 16)
    .option('--seed <number>', 'with --combine: other sets, and other faults in them', wholeNumber(0, 0xffffffff), 1)
    .option('--json', 'print the results as JSON')
    .option('--kills <file>', 'measure instead what each check costs and finds, and write it as data')
    .option('--markdown <file>', 'write the kill matrix as a page')
    .action((flags: Flags) => selftest(flags, io, finish));
}
