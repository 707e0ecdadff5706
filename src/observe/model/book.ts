import { createHash } from 'node:crypto';
import { header } from '../../client/exchange.js';
import { formDecoded } from '../../client/pairs.js';
import type { Attempt } from './attempt.js';
import type { Reading } from './reading.js';
import type { KnownToken } from './token.js';

/** Tokens, files and callbacks that are remembered; the oldest are forgotten first. */
const most = 10_000;

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

/** What the traffic so far lets one know. */
export class Book {
  readonly #tokens = new Map<string, KnownToken>();
  readonly #issuers = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  readonly #files = new Map<string, Attempt[]>();
  /** The digest of the file that each photo was made of. */
  readonly photos = new Map<string, { readonly sha256: string; readonly token: string }>();
  /** The domain that callbacks name, by the host that was called. */
  readonly domains = new Map<string, string>();
  /** Background callbacks that were answered with success, by what they report. */
  readonly reported = new Map<string, number>();
  /** By how many seconds the clock that counts lifetimes may be ahead of the one of the Date header. */
  #clock = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  #count = 0;
  /** Requests of which nobody knows what they did. */
  lost = 0;

  /** The number that stands for a token in everything that is printed. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#count += 1;
    remember(this.#numbers, text, this.#count);
    return this.#count;
  }

  find(text: string | undefined): KnownToken | undefined {
    return text === undefined ? undefined : this.#tokens.get(text);
  }

  /** Whether a text is a token that was issued, with white space, quotes or escapes that do not belong to it. */
  isAltered(text: string): boolean {
    if (this.#tokens.has(text)) return false;
    const bare = text.trim().replaceAll(/^["']+|["']+$/g, '');
    return [text.trim(), bare, formDecoded(`x=${bare}`)[0]?.[1] ?? ''].some((one) => this.#tokens.has(one));
  }

  /** Whether a token was issued before by another call. */
  isKnown(text: string, id: number): boolean {
    const issuer = this.#issuers.get(text);
    return issuer !== undefined && issuer !== id;
  }

  /** Notes which exchange issued a token. */
  noteIssue(text: string, id: number): void {
    if (!this.#issuers.has(text)) remember(this.#issuers, text, id);
  }

  /** Notes by how much one answer shows the clocks to differ; false where no difference explains all answers. */
  agreesOnClock(least: number, most: number): boolean {
    const both = { least: Math.max(this.#clock.least, least), most: Math.min(this.#clock.most, most) };
    if (both.least > both.most) return false;
    this.#clock = both;
    return true;
  }

  get tokens(): Iterable<KnownToken> {
    return this.#tokens.values();
  }

  add(token: KnownToken): void {
    remember(this.#tokens, token.text, token);
  }

  /** The chunks of one file of file/upload, of one caller. */
  chunksOf({ seen, chunk }: Reading): Attempt[] {
    const caller = callerOf(seen.headers);
    const key = `${caller} ${chunk?.identifier}`;
    const set = this.#files.get(key) ?? [];
    remember(this.#files, key, set);
    return set;
  }

  note<Value>(map: Map<string, Value>, key: string, value: Value): void {
    remember(map, key, value);
  }

  /** A request passed of which nobody knows to which token it belongs: it may have been any. */
  loseTrack(): void {
    this.lost += 1;
    for (const token of this.#tokens.values()) token.isUnsure = true;
  }
}

/** Whoever calls, without what changes with each request of a signature. */
function callerOf(headers: Reading['seen']['headers']): string {
  const authorization = header(headers, 'authorization') ?? '';
  const stable = /oauth_token="([^"]*)"/.exec(authorization)?.[1] ?? authorization;
  return createHash('sha256').update(stable).digest('hex');
}
