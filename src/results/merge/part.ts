import type { Results, ShardNotes } from '../results.js';

/** The report of one shard. */
export interface Part {
  /** How messages call it. */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly results: Results;
  readonly notes: ShardNotes;
}
