import { printable } from '../../printable.js';
import { UsageError } from '../../usage-error.js';
import type { Results } from '../results.js';
import type { Part } from './part.js';

function refused(message: string): UsageError {
  return new UsageError(printable(message));
}

/** A results.json as the part of a run that it says it is. @throws UsageError when it is none */
function partOf(name: string, results: Results): Part {
  const { run, shardNotes: notes } = results;
  if (run.shard !== undefined && notes !== undefined) return { name, ...run.shard, results, notes };
  const what = run.shards === undefined ? 'a whole run' : 'merged already';
  throw refused(`${name} is no shard but ${what}: merge takes the reports of run --shard I/N`);
}

function listed(values: readonly string[]): string {
  return values.length === 0 ? 'all' : values.join(', ');
}

/** What all shards of one run have in common, in words. */
function commonFacts({ results, count }: Part): readonly (readonly [what: string, value: string])[] {
  const { contract, tool, run, target } = results;
  return [
    ['revision of the contract', `${contract.revision} (${contract.digest.slice(0, 19)})`],
    ['version of upload-contract', tool.version],
    ['seed', `${run.seed}`],
    ['target', target.reference ? 'the reference implementation' : target.url],
    ['number of shards', `${count}`],
    ['selection', `suites ${listed(run.selection.suites)}, requirements ${listed(run.selection.requirements)}`],
    ['profile', run.profile ?? 'standard'],
    ['number of random cases (--runs)', `${run.runs}`],
    ['--read-only', run.readOnly === true ? 'given' : 'not given'],
    ['--fail-on', run.failOn],
  ];
}

/** @throws UsageError for the first thing in which two shards differ */
function assertAlike(first: Part, other: Part): void {
  const expected = commonFacts(first);
  for (const [at, [what, value]] of commonFacts(other).entries()) {
    const before = expected[at]?.[1];
    if (before !== value) throw refused(`${first.name} and ${other.name} differ in the ${what}: ${before}, ${value}`);
  }
  const names = new Set([...Object.keys(first.notes.settings), ...Object.keys(other.notes.settings)]);
  const differing = [...names].filter((name) => first.notes.settings[name] !== other.notes.settings[name]);
  if (differing.length > 0)
    throw refused(`${first.name} and ${other.name} were configured differently: see ${differing.join(', ')}`);
}

/** Capabilities that two shards found differently; one that never got so far found none. */
function unlike(first: Results['capabilities'], other: Results['capabilities']): string[] {
  return Object.keys(first).filter((name) => {
    const there = other[name];
    return there !== undefined && there.present !== first[name]?.present;
  });
}

/** @throws UsageError when the target had something for one shard that it did not have for another */
function assertSameCapabilities(parts: readonly Part[]): void {
  for (const [at, one] of parts.entries())
    for (const other of parts.slice(at + 1)) {
      const names = unlike(one.results.capabilities, other.results.capabilities);
      if (names.length > 0)
        throw refused(
          `${one.name} and ${other.name} found different capabilities: ${names.join(', ')}; declare them in the configuration`,
        );
    }
}

/** @throws UsageError when a shard is there twice, or not at all */
function assertEachOnce(parts: readonly Part[], count: number): void {
  const byIndex = new Map<number, Part>();
  for (const part of parts) {
    const other = byIndex.get(part.index);
    if (other !== undefined)
      throw refused(`shard ${part.index} of ${count} is there twice: ${other.name}, ${part.name}`);
    byIndex.set(part.index, part);
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !byIndex.has(index));
  const [noun, verb] = missing.length === 1 ? ['shard', 'is'] : ['shards', 'are'];
  if (missing.length > 0) throw refused(`${noun} ${missing.join(', ')} of ${count} ${verb} missing`);
}

/**
 * The shards of one run, in their order.
 * @throws UsageError in one line when they are not all of one run, each once
 */
export function partsOfOneRun(files: readonly { readonly name: string; readonly results: Results }[]): readonly Part[] {
  const parts = files.map(({ name, results }) => partOf(name, results));
  const [first] = parts;
  if (first === undefined) throw refused('merge takes the reports of all shards of a run');
  for (const other of parts.slice(1)) assertAlike(first, other);
  assertEachOnce(parts, first.count);
  assertSameCapabilities(parts);
  return parts.toSorted((a, b) => a.index - b.index);
}
