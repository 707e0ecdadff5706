import type { Configuration } from '../config/configuration.js';
import type { Selection } from './plan.js';
import type { Effort } from './session.js';

/** Everything that the worker needs to know; it travels as a structured clone, never on a command line. */
export interface RunOrder {
  readonly configuration: Configuration;
  readonly selection: Selection;
  readonly effort: Effort;
  readonly runId: string;
  /** Path of the file in which the worker notes what it finds. */
  readonly journal: string;
  /** Folder of suites as a file URL; those of this package when left out. */
  readonly suites?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly order: RunOrder;
  }
  interface TaskMeta {
    /** Decides what a check generates; here and not in its name, so that names stay the same from run to run. */
    seed?: number;
    requirement?: string;
    verdict?: string;
  }
}
