import type { Fault, Variant } from '../../../reference/faults/fault.js';
import type { Combination } from '../../selftest/combine/trials.js';
import type { TrialResult } from '../../selftest/trial.js';
import { UsageError } from '../../usage-error.js';
import { type Console, type Finish, print } from '../console.js';
import { onInterrupt } from '../interrupt.js';
import { progressOn } from '../progress.js';

/** What `selftest --combine` is asked for. */
export interface CombineFlags {
  /** The variants of the only set. */
  readonly variant?: readonly string[];
  /** How many sets to judge; all by default. */
  readonly sets?: number;
  readonly setSize: number;
  readonly seed: number;
  readonly jobs: number;
  readonly json?: boolean;
}

/** The catalogue of the reference. */
export interface Catalogue {
  readonly variants: readonly Variant[];
  /** The faults that are planted into sets, by turns. */
  readonly faults: readonly Fault[];
}

/** The set that is named, or those that cover all pairs, each once as it is and once with a fault. */
async function chosenSets({ variants, faults }: Catalogue, flags: CombineFlags) {
  const { combinationOf, combinations, fits, planted } = await import('../../selftest/combine/trials.js');
  const byId = new Map(variants.map((one) => [one.id, one]));
  if (flags.variant !== undefined) {
    const { assertCombinable } = await import('../../../reference/variants/combining.js');
    const named = variants.filter(({ id }) => flags.variant?.includes(id) === true);
    try {
      assertCombinable(named);
    } catch (error) {
      throw error instanceof Error && error.name === 'NotCombinable' ? new UsageError(error.message) : error;
    }
    const set = combinationOf(
      named.map(({ id }) => id),
      byId,
    );
    return { byId, fitting: fits(byId), trials: [set] };
  }
  const sets = combinations(byId, flags.setSize, flags.seed).slice(0, flags.sets);
  return { byId, fitting: fits(byId), trials: [...sets, ...planted(sets, faults, byId, flags.seed)] };
}

/** `selftest --combine`: whether conforming variants stay unblamed, and faults are caught, when several are chosen. */
export async function selftestCombined(
  catalogue: Catalogue,
  flags: CombineFlags,
  io: Console,
  finish: Finish,
): Promise<void> {
  const [{ judgeAll }, report, { blamesOf, isAsExpected }, { shrink }, { byId, fitting, trials }] = await Promise.all([
    import('../../selftest/pool.js'),
    import('../../selftest/combine/report.js'),
    import('../../selftest/combine/verdict.js'),
    import('../../selftest/combine/shrink.js'),
    chosenSets(catalogue, flags),
  ]);
  const interrupt = onInterrupt();
  const pool = { jobs: flags.jobs, signal: interrupt.signal };
  const isWrong = async (trial: Combination): Promise<boolean> =>
    (await judgeAll([trial], pool)).some((result) => !isAsExpected(result));
  const progress = progressOn(io, 'targets', 10);
  let done = 0;
  const results: TrialResult[] = [
    ...(await judgeAll(trials, {
      ...pool,
      onResult(result) {
        done += 1;
        progress.clear();
        for (const line of report.complaintsOf(result)) io.stderr.write(`${line}\n`);
        progress.report(done, trials.length);
      },
    })),
  ];
  progress.clear();
  for (const result of results) {
    const { trial } = result;
    if (trial.kind !== 'combination' || isAsExpected(result) || interrupt.signal.aborted) continue;
    const judged = blamesOf(result).map(({ requirement }) => requirement);
    const least = await shrink(trial, judged, byId, isWrong);
    if (!interrupt.signal.aborted) io.stderr.write(`${report.leastLine(trial, least)}\n`);
  }
  interrupt.release();
  if (interrupt.signal.aborted) return finish(130);
  if (flags.json === true) print(io, JSON.stringify(results, null, 2));
  else print(io, report.totals(results, fitting));
  finish(results.every(isAsExpected) ? 0 : 1);
}
