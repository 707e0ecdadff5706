import { needsOf, type Step } from '../../suites/exploration/step.js';

/** Whether a history still shows the failure; undefined when nothing more may be sent. */
export type Fails = (steps: readonly Step[]) => Promise<boolean | undefined>;

/** How histories are made smaller. */
export interface Shrinking {
  readonly fails: Fails;
  /** Histories that are tried at the same time. */
  readonly lanes: number;
  /** Learns of every smaller history that fails. */
  readonly onSmaller: (steps: readonly Step[]) => void;
}

/** Nothing more may be sent. */
class Spent extends Error {
  override readonly name = 'Spent';
}

/** A history without steps that do nothing, since what they are about is not there. */
export function pruned(steps: readonly Step[]): readonly Step[] {
  const there = new Set<string>();
  return steps.filter((step) => {
    const isThere = needsOf(step).every((id) => there.has(id));
    if (isThere && 'id' in step) there.add(step.id);
    return isThere;
  });
}

/** The first of some histories that still fails. */
async function firstFailing(
  tries: readonly (readonly Step[])[],
  { fails, lanes }: Shrinking,
): Promise<readonly Step[] | undefined> {
  for (let at = 0; at < tries.length; at += lanes) {
    const some = tries.slice(at, at + lanes);
    const results = await Promise.all(some.map(fails));
    const found = some[results.indexOf(true)];
    if (found !== undefined) return found;
    if (results.includes(undefined)) throw new Spent('nothing more may be sent');
  }
  return undefined;
}

/** Removes as many steps as it can: first large parts, then single steps. */
async function fewer(steps: readonly Step[], shrinking: Shrinking): Promise<readonly Step[]> {
  let smallest = steps;
  for (let part = Math.ceil(smallest.length / 2); part >= 1; ) {
    const tries: (readonly Step[])[] = [];
    for (let at = 0; at < smallest.length; at += part) {
      const rest = pruned([...smallest.slice(0, at), ...smallest.slice(at + part)]);
      if (rest.length > 0 && rest.length < smallest.length) tries.push(rest);
    }
    const found = await firstFailing(tries, shrinking);
    if (found === undefined) {
      if (part === 1) break;
      part = Math.ceil(part / 2);
      continue;
    }
    smallest = found;
    shrinking.onSmaller(smallest);
    part = Math.min(part, Math.max(1, Math.ceil(smallest.length / 2)));
  }
  return smallest;
}

/** Smaller numbers to try instead of one, the smallest first. */
function smaller(value: number, least: number): readonly number[] {
  if (value <= least) return [];
  return [...new Set([least, Math.floor((least + value) / 2), value - 1])];
}

/** Simpler steps to try instead of one. */
function simpler(step: Step): readonly Step[] {
  switch (step.do) {
    case 'issue': {
      const { photo: _, ...own } = step;
      return [
        { ...own, query: '', extras: false, callback: 'client', by: 'GET', format: 'xml', minutes: 60 } as const,
        ...(step.query === '' ? [] : [{ ...step, query: '' }]),
        ...(step.extras ? [{ ...step, extras: false }] : []),
        ...(step.callback === 'client' ? [] : [{ ...step, callback: 'client' } as const]),
        ...(step.by === 'GET' ? [] : [{ ...step, by: 'GET' } as const]),
        ...(step.format === 'xml' ? [] : [{ ...step, format: 'xml' } as const]),
        ...smaller(step.uses, 1).map((uses) => ({ ...step, uses })),
      ];
    }
    case 'begin':
      return [
        ...(step.more === 0 ? [] : [{ ...step, more: 0 }]),
        ...smaller(step.chunkSize, 300).map((chunkSize) => ({ ...step, chunkSize })),
        ...smaller(step.count, 1).map((count) => ({ ...step, count })),
      ];
    case 'upload':
      return [
        ...(step.kind === 'png' ? [] : [{ ...step, kind: 'png' } as const]),
        ...smaller(step.length, 420).map((length) => ({ ...step, length })),
      ];
    case 'store':
      return smaller(step.length, 420).map((length) => ({ ...step, length }));
    case 'race':
      return smaller(step.times, 2).map((times) => ({ ...step, times }));
    case 'chunks at once':
      return step.numbers.length <= 2 ? [] : [{ ...step, numbers: step.numbers.slice(0, 2) }];
    default:
      return [];
  }
}

/** Makes single steps simpler, as long as one can be. */
async function plainer(steps: readonly Step[], shrinking: Shrinking): Promise<readonly Step[]> {
  let smallest = steps;
  for (let at = 0; at < smallest.length; at += 1) {
    for (;;) {
      const step = smallest[at];
      if (step === undefined) break;
      const tries = simpler(step)
        .filter((one) => JSON.stringify(one) !== JSON.stringify(step))
        .map((one) => smallest.map((other, index) => (index === at ? one : other)));
      const found = await firstFailing(tries, shrinking);
      if (found === undefined) break;
      smallest = found;
      shrinking.onSmaller(smallest);
    }
  }
  return smallest;
}

/** Makes a failing history as small as it can be made, or as small as it is when nothing more may be sent. */
export async function shrink(steps: readonly Step[], shrinking: Shrinking): Promise<void> {
  try {
    const few = await fewer(pruned(steps), shrinking);
    const plain = await plainer(few, shrinking);
    if (plain !== few) await fewer(plain, shrinking);
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
  }
}
