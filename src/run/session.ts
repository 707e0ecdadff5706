import type { SmallestSizes } from '../../suites/check/files.js';
import type { Catcher } from '../catcher/catcher.js';
import type { Clock } from '../client/clock.js';
import type { Created, Target } from '../client/target.js';
import type { Capabilities } from '../config/capabilities.js';
import type { Known } from '../config/configuration.js';
import type { ExactKind } from '../media/media.js';
import type { Disturbance } from './access.js';
import type { Arrivals } from './arrivals.js';
import type { Budget } from './budget.js';
import type { FormSender } from './forms.js';

/** How thoroughly checks are run. */
export interface Effort {
  /** Decides every generated value. */
  readonly seed: number;
  /** Random cases of a property, beyond its examples. */
  readonly runs: number;
  /** How often a race is tried. */
  readonly races: number;
  /** How many of something make a crowd, as of tokens that must all be different. */
  readonly crowd: number;
  /** Whether a counterexample is made as small as possible. */
  readonly shrink: boolean;
  /** How often a failed check is tried again, to distinguish always from sometimes. */
  readonly repeats: number;
  /** Milliseconds after which a check is cut short. */
  readonly checkLimitMs: number;
}

/** Everything that the checks of one run share. */
export interface Session {
  readonly runId: string;
  readonly target: Target;
  readonly catcher: Catcher;
  /** Why the target cannot be expected to reach the catcher, when it cannot. */
  readonly noCallbackPath?: string;
  /** Milliseconds that a callback may take. */
  readonly callbackTimeoutMs: number;
  /** Whether the target calls back at all. */
  readonly arrivals: Arrivals;
  /** Milliseconds until a file that the target stored can be read back. */
  readonly settleMs: number;
  /** The kind of file that this target gives back byte for byte. */
  readonly exactKind: ExactKind;
  /** What the target wants of chunks and pictures. */
  readonly smallest: SmallestSizes;
  /** Milliseconds without a call after which none is expected any more. */
  readonly quietMs: number;
  readonly clock?: Clock;
  /** What needs a clock that nobody can move is begun, and judged when the target's own clock shows the time. */
  readonly postpones?: boolean;
  readonly capabilities: Capabilities;
  /** Sends forms in a browser, where the configuration wants that. */
  readonly forms?: FormSender;
  /** Why requirements cannot be judged by this target, by their ids: it is the adapter of a back end. */
  readonly notApplicable: Readonly<Record<string, string>>;
  /** Files are cut so that no last chunk is larger than the others. */
  readonly shortLast: boolean;
  /** The photo that the configuration gives for replacement. */
  readonly replacePhotoId?: string;
  /** What the configuration says to exist on the target. */
  readonly known: Known;
  readonly effort: Effort;
  /** Keeps what a check costs out of what is left of the limits. */
  readonly budget?: Budget;
  /**
   * Asks for a token as the run did at its beginning. Whatever failed may have failed because access has lapsed, a quota
   * is used up or a guard locks the run out, which says nothing of the target.
   * So may it because another shard has moved the target's clock.
   * @returns why what failed says nothing of the target; undefined when it does
   */
  readonly disturbance: (signal: AbortSignal) => Promise<Disturbance | undefined>;
  /** Learns of everything that the target keeps from now on, as soon as it does. */
  readonly onCreated: (created: Created) => void;
}
