import { notRun } from '../../judge/judge.js';
import { printable } from '../../printable.js';
import { keyOf } from '../../run/check-cost.js';
import type { CheckResult, PlannedCheck } from '../../run/check-result.js';
import { UsageError } from '../../usage-error.js';
import type { ReportedCheck, ReportedRequirement } from '../results.js';
import type { Part } from './part.js';

/** What the shards of a run found together. */
export interface Findings {
  readonly planned: readonly PlannedCheck[];
  readonly results: readonly CheckResult[];
  /** Left out on purpose by all shards. */
  readonly leftOut: readonly CheckResult[];
}

/** A check in the report of one shard. */
interface Entry {
  readonly requirement: ReportedRequirement['id'];
  readonly check: ReportedCheck;
  readonly part: Part;
}

function entriesOf(part: Part): Map<string, Entry> {
  const entries = part.results.requirements.flatMap(({ id, checks }) =>
    checks.map((check): [string, Entry] => [
      keyOf({ requirement: id, name: check.name }),
      { requirement: id, check, part },
    ]),
  );
  return new Map(entries);
}

const isOthers = ({ check }: Entry): boolean => check.hindrance === 'shard';

const wasNotRun = ({ check }: Entry): boolean => check.hindrance === undefined && check.reason === notRun;

/** Whether a check was left out before it began, as its shard was asked to. */
function wasLeftOut({ check }: Entry): boolean {
  const { hindrance, exchanges, duration } = check;
  if (hindrance === 'profile' || hindrance === 'failures') return true;
  return hindrance === 'read-only' && exchanges.length === 0 && duration === 0;
}

/** The largest number of an exchange in a report. */
function lastExchange({ results }: Part): number {
  const ids = results.requirements.flatMap(({ checks }) => checks.flatMap((one) => one.exchanges.map(({ id }) => id)));
  return ids.reduce((most, id) => Math.max(most, id), 0);
}

/** The result of a check as its shard found it, before one failure explained another. */
function asFound({ requirement, check, part }: Entry, before: number): CheckResult {
  const { replay: _replay, curl: _curl, counterexample, exchanges, ...reported } = check;
  const failure = part.notes.failures.find((one) => one.requirement === requirement && one.name === check.name);
  const found: CheckResult = {
    ...reported,
    requirement,
    ...(counterexample === null ? {} : { counterexample }),
    exchanges: exchanges.map((one) => ({ ...one, id: one.id + before })),
    created: [],
    observations: [],
  };
  if (failure === undefined) return found;
  const { reason, unmet, suspects } = failure;
  const blamed = { ...(unmet === undefined ? {} : { unmet }), ...(suspects === undefined ? {} : { suspects }) };
  return { ...found, verdict: 'fail', reason, ...blamed };
}

/** The shard that a check fell to. @throws UsageError when that is none, or more than one */
function ownerOf(key: string, entries: readonly (Entry | undefined)[], parts: readonly Part[]): Entry {
  const there = entries.flatMap((one, at) => {
    if (one !== undefined) return [one];
    throw new UsageError(printable(`${parts[at]?.name} does not know the check "${key}", as other shards do`));
  });
  const own = there.filter((one) => !isOthers(one));
  const [first, second] = own;
  if (first === undefined) throw new UsageError(printable(`no shard ran the check "${key}"`));
  if (second === undefined || own.every(wasLeftOut)) return first;
  throw new UsageError(printable(`${first.part.name} and ${second.part.name} both ran the check "${key}"`));
}

/**
 * What the shards of a run found together, each check once.
 * @throws UsageError in one line when a check was run by no shard, or by several
 */
export function findingsOf(parts: readonly Part[]): Findings {
  const tables = parts.map(entriesOf);
  const keys = new Set(tables.flatMap((table) => [...table.keys()]));
  const owners = [...keys].map((key) =>
    ownerOf(
      key,
      tables.map((table) => table.get(key)),
      parts,
    ),
  );
  let before = 0;
  const offsets = new Map(
    parts.map((part) => {
      const offset = before;
      before += lastExchange(part);
      return [part, offset];
    }),
  );
  const found = (some: readonly Entry[]): CheckResult[] => some.map((one) => asFound(one, offsets.get(one.part) ?? 0));
  return {
    planned: owners.map(({ requirement, check: { name, suite } }) => ({ requirement, name, suite })),
    results: found(owners.filter((one) => !wasLeftOut(one) && !wasNotRun(one))),
    leftOut: found(owners.filter(wasLeftOut)),
  };
}
