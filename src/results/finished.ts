import type { FinishedRun } from './assemble.js';

/** A finished run as JSON, from which its results can be assembled again when more of it is judged. */
export type Finished = Pick<
  FinishedRun,
  | 'results'
  | 'leftOut'
  | 'planned'
  | 'interrupted'
  | 'endedBy'
  | 'harnessErrors'
  | 'created'
  | 'removals'
  | 'warnings'
  | 'toolVersion'
  | 'run'
  | 'shard'
  | 'target'
  | 'product'
  | 'capabilities'
> & { readonly selected?: FinishedRun['planned'][number]['requirement'][] };
