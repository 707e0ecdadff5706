import type { Evidence } from './evidence.js';

/** What the parts of a report need besides what they show. */
export interface ReportContext {
  readonly evidence: Evidence;
  /** Milliseconds since 1970 at which the run began. */
  readonly began: number;
}
