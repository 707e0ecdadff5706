/** What the documents let a client know about one token: how many uses are left, at least and at most. */
export interface TokenModel {
  atLeast: number;
  atMost: number;
  /** Files in chunks that were begun and are not complete: each may hold a use until it lapses. */
  begun: number;
  /** Minutes on the model's clock after which it has ended. */
  readonly endsAt: number;
}

/** One file in chunks under one token. */
export interface ChunkSetModel {
  readonly received: Set<number>;
  /** Chunks that were sent whole, however they were answered. */
  readonly sent: Set<number>;
  /** Chunks that arrived again after completion; a whole set of them would be a new upload. */
  readonly late: Set<number>;
  /** Anything of it was sent. */
  begun: boolean;
  /** A chunk of it was wrong, after which the whole file may be wanted again. */
  spoilt: boolean;
  complete: boolean;
  photoId: string | undefined;
}

/** What may come of a request: an upload that succeeds, one that does not, or either. */
export type Forecast = 'succeeds' | 'fails' | 'open';

/** Minutes around the end of a token in which it is open whether it has expired. */
const leeway = { before: 2, after: 5 } as const;

/** Whether a token is good at a time. */
export function lives(token: TokenModel, minutes: number): Forecast {
  if (minutes > token.endsAt - leeway.before && minutes < token.endsAt + leeway.after) return 'open';
  return minutes < token.endsAt ? 'succeeds' : 'fails';
}

/**
 * How an upload of a valid photo under a token ends.
 * @param isBegun whether it is a file in chunks that was begun already, which holds what it needs
 */
export function forecast(token: TokenModel, minutes: number, isBegun = false): Forecast {
  const life = lives(token, minutes);
  if (token.atMost <= 0 || life === 'fails') return 'fails';
  const free = isBegun ? token.atLeast : token.atLeast - token.begun;
  return free > 0 && life === 'succeeds' ? 'succeeds' : 'open';
}

/** An upload succeeded: one use is gone. */
export function used(token: TokenModel): void {
  token.atLeast = Math.max(0, token.atLeast - 1);
  token.atMost -= 1;
}

/** An upload was refused although it might have succeeded: then no use was left, unless its token had just ended. */
export function refused(token: TokenModel, minutes: number): void {
  if (lives(token, minutes) !== 'succeeds') return;
  token.atLeast = 0;
  // A use that a begun file holds is given back when that lapses.
  if (token.begun === 0) token.atMost = 0;
}

/** An upload of something unsupported failed: it may have cost a use, since no document says what a failed one costs. */
export function failed(token: TokenModel): void {
  token.atLeast = Math.max(0, token.atLeast - 1);
}
