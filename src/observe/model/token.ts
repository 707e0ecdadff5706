import type { Pairs } from '../../client/pairs.js';
import type { Attempt } from './attempt.js';
import { isBefore, type Span } from './order.js';

/** Requests under one token that are remembered; what happens to one that has more is not judged. */
const most = 50_000;

/** A token whose issue was seen, with all that was done with it. */
export interface KnownToken {
  /** Its number among the tokens seen, which stands for it in everything that is printed. */
  readonly number: number;
  readonly kind: 'upload' | 'replace';
  readonly text: string;
  readonly issued: Span;
  /** Empty where there is none; undefined where it is not certain. */
  readonly returnUrl: string | undefined;
  /** Undefined where it is not certain. */
  readonly background: boolean | undefined;
  readonly maxUploads: number;
  /** Seconds since 1970 on the target's clock. */
  readonly validUntil: number;
  /** The photo that a replace token is for. */
  readonly photoId: string | undefined;
  /** Everything that was sent with the call that issued it. */
  readonly sent: Pairs;
  readonly whole: Attempt[];
  /** Chunks by the identifier of their file. */
  readonly sets: Map<string, Attempt[]>;
  /** Something may have been done with it that was not seen. */
  isUnsure: boolean;
}

/** Adds a request to what is known of a token. */
export function addTo(token: KnownToken, attempt: Attempt): void {
  const identifier = attempt.chunk?.identifier;
  const list = identifier === undefined ? token.whole : (token.sets.get(identifier) ?? []);
  if (identifier !== undefined) token.sets.set(identifier, list);
  if (list.length >= most || token.sets.size > most) token.isUnsure = true;
  else list.push(attempt);
}

/** Everything that was done with a token. */
function attempts(token: KnownToken): readonly Attempt[] {
  return [token.whole, ...token.sets.values()].flat();
}

/** The requests that made something, one for each thing that was made. */
export function successes(token: KnownToken): readonly Attempt[] {
  const found = new Map<string, Attempt>();
  for (const one of attempts(token)) {
    if (one.result !== 'success' || one.product === undefined) continue;
    // A replacement makes the same photo each time: there the file distinguishes one upload from the next.
    const key = token.kind === 'upload' ? one.product : `${one.chunk?.identifier ?? one.sha256 ?? one.id}`;
    const earlier = found.get(key);
    if (earlier === undefined || isBefore(one, earlier)) found.set(key, one);
  }
  return [...found.values()];
}

/** Whether all uses of a token were certainly taken before a request began. */
export function isConsumed(token: KnownToken, at: Span): boolean {
  return successes(token).filter((one) => isBefore(one, at)).length >= token.maxUploads;
}

/** Uses that may be gone or held when a request is answered, besides the request itself and the file that it is a chunk of. */
function mostTaken(token: KnownToken, self: Attempt): number {
  const wholes = token.whole.filter(({ id, method }) => id !== self.id && method !== 'GET').length;
  const others = [...token.sets].flatMap(([identifier, set]) => {
    const own = identifier === self.chunk?.identifier;
    // A second set of the same file may be another upload.
    return own ? [] : [Math.max(1, set.filter(({ result }) => result === 'success').length)];
  });
  return wholes + others.reduce((sum, one) => sum + one, 0);
}

/** Seconds around the end of a token in which it is open whether it has expired. */
const leeway = { before: 120, after: 300 };

/** Whether a token has certainly expired before a request began. `now` is on the target's clock, `seconds` its duration. */
export function isExpired({ validUntil }: KnownToken, now: number, seconds: number): boolean {
  return now - seconds - 1 > validUntil + leeway.after;
}

/** Whether a token certainly has a use for a request, whatever else was done with it. */
export function isGood(token: KnownToken, self: Attempt, now: number): boolean {
  return !token.isUnsure && now < token.validUntil - leeway.before && mostTaken(token, self) < token.maxUploads;
}
