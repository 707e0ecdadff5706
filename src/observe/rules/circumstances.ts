import type { Reply } from '../../client/exchange.js';
import type { Outcome } from '../../client/outcome.js';
import type { Say } from '../findings.js';
import type { Attempt } from '../model/attempt.js';
import type { Book } from '../model/book.js';
import type { Reading } from '../model/reading.js';
import { isConsumed, isExpired, isGood, type KnownToken } from '../model/token.js';

/** A redemption of a known token that was answered, with what is known around it. */
export interface Circumstances {
  readonly reading: Reading;
  readonly attempt: Attempt;
  readonly token: KnownToken;
  readonly outcome: Outcome;
  readonly reply: Reply;
  readonly book: Book;
  readonly say: Say;
  /** Seconds since 1970, on the target's clock as far as it is known. */
  readonly now: number;
  /** The token certainly has a use for this request. */
  readonly isGood: boolean;
  /** All its uses were certainly taken before. */
  readonly isConsumed: boolean;
  /** It had certainly expired before. */
  readonly isExpired: boolean;
}

/** Gathers what is known around the answer to a redemption. */
export function circumstances(
  reading: Reading & { readonly reply: Reply; readonly outcome: Outcome },
  attempt: Attempt,
  token: KnownToken,
  book: Book,
  say: Say,
): Circumstances {
  const { reply, outcome, seen } = reading;
  const seconds = seen.duration / 1000;
  const now = reply.date ?? (seen.startedAt + seen.duration) / 1000;
  return {
    ...{ reading, attempt, token, outcome, reply, book, say, now },
    isGood: isGood(token, attempt, now),
    isConsumed: isConsumed(token, attempt),
    // Without the target's own clock nobody knows when it expires.
    isExpired: reply.date !== undefined && isExpired(token, now, seconds),
  };
}
