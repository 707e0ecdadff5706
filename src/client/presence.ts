import type { Operation } from './call.js';
import type { Exchange, Failure } from './exchange.js';
import { NoAnswer, TargetGone } from './failure.js';

/** Whether the target is still there, from what all requests of a run meet. */
export interface Presence {
  /** @throws TargetGone once it has been found to be gone; NoAnswer once it has been found not to answer this operation */
  assert(operation: Operation): void;
  /** Some answer arrived, whatever it says. */
  answered(operation: Operation): void;
  /**
   * There was no answer.
   * @param attempt how often the request has been sent, from 1
   * @returns seconds after which the request may be sent again, since the target cannot have seen it; undefined otherwise
   * @throws TargetGone when it is gone
   */
  failed(exchange: Exchange, failure: Failure, attempt: number): number | undefined;
}

/** Seconds between attempts to connect: long enough for a server that is being started again. */
const reconnections = [0.1, 0.3, 1, 2, 4] as const;

/**
 * Requests in a row, over all checks, that were not answered in time: nobody is left to judge. Where only those of one
 * operation were not, it alone is given up, since a run would otherwise wait for hours.
 */
const mostUnanswered = 8;

/** Watches over one target. */
export function presence(url: string, onGone: (reason: string) => void): Presence {
  let gone: string | undefined;
  let everAnswered = false;
  let unanswered = 0;
  const silence = new Map<Operation, { readonly times: number; readonly last: Exchange }>();

  const leave = (message: string): never => {
    const reason = `${url} stopped answering: ${message}`;
    if (gone === undefined) onGone(reason);
    gone ??= reason;
    throw new TargetGone(gone);
  };

  return {
    assert(operation) {
      if (gone !== undefined) throw new TargetGone(gone);
      const silent = silence.get(operation);
      if (silent !== undefined && silent.times >= mostUnanswered)
        throw new NoAnswer(
          silent.last,
          `${operation} was not answered ${silent.times} times in a row and not asked again`,
        );
    },
    answered(operation) {
      everAnswered = true;
      unanswered = 0;
      silence.delete(operation);
    },
    failed(exchange, { kind, message }, attempt) {
      if (kind === 'aborted' || !everAnswered) return undefined;
      if (kind === 'timeout') {
        const { operation } = exchange.call;
        silence.set(operation, { times: (silence.get(operation)?.times ?? 0) + 1, last: exchange });
        unanswered += 1;
        return unanswered >= mostUnanswered ? leave(message) : undefined;
      }
      if (kind !== 'unreachable') return undefined;
      return reconnections[attempt - 1] ?? leave(message);
    },
  };
}
