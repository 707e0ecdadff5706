import { assemble } from '../assemble.js';
import { exitStatus } from '../outcome.js';
import type { MergedShard, ReportedCreated, Results } from '../results.js';
import { partsOfOneRun } from './belong-together.js';
import { findingsOf } from './findings.js';
import type { Part } from './part.js';

/** What shards say together. */
export interface Merged {
  readonly results: Results;
  /** The status that the whole run would have ended with. */
  readonly exit: 0 | 1 | 3;
}

function runsOf(parts: readonly Part[]): MergedShard[] {
  return parts.map(({ results: { run } }) => {
    const { id, startedAt, finishedAt, executedChecks, spent } = run;
    return { id, startedAt, finishedAt, executedChecks, spent };
  });
}

/** Each thing once; one that any shard removed is gone. */
function createdBy(parts: readonly Part[]): ReportedCreated[] {
  const things = new Map<string, ReportedCreated>();
  for (const one of parts.flatMap(({ results }) => results.created)) {
    const key = `${one.kind} ${one.id}`;
    if (one.removed === true || !things.has(key)) things.set(key, one);
  }
  return [...things.values()];
}

function cleanupBy(parts: readonly Part[]): Pick<Results, 'cleanup'> {
  const all = parts.flatMap(({ results: { cleanup } }) => cleanup ?? []);
  if (all.length === 0) return {};
  const removed = all.reduce((sum, one) => sum + one.removed, 0);
  return { cleanup: { removed, failures: all.flatMap(({ failures }) => failures) } };
}

/** The last value of each observation. */
function observedBy(parts: readonly Part[]): Results['observations'] {
  const last = new Map(parts.flatMap(({ results }) => results.observations).map((one) => [one.id, one]));
  return [...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the target has; the shard that got so far as to find out says it. */
function capabilitiesBy(parts: readonly Part[]): Results['capabilities'] {
  return Object.fromEntries(parts.toReversed().flatMap(({ results }) => Object.entries(results.capabilities)));
}

/**
 * Puts the reports of all shards of a run together: judged as one run, since what failed in one shard may explain what
 * failed in another.
 * @throws UsageError in one line when they are not all of one run, each once
 */
export function merge(files: readonly { readonly name: string; readonly results: Results }[]): Merged {
  const parts = partsOfOneRun(files);
  const runs = runsOf(parts);
  const first = parts[0]?.results;
  if (first === undefined) throw new TypeError('there is no shard');
  const ended = parts.find(({ notes }) => notes.endedBy !== undefined);
  const endedBy = ended === undefined ? {} : { endedBy: `shard ${ended.index}: ${ended.notes.endedBy}` };
  const isWhole = parts.every(({ results: { run } }) => run.complete);
  const warnings = [...new Set(parts.flatMap(({ results }) => results.warnings ?? []))];
  const sum = (of: (shard: MergedShard) => number): number => runs.reduce((all, one) => all + of(one), 0);
  const {
    shard: _shard,
    complete: _complete,
    expectedChecks: _expected,
    executedChecks: _executed,
    ...run
  } = first.run;
  const assembled = assemble({
    ...findingsOf(parts),
    selected: first.requirements.map(({ id }) => id),
    interrupted: !isWhole,
    ...endedBy,
    expectedFailures: parts[0]?.notes.expectedFailures ?? [],
    harnessErrors: parts.flatMap(({ results }) => results.run.harnessErrors),
    warnings,
    toolVersion: first.tool.version,
    run: {
      ...run,
      id: runs.map(({ id }) => id).join('+'),
      startedAt: runs.map(({ startedAt }) => startedAt).sort()[0] ?? run.startedAt,
      finishedAt:
        runs
          .map(({ finishedAt }) => finishedAt)
          .sort()
          .at(-1) ?? run.finishedAt,
      spent: {
        requests: sum(({ spent }) => spent.requests),
        uploads: sum(({ spent }) => spent.uploads),
        bytes: sum(({ spent }) => spent.bytes),
      },
      shards: runs,
    },
    target: first.target,
    product: first.product,
    capabilities: capabilitiesBy(parts),
    // Every shard was redacted when it was written, by who knew the secrets.
    redact: (text) => text,
  });
  const results: Results = {
    ...assembled,
    observations: observedBy(parts),
    created: createdBy(parts),
    ...cleanupBy(parts),
  };
  const isStrict = parts.some(({ notes }) => notes.strict);
  return { results, exit: isWhole ? exitStatus(results, isStrict) : 3 };
}
