import type { SmallestSizes } from '../../suites/check/files.js';
import type { Capabilities } from '../config/capabilities.js';
import type { ExactKind } from '../media/media.js';

/** What a run finds out of its target before its first check. */
export interface Findings {
  readonly capabilities: Capabilities;
  /** The kind of file that it gives back byte for byte. */
  readonly exactKind: ExactKind;
  /** Milliseconds after which a file could be read back. */
  readonly lateMs: number;
  readonly smallest: SmallestSizes;
}
