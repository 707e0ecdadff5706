import { lt, valid } from 'semver';
import type { Product } from '../config/configuration.js';
import type { ReportedRequirement, Results } from '../results/results.js';
import { completeness, several } from './completeness.js';
import { isOver, lapse } from './lapse.js';
import { missingCapabilities } from './missing-capabilities.js';
import { recount } from './recount.js';
import type { Revision } from './revision.js';
import type { CertifiedProduct } from './statement.js';

/** A run that cannot be certified. */
export class NotCertifiable extends Error {
  override readonly name = 'NotCertifiable';
  /** Every reason, one sentence each. */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`the run cannot be certified: ${reasons.join('; ')}`);
    this.reasons = reasons;
  }
}

/** What decides, besides the results, whether a run can be certified. */
export interface Circumstances {
  readonly now: Date;
  /** All that are known. */
  readonly revisions: readonly Revision[];
  /** Of this tool. */
  readonly toolVersion: string;
  /** Files of the report that were changed, each as a sentence. */
  readonly changed: readonly string[];
  /** The product of the current configuration, if one was given. */
  readonly product?: Product;
}

/** The product for a certificate; undefined when a part is missing. */
export function productOf(product: Results['product']): CertifiedProduct | undefined {
  const { vendor = '', name = '', version = '' } = product ?? {};
  return [vendor, name, version].some((text) => text.trim() === '') ? undefined : { vendor, name, version };
}

/** Whether a requirement does not concern a product, by what the revision says that it needs. */
function excused(one: ReportedRequirement, results: Results, revision: Revision): boolean {
  const frozen = revision.requirements.find(({ id }) => id === one.id);
  if (frozen?.untestable !== undefined) return true;
  const lacks = missingCapabilities(results);
  return frozen?.needs.some((need) => lacks.includes(need)) === true;
}

/** Requirements of the level must that are not shown to hold, those with one reason together. */
function unmet(results: Results, revision: Revision): string[] {
  const groups = new Map<string, string[]>();
  for (const one of results.requirements) {
    const { id, level, verdict, reason, checks } = one;
    const late = checks.find((check) => check.verdict === 'deferred');
    const holds = verdict === 'pass' || (verdict === 'not-applicable' && excused(one, results, revision));
    if (level !== 'must' || (holds && late === undefined)) continue;
    const why = late === undefined ? `${verdict} (${reason})` : `deferred (${late.reason})`;
    groups.set(why, [...(groups.get(why) ?? []), id]);
  }
  return [...groups].map(([why, ids]) => `${several(ids)}: must hold, but the verdict is ${why}`);
}

/** What is wrong with the conditions of a run. */
function conditions({ contract, tool, run, target, product, outcome, because }: Results, revision: Revision): string[] {
  const { revision: name, seed, runs, minimumToolVersion } = revision;
  const selected = [...run.selection.suites, ...run.selection.requirements];
  const wrong: [boolean, string][] = [
    [
      contract.revision !== name || contract.digest !== revision.digest,
      `the contract is not the frozen one: ${contract.revision} ${contract.digest}, not ${name} ${revision.digest}`,
    ],
    [
      valid(tool.version) === null || lt(tool.version, minimumToolVersion),
      `revision ${name} is judged by upload-contract ${minimumToolVersion} or later, not ${tool.version}`,
    ],
    [!run.complete, `the run is incomplete: ${run.executedChecks} of ${run.expectedChecks} checks were executed`],
    [selected.length > 0, `only part of the contract was judged: ${several(selected)}`],
    [run.seed !== seed, `the seed was ${run.seed}, and that of revision ${name} is ${seed} (--seed ${seed})`],
    [run.runs !== runs, `the random cases were ${run.runs}, and revision ${name} takes ${runs} (--runs ${runs})`],
    [
      run.harnessErrors.length > 0,
      `internal errors in the suite (${run.harnessErrors.length}): ${several(run.harnessErrors.map(({ check }) => check))}`,
    ],
    [target.reference, 'the target was the reference implementation, which is not a product'],
    [productOf(product) === undefined, 'the configuration must name the product: its vendor, name and version'],
    [outcome !== 'conformant', `the outcome is ${outcome}: ${because.replace(/\.$/, '')}`],
  ];
  return wrong.flatMap(([is, sentence]) => (is ? [sentence] : []));
}

/** Why results do not show that a product conforms to a revision; empty when they do. */
export function shortcomings(results: Results, revision: Revision): string[] {
  return [
    ...conditions(results, revision),
    ...completeness(results, revision),
    ...unmet(results, revision),
    ...recount(results, revision),
    // Whatever puts every verdict in doubt stands in the results as a warning.
    ...(results.warnings ?? []).map((warning) => `the run has a warning: ${warning.replace(/\.$/, '')}`),
  ];
}

/**
 * Refuses a run that cannot be certified.
 * @throws NotCertifiable with every reason
 */
export function assertCertifiable(results: Results, revision: Revision, facts: Circumstances): void {
  const { now, revisions, toolVersion, changed, product } = facts;
  const end = lapse(results.run.finishedAt, revision, revisions);
  const { vendor, name, version } = results.product ?? {};
  const same =
    product === undefined || (product.vendor === vendor && product.name === name && product.version === version);
  const reasons = [
    ...shortcomings(results, revision),
    ...(results.tool.version === toolVersion
      ? []
      : [`the run was made by upload-contract ${results.tool.version}, and this is ${toolVersion}`]),
    ...changed,
    ...(same ? [] : ['the configuration names another product than the one that was judged']),
    ...(Date.parse(results.run.finishedAt) > now.getTime() ? ['the run ended in the future'] : []),
    ...(isOver(end, now) ? [`a certificate of this run lapsed after ${end.lastDay}: ${end.why}`] : []),
  ];
  if (reasons.length > 0) throw new NotCertifiable(reasons);
}
