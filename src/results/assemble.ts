import type { Exchange } from '../client/exchange.js';
import type { Created } from '../client/target.js';
import type { ExpectedFailure } from '../config/configuration.js';
import {
  contract,
  requirements as contractual,
  type Requirement,
  type RequirementId,
} from '../contract/requirements.js';
import { citations, sourceText } from '../contract/sources.js';
import { type HarnessFault, type JudgedRequirement, judge } from '../judge/judge.js';
import { waive } from '../judge/waive.js';
import { changeTexts, plainJson } from '../plain-json.js';
import type { CheckResult, PlannedCheck } from '../run/check-result.js';
import type { Removal } from '../run/cleanup.js';
import type { LeftThing } from '../run/created-log.js';
import { notJudged, type Testable } from './coverage.js';
import { curl, tellingExchange } from './curl.js';
import { outcomeOf } from './outcome.js';
import type { ReportedCheck, ReportedCreated, ReportedRequirement, Results, ShardNotes } from './results.js';
import { tallyChecks, tallyRequirements } from './tally.js';

/** Everything that is known when a run is over. */
export interface FinishedRun {
  readonly results: readonly CheckResult[];
  /** Checks that were left out on purpose, which counts as no execution. */
  readonly leftOut?: readonly CheckResult[];
  readonly planned: readonly PlannedCheck[];
  /** Requirements that are reported even when no check of them was planned; default: all of the contract. */
  readonly selected?: Iterable<RequirementId>;
  /** The requirements of the contract that bind whoever is judged; those of servers when left out. */
  readonly requirements?: readonly Requirement[];
  /** Everything that a run on this target could judge; all of the contract that a black box can check when left out. */
  readonly testable?: readonly Testable[];
  /** The run was ended before its end. */
  readonly interrupted?: boolean;
  /** What ended it, in one line; a run that was ended is never complete. */
  readonly endedBy?: string;
  readonly expectedFailures?: readonly ExpectedFailure[];
  /** Errors of the suite outside of any check. */
  readonly harnessErrors?: readonly HarnessFault[];
  /** What was left on the target outside of any check. */
  readonly created?: readonly Created[];
  /** What cleanup did; left out where none is configured. */
  readonly removals?: readonly Removal<LeftThing>[];
  readonly warnings?: readonly string[];
  readonly toolVersion: string;
  readonly run: Pick<
    Results['run'],
    | 'id'
    | 'seed'
    | 'runs'
    | 'startedAt'
    | 'finishedAt'
    | 'failOn'
    | 'selection'
    | 'spent'
    | 'observed'
    | 'profile'
    | 'readOnly'
    | 'shard'
    | 'shards'
    | 'resumedAt'
  >;
  /** Of a shard: what merge needs besides. */
  readonly shard?: Pick<ShardNotes, 'strict' | 'settings'>;
  readonly target: Results['target'];
  readonly product: Results['product'];
  readonly capabilities: Results['capabilities'];
  /** Takes the secrets of the configuration out of a text. */
  readonly redact: (text: string) => string;
}

/** What a run can judge. */
const testable: readonly Testable[] = contractual.filter((one) => one.untestable === undefined);

/** Characters of a sentence, and of a header, that results keep. */
const kept = 4000;

/** Words of our own in every record: they say nothing of a secret that happens to be the same word. */
const vocabulary: readonly string[] = [
  ...['pass', 'fail', 'inconclusive', 'not-applicable', 'deferred', 'GET', 'POST', 'urlencoded', 'multipart'],
  ...['write', 'read', 'super', 'nobody', 'forged', 'photo', 'file'],
  ...['getUploadToken', 'getReplaceToken', 'redeemUploadToken', 'redeemReplaceToken', 'uploadFile', 'readFile'],
  ...['png', 'jpeg', 'gif', 'mp4', 'text', 'lines', 'binary', 'corrupt-png', 'empty', 'random', 'hostile'],
  ...['unreachable', 'timeout', 'broken', 'too-large', 'aborted', 'declared', 'probed', 'configuration', 'assumed'],
];

/** A text that was cut before. */
const wasCut = new RegExp(`^[^]{${kept}}… \\(\\d+ characters\\)$`);

/** Cut after it was redacted, so that no half of a secret is left. */
function cut(text: string): string {
  return text.length <= kept || wasCut.test(text) ? text : `${text.slice(0, kept)}… (${text.length} characters)`;
}

function boundedHeaders(exchange: Exchange): Exchange {
  if (exchange.response === undefined) return exchange;
  if (!exchange.response.headers.some((header) => header.some((text) => text.length > kept))) return exchange;
  const headers = exchange.response.headers.map(([name, value]): [string, string] => [cut(name), cut(value)]);
  return { ...exchange, response: { ...exchange.response, headers } };
}

/** Texts up to this many characters recur in hundreds of exchanges, and are looked at once. */
const recurring = 300;

/** Looks at each short text once; words of our own say nothing. */
function onceEach(redact: (text: string) => string): (text: string) => string {
  const seen = new Map<string, string>([...vocabulary].map((word) => [word, word]));
  return (text) => {
    if (text.length > recurring) return redact(text);
    const known = seen.get(text);
    if (known !== undefined) return known;
    const redacted = redact(text);
    seen.set(text, redacted);
    return redacted;
  };
}

/** Takes secrets out of whatever holds text. */
type Clean = <T>(value: T) => T;

function reportedCheck(check: CheckResult, replay: string | undefined, clean: Clean): ReportedCheck {
  const { name, suite, verdict, duration } = check;
  const exchanges = clean(check.exchanges).map(boundedHeaders);
  const telling = verdict === 'fail' && replay !== undefined ? tellingExchange(exchanges) : undefined;
  const said = (text: string): string => cut(clean(text));
  return {
    name,
    suite,
    verdict,
    reason: said(check.reason),
    ...(check.hindrance === undefined ? {} : { hindrance: check.hindrance }),
    ...(check.due === undefined ? {} : { due: check.due }),
    ...(check.expected === undefined ? {} : { expected: said(check.expected) }),
    ...(check.actual === undefined ? {} : { actual: said(check.actual) }),
    ...(check.frequency === undefined ? {} : { frequency: check.frequency }),
    counterexample: clean(plainJson(check.counterexample)),
    ...(check.seed === undefined ? {} : { seed: check.seed }),
    ...(check.clockMoves === undefined ? {} : { clockMoves: check.clockMoves }),
    replay: telling === undefined || replay === undefined ? null : replay,
    curl: telling === undefined ? null : curl(telling),
    duration,
    exchanges,
  };
}

function reported(judged: JudgedRequirement, isRepeatable: boolean, clean: Clean): ReportedRequirement {
  const { id, level, basis, because, text, operation } = judged.requirement;
  const sources = citations(judged.requirement);
  const checks = judged.checks.map((check, at) =>
    reportedCheck(check, isRepeatable ? `replay/${id}-${at + 1}.json` : undefined, clean),
  );
  const { verdict, dependsOn } = judged;
  return {
    ...{ id, level, basis, source: sourceText(sources), sources, ...(because !== undefined && { because }) },
    ...{ text, operation, verdict, reason: cut(clean(judged.reason)), dependsOn, checks },
  };
}

/** The last value of each observation, by id. */
function observations(results: readonly CheckResult[]): Results['observations'] {
  const last = new Map(results.flatMap((one) => one.observations).map(({ id, value }) => [id, value]));
  return [...last]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, value]) => ({ id, value: typeof value === 'number' && !Number.isFinite(value) ? `${value}` : value }));
}

const keyOf = ({ kind, id }: Created): string => `${kind} ${id}`;

/** What was created on the target, each thing once, with what became of it. */
function eachOnce(created: readonly Created[], removals: readonly Removal<LeftThing>[]): readonly ReportedCreated[] {
  const removed = new Set(removals.flatMap(({ thing, problem }) => (problem === undefined ? [keyOf(thing)] : [])));
  const things = new Map(created.map((one) => [keyOf(one), one]));
  return [...things].map(([key, { kind, id }]) => ({ kind, id, ...(removed.has(key) ? { removed: true } : {}) }));
}

/** What cleanup did, in numbers, and what it could not do. */
function cleanupOf(
  removals: readonly Removal<LeftThing>[],
  said: (text: string) => string,
): NonNullable<Results['cleanup']> {
  const failures = removals.flatMap(({ thing: { kind, id, run }, problem }) =>
    problem === undefined ? [] : [{ kind, id: said(id), run, problem: said(problem) }],
  );
  return { removed: removals.length - failures.length, failures };
}

/** What merge needs of a shard: the failures before one explained another, for the others may explain more. */
function shardNotes(finished: FinishedRun, said: (text: string) => string): Pick<Results, 'shardNotes'> {
  const { shard, endedBy, expectedFailures = [] } = finished;
  if (shard === undefined) return {};
  const failures = finished.results.flatMap(({ requirement, name, verdict, reason, unmet, suspects }) => {
    if (verdict !== 'fail') return [];
    const blamed = { ...(unmet === undefined ? {} : { unmet }), ...(suspects === undefined ? {} : { suspects }) };
    return [{ requirement, name, reason: said(reason), ...blamed }];
  });
  const expected = expectedFailures.map((one) => ({ ...one, reason: said(one.reason) }));
  const ended = endedBy === undefined ? {} : { endedBy: said(endedBy) };
  return { shardNotes: { ...shard, expectedFailures: expected, failures, ...ended } };
}

/**
 * Judges a run and builds its whole results, in which no text is left that `redact` would change: a net under the
 * recorder, which has redacted every exchange already.
 */
export function assemble(finished: FinishedRun): Results {
  const { results, planned, redact } = finished;
  const cleanText = onceEach(redact);
  const clean: Clean = (value) => changeTexts(value, cleanText);
  const { leftOut = [] } = finished;
  const judgement = judge([...results, ...leftOut], {
    planned,
    ...(finished.selected === undefined ? {} : { selected: finished.selected }),
    ...(finished.requirements === undefined ? {} : { requirements: finished.requirements }),
  });
  const done = new Set([...results, ...leftOut].map((one) => `${one.requirement} ${one.name}`));
  const missing = planned.filter((one) => !done.has(`${one.requirement} ${one.name}`)).length;
  const { endedBy } = finished;
  const complete = finished.interrupted !== true && endedBy === undefined && missing === 0;
  const waived = waive(judgement.requirements, finished.expectedFailures ?? [], complete, finished.run.finishedAt);
  const requirements = waived.requirements.map((one) => reported(one, finished.run.observed !== true, clean));
  const faults = [...(finished.harnessErrors ?? []), ...judgement.harnessErrors];
  const run: Results['run'] = {
    ...finished.run,
    complete,
    expectedChecks: results.length + missing,
    executedChecks: results.length,
    harnessErrors: faults.map(({ check, message }) => ({ check, message: cut(clean(message)) })),
  };
  const staleExpectations = waived.stale.map((sentence) => cut(clean(sentence)));
  const gaps = notJudged(requirements, finished.testable ?? testable);
  const { outcome, because } = outcomeOf({
    requirements,
    notJudged: gaps,
    staleExpectations,
    run,
    ...(endedBy === undefined ? {} : { endedBy: cut(clean(endedBy)) }),
  });
  return {
    schema: 'https://upload-contract.dev/results/2',
    contract: { revision: contract.revision, digest: contract.digest },
    tool: { name: 'upload-contract', version: finished.toolVersion },
    run,
    target: clean(finished.target),
    product: clean(finished.product),
    capabilities: clean(finished.capabilities),
    outcome,
    because,
    summary: {
      requirements: tallyRequirements(requirements),
      must: tallyRequirements(requirements.filter((one) => one.level === 'must')),
      checks: tallyChecks(requirements),
      exchanges: results.reduce((sum, one) => sum + one.exchanges.length, 0),
    },
    notJudged: gaps,
    requirements,
    observations: clean(observations(results)),
    staleExpectations,
    created: clean(
      eachOnce([...(finished.created ?? []), ...results.flatMap((one) => one.created)], finished.removals ?? []),
    ),
    ...(finished.removals === undefined ? {} : { cleanup: cleanupOf(finished.removals, (text) => cut(clean(text))) }),
    ...shardNotes(finished, (text) => cut(clean(text))),
    ...(finished.warnings === undefined || finished.warnings.length === 0 ? {} : { warnings: finished.warnings }),
  };
}
