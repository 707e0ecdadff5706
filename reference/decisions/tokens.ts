import { randomBytes } from 'node:crypto';
import type { Chunk, Upload } from '../methods/chunk-rules.js';
import { type Parameters, wholeNumber } from '../server/parameters.js';
import type { FailureReason, Pair, Token, TokenKind, Uses } from '../state/model.js';

/** The values that a numeric parameter may have, and the one that it has when it is not given. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** Why an attempt failed; `method` is a GET, which cannot bring a file. */
export type FailedAttempt = FailureReason | 'method' | 'consumed';

export type TokenDefect = 'unknown' | 'expired' | 'consumed';

/** What a token is when it is about to be made: everything but its text. */
export type Draft = Omit<Token, 'text'>;

/** How tokens are issued, found, spent and refused. Times are milliseconds since the epoch. */
export interface TokenDecisions {
  readonly lifetime: Range;
  readonly uploads: Range;
  /** The value in force for the one asked; undefined refuses the call. */
  inRange(asked: string | undefined, range: Range): number | undefined;
  /** `minutes` are granted; `asked` is what the call said. */
  expiresAt(issuedAt: number, minutes: number, asked: string | undefined): number;
  expired(token: Token, now: number): boolean;
  /** `count` is how many tokens this instance issued before. */
  mint(draft: Draft, count: number): string;
  /** Which earlier tokens a new one puts out of force. */
  revokes(earlier: Token, fresh: Token): boolean;
  find(tokens: ReadonlyMap<string, Token>, text: string | undefined): Token | undefined;
  kindFits(token: Token, wanted: TokenKind): boolean;
  /** The terms that a redeem goes by: those of the token, whatever else is sent. */
  terms(token: Token, sent: Parameters): Token;
  /** The fields of an answer of get-*. */
  readonly told: {
    minutes(token: Token, asked: string | undefined): string;
    uploads(token: Token, asked: string | undefined): string;
    /** Seconds since the epoch. */
    validUntil(token: Token): string;
  };
  hasUse(uses: Uses): boolean;
  /** Takes one use for a completed upload; false when there is none left. Two callers never get the same one. */
  claim(uses: Uses, hasUse: (uses: Uses) => boolean): boolean | Promise<boolean>;
  /** Gives back a use whose upload could not be stored. */
  release(uses: Uses): void;
  /** What a failed attempt does to the uses: nothing. */
  afterFailure(uses: Uses, attempt: FailedAttempt): void;
  /** What a chunk takes before its file is complete: nothing, a use of its own, or the one of its file. */
  chunkTakes(upload: Upload | undefined, chunk: Chunk): 'nothing' | 'extra' | 'early';
  refusalStatus(defect: TokenDefect, isChunk: boolean): number;
  readonly refusalHeaders: readonly Pair[];
  refusalText(defect: TokenDefect, isChunk: boolean): string;
}

export const tokenDefaults: TokenDecisions = {
  lifetime: { least: 15, most: 1440, usual: 180 },
  uploads: { least: 1, most: 100, usual: 1 },
  inRange(asked, { least, most, usual }) {
    const value = wholeNumber(asked);
    return value === undefined ? usual : Math.min(Math.max(value, least), most);
  },
  expiresAt: (issuedAt, minutes) => issuedAt + minutes * 60_000,
  expired: (token, now) => now >= token.expiresAt,
  mint: () => randomBytes(20).toString('hex'),
  revokes: () => false,
  find: (tokens, text) => (text === undefined ? undefined : tokens.get(text)),
  kindFits: (token, wanted) => token.kind === wanted,
  terms: (token) => token,
  told: {
    minutes: (token) => String(token.minutes),
    uploads: (token) => String(token.uses.max),
    validUntil: (token) => String(Math.floor(token.expiresAt / 1000)),
  },
  hasUse: (uses) => uses.taken < uses.max,
  claim(uses, hasUse) {
    if (!hasUse(uses)) return false;
    uses.taken += 1;
    return true;
  },
  release(uses) {
    uses.taken -= 1;
  },
  afterFailure: () => {},
  chunkTakes: () => 'nothing',
  refusalStatus: () => 403,
  refusalHeaders: [['Content-Type', 'text/plain; charset=utf-8']],
  refusalText: () => 'The token is invalid, consumed or expired',
};
