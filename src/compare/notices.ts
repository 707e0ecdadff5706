import type { Results } from '../results/results.js';
import type { Source } from './comparison.js';

/** Runs grouped by a trait, as in "x (A, B) and y (C)"; undefined when all share it. */
function differing(
  sources: readonly Source[],
  names: readonly string[],
  trait: (one: Results) => string,
): string | undefined {
  const groups = new Map<string, string[]>();
  for (const [at, { results }] of sources.entries())
    groups.set(trait(results), [...(groups.get(trait(results)) ?? []), names[at] ?? '']);
  if (groups.size < 2) return undefined;
  return [...groups].map(([value, having]) => `${value} (${having.join(', ')})`).join(' and ');
}

function contractOf({ contract: { revision, digest } }: Results): string {
  return `${revision}, ${digest.slice(0, 19)}`;
}

/** Why a run does not suffice to exclude a regression, as the end of a sentence about it. */
export function shortcomings({ run }: Results): string[] {
  const { complete, executedChecks, expectedChecks, harnessErrors } = run;
  const times = harnessErrors.length === 1 ? 'once' : `${harnessErrors.length} times`;
  return [
    ...(complete ? [] : [`was cut short after ${executedChecks} of ${expectedChecks} checks`]),
    ...(harnessErrors.length === 0 ? [] : [`had internal errors in the suite (${times})`]),
  ];
}

function selectionOf({ run: { selection } }: Results): string[] {
  const asked = [...selection.suites, ...selection.requirements];
  return asked.length === 0 ? [] : [`judged only part of the contract: ${asked.join(', ')}`];
}

/** What a reader must know first, because it may be the cause of changes. */
export function noticesOn(sources: readonly Source[], names: readonly string[]): string[] {
  const contracts = differing(sources, names, contractOf);
  const tools = differing(sources, names, ({ tool }) => tool.version);
  const seeds = differing(sources, names, ({ run }) => `${run.seed}`);
  const cases = differing(sources, names, ({ run }) => `${run.runs}`);
  const twice = sources.flatMap(({ results }, at) => {
    const first = sources.findIndex((one) => one.results.run.id === results.run.id);
    return first < at ? [`${names[at]} is the same run as ${names[first]}.`] : [];
  });
  return [
    ...sources.flatMap(({ results }, at) => shortcomings(results).map((one) => `${names[at]} ${one}.`)),
    ...(contracts === undefined
      ? []
      : [`The contracts differ: ${contracts}. A verdict may have changed with the text of its requirement.`]),
    ...(tools === undefined
      ? []
      : [`The versions of the suite differ: ${tools}. A verdict may have changed with its checks.`]),
    ...sources.flatMap(({ results }, at) => selectionOf(results).map((one) => `${names[at]} ${one}.`)),
    ...(seeds === undefined ? [] : [`The seeds differ: ${seeds}. A verdict may have changed with the random cases.`]),
    ...(cases === undefined ? [] : [`The numbers of random cases differ: ${cases}.`]),
    ...twice,
  ];
}
