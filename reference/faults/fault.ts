import type { Decisions } from '../decisions/decisions.js';

/** One planted fault: a decision that is taken wrongly, and the requirement that breaks by it. */
export interface Fault {
  readonly id: string;
  readonly area: string;
  readonly sentence: string;
  /** The id of the requirement that no longer holds. */
  readonly breaks: string;
  /** It shows in long histories only: exploration finds it, and a run need not. */
  readonly found?: 'explore';
  plant(decisions: Decisions): Decisions;
}

/** One conforming variant: decisions that the documents leave open, taken differently. */
export interface Variant {
  readonly id: string;
  readonly sentence: string;
  /** Requirements below the level must that it does not keep, each of which has to be seen to fail. */
  readonly misses?: readonly string[];
  /** Requirements that cannot be judged of it. */
  readonly unjudged?: readonly string[];
  /** Whether it is judged in a browser as well: it changes what one has to do with. */
  readonly inBrowser?: true;
  /** What only one variant of an instance may use up, where its decisions do not show it: see combining.ts. */
  readonly claims?: readonly string[];
  choose(decisions: Decisions): Decisions;
}

/** Gives the faults of one area its name. */
export function faultsOf(area: string, faults: readonly Omit<Fault, 'area'>[]): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, area }));
}
