import type { Failure } from './exchange.js';
import { TargetGone } from './failure.js';

/** Whether the target is still there, from what all requests of a run meet. */
export interface Presence {
  /** @throws TargetGone once it has been found to be gone */
  assert(): void;
  /** Some answer arrived, whatever it says. */
  answered(): void;
  /**
   * There was no answer.
   * @param attempt how often the request has been sent, from 1
   * @returns seconds after which the request may be sent again, since the target cannot have seen it; undefined otherwise
   * @throws TargetGone when it is gone
   */
  failed(failure: Failure, attempt: number): number | undefined;
}

/** Seconds between attempts to connect: long enough for a server that is being started again. */
const reconnections = [0.1, 0.3, 1, 2, 4] as const;

/** Requests in a row, over all checks, that were not answered in time: nobody is left to judge. */
const mostUnanswered = 8;

/** Watches over one target. */
export function presence(url: string, onGone: (reason: string) => void): Presence {
  let gone: string | undefined;
  let everAnswered = false;
  let unanswered = 0;

  const leave = (message: string): never => {
    const reason = `${url} stopped answering: ${message}`;
    if (gone === undefined) onGone(reason);
    gone ??= reason;
    throw new TargetGone(gone);
  };

  return {
    assert() {
      if (gone !== undefined) throw new TargetGone(gone);
    },
    answered() {
      everAnswered = true;
      unanswered = 0;
    },
    failed({ kind, message }, attempt) {
      if (kind === 'aborted' || !everAnswered) return undefined;
      if (kind === 'timeout') {
        unanswered += 1;
        return unanswered >= mostUnanswered ? leave(message) : undefined;
      }
      if (kind !== 'unreachable') return undefined;
      return reconnections[attempt - 1] ?? leave(message);
    },
  };
}
