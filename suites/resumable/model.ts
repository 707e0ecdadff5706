/** What the documents let a client know about one token: how many uses are left, at least and at most. */
export interface TokenModel {
  atLeast: number;
  atMost: number;
  /** Minutes on the model's clock after which it has expired. */
  readonly endsAt: number;
}

/** One file in chunks under one token. */
export interface ChunkSetModel {
  /** How many chunks it has. */
  readonly count: number;
  /** Chunks that the target has to have. */
  readonly certain: Set<number>;
  /** Chunks that it may have: a wrong chunk or the lapse of time may have undone them. */
  readonly possible: Set<number>;
  /** Chunks that arrived again after completion; a whole set of them would be a new upload. */
  readonly late: Set<number>;
  /** A chunk of it was accepted while its token was good. */
  begunInTime: boolean;
  /** It was completed, or refused when it was whole, after which nothing is known of it. */
  over: boolean;
  photoId: string | undefined;
}

/** A file of which nothing was sent. @param count of its chunks */
export function freshSet(count: number): ChunkSetModel {
  return {
    count,
    certain: new Set(),
    possible: new Set(),
    late: new Set(),
    begunInTime: false,
    over: false,
    photoId: undefined,
  };
}

/** What may come of a request: an upload that succeeds, one that does not, or either. */
export type Forecast = 'succeeds' | 'fails' | 'open';

/** Whether a file may hold a use that it has not been completed with, until it lapses. */
export function mayHold({ possible, late, over, photoId }: ChunkSetModel): boolean {
  return over ? photoId !== undefined && late.size > 0 : possible.size > 0;
}

/** Whether a token is good at a time; within a minute of its end that is open. */
export function lives(token: TokenModel, minutes: number): Forecast {
  if (Math.abs(minutes - token.endsAt) < 1) return 'open';
  return minutes < token.endsAt ? 'succeeds' : 'fails';
}

/**
 * The outcome of an upload of a valid photo under a token.
 * @param held uses that other files may hold, which were begun and not completed
 */
export function forecast(token: TokenModel, minutes: number, held = 0): Forecast {
  return forecastOf(token, lives(token, minutes), held);
}

/** The same where it is known whether the token is good. */
export function forecastOf(token: TokenModel, life: Forecast, held = 0): Forecast {
  if (token.atMost <= 0 || life === 'fails') return 'fails';
  return token.atLeast - held > 0 && life === 'succeeds' ? 'succeeds' : 'open';
}

/** An upload succeeded: one use is gone. */
export function used(token: TokenModel): void {
  token.atLeast = Math.max(0, token.atLeast - 1);
  token.atMost -= 1;
}

/**
 * An upload was refused although it might have succeeded: then no use was left but those that other files hold, unless
 * its token had just expired.
 */
export function refused(token: TokenModel, minutes: number, held = 0): void {
  refusedIn(token, lives(token, minutes), held);
}

/** The same where it is known whether the token is good. */
export function refusedIn(token: TokenModel, life: Forecast, held = 0): void {
  if (life !== 'succeeds') return;
  token.atLeast = 0;
  token.atMost = Math.min(token.atMost, held);
}

/** An upload of something unsupported failed: it may have taken a use, since no document says what a failed one takes. */
export function failed(token: TokenModel): void {
  token.atLeast = Math.max(0, token.atLeast - 1);
}

/** Whether chunks certainly make a file whole, whether they may, or whether they do not. */
export function completion({ count, certain, possible }: ChunkSetModel, ...numbers: readonly number[]): Forecast {
  if (new Set([...certain, ...numbers]).size === count) return 'succeeds';
  return new Set([...possible, ...numbers]).size === count ? 'open' : 'fails';
}

/** A chunk was answered with 200 and completed nothing. @param isKept whether the target has to have it from now on */
export function accepted(set: ChunkSetModel, number: number, isKept: boolean): void {
  set.possible.add(number);
  if (isKept) set.certain.add(number);
}

/** Something happened after which the whole file may be wanted again. */
export function unsettled(set: ChunkSetModel): void {
  set.certain.clear();
}

/** Whether one more late chunk would make up a whole second set, which may be another upload. */
export function isSecondSet({ count, late }: ChunkSetModel, number: number): boolean {
  return new Set([...late, number]).size === count;
}
