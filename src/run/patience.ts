import type { Session } from './session.js';

/** How long a callback is waited for. */
export interface Patience {
  /** Milliseconds after which a callback is taken to be missing. */
  readonly callbackMs: number;
  /** Milliseconds without a call after which none is expected any more. */
  readonly quietMs: number;
  /** Milliseconds until something that the target took can be used: a file read back, a photo replaced. */
  readonly settleMs: number;
}

/** A target that takes long to answer, or a machine that is starved, takes long to call back as well. */
const answersWorth = { callback: 20, quiet: 3, settle: 20 };

/** How long to wait by the measured pace of the target, and at least as long as the session says. */
export function patience({ target, callbackTimeoutMs, quietMs, settleMs }: Session): Patience {
  const { usualAnswerMs } = target;
  return {
    callbackMs: Math.max(callbackTimeoutMs, usualAnswerMs * answersWorth.callback),
    quietMs: Math.max(quietMs, usualAnswerMs * answersWorth.quiet),
    settleMs: Math.max(settleMs, usualAnswerMs * answersWorth.settle),
  };
}
