import type { Exchange } from '../client/exchange.js';
import { Evidence } from './evidence.js';
import { type Breach, Findings } from './findings.js';
import { type Attempt, attemptOf } from './model/attempt.js';
import { Book } from './model/book.js';
import { operationOf, type Reading, readingOf } from './model/reading.js';
import { addTo, type KnownToken } from './model/token.js';
import type { Beginning, Observed, Watcher } from './observed.js';
import { arrivingOf, judgeArriving } from './rules/arriving.js';
import { judgeChunk } from './rules/chunks.js';
import { circumstances } from './rules/circumstances.js';
import { judgeRequest, judgeSequence } from './rules/client.js';
import { judgeFile, noteFile } from './rules/files.js';
import { judgeIssue } from './rules/issue.js';
import { judgeRedemption } from './rules/redemption.js';

/** Exchanges that wait until all is known that was under way beside them. */
const mostWaiting = 200;

/** What is shown of an exchange as it passes. */
export interface Passed {
  readonly seen: Observed;
  readonly exchange: Exchange;
  readonly reading: Reading | undefined;
  /** The number of the token that it concerns. */
  readonly token: number | undefined;
}

/** Who shows what passes. */
export interface Audience {
  passed(one: Passed): void;
  broken(breach: Breach): void;
  noticed(what: string): void;
}

interface Waiting {
  readonly seen: Observed;
  readonly exchange: Exchange;
  readonly reading: Reading | undefined;
  readonly attempt: Attempt | undefined;
  readonly token: KnownToken | undefined;
}

/** What passed, in numbers. */
export interface Spent {
  requests: number;
  uploads: number;
  bytes: number;
}

/**
 * Judges exchanges while they pass. An exchange is judged as soon as every request is known that was under way beside it,
 * because of those nobody knows the order at the target.
 */
export class Observer implements Watcher {
  readonly evidence = new Evidence();
  readonly findings: Findings;
  readonly spent: Spent = { requests: 0, uploads: 0, bytes: 0 };
  /** Errors of this program itself, which say nothing of anybody else. */
  readonly errors: string[] = [];
  /** What a reader must know before trusting a verdict, each once. */
  readonly notices: string[] = [];
  readonly #audience: Audience;
  readonly #book = new Book();
  readonly #open = new Map<number, Beginning>();
  readonly #waiting: Waiting[] = [];

  constructor(audience: Audience) {
    this.#audience = audience;
    this.findings = new Findings((breach) => audience.broken(breach));
  }

  begins(one: Beginning): void {
    if (operationOf(one.target) !== undefined) this.#open.set(one.id, one);
  }

  upgrades(): void {
    this.#book.loseTrack();
    this.#notice('A connection switched to another protocol: what passed on it was not read.');
  }

  refuses(why: string): void {
    this.#audience.noticed(`refused ${why}`);
  }

  #notice(sentence: string): void {
    this.#audience.noticed(sentence);
    if (!this.notices.includes(sentence)) this.notices.push(sentence);
  }

  /** Nothing that a stranger sends ends the proxy: what goes wrong here is reported as our own error. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (this.errors.length < 20) this.errors.push(message);
      this.#audience.noticed(`internal error: ${message}`);
    }
  }

  ends(seen: Observed): void {
    this.#guarded(() => this.#take(seen));
  }

  #take(seen: Observed): void {
    this.#open.delete(seen.id);
    this.spent.requests += 1;
    this.spent.bytes += seen.size;
    const exchange = this.evidence.of(seen);
    const reading = readingOf(seen, exchange);
    const found = reading === undefined ? { token: undefined, attempt: undefined } : this.#note(reading);
    this.#audience.passed({ seen, exchange, reading, token: this.#numberFor(reading, found.token) });
    this.#waiting.push({ seen, exchange, reading, ...found });
    this.#settle();
  }

  /** Judges what is left, when nothing passes any more: what was never seen to end may have done anything. */
  finish(): void {
    if (this.#open.size > 0) {
      this.#book.loseTrack();
      this.#notice(`${this.#open.size} requests were still under way when the observation ended.`);
    }
    this.#open.clear();
    this.#settle();
  }

  /** Adds a request to what is known, before anything is judged by it. */
  #note(reading: Reading): { readonly token: KnownToken | undefined; readonly attempt: Attempt | undefined } {
    const { operation } = reading;
    if (operation === 'uploadFile') return { token: undefined, attempt: noteFile(reading, this.#book) };
    if (operation === 'getUploadToken' || operation === 'getReplaceToken') {
      // Known at once: its first use may pass before this is judged.
      const token = judgeIssue(reading, this.#book, silent);
      if (token !== undefined) {
        this.#book.noteIssue(token.text, reading.seen.id);
        this.evidence.learn(token.text);
        this.#book.add(token);
      }
      return { token, attempt: undefined };
    }
    if (reading.seen.body.files.length > 0) this.spent.uploads += 1;
    const attempt = attemptOf(reading);
    const { line, callback } = reading.outcome ?? {};
    // A photo is named by a secret of its own.
    this.evidence.learn(line?.ok === true ? line.token : callback?.get('token'));
    const text = reading.value('upload_token') ?? reading.value('replace_token');
    const token = this.#book.find(text);
    if (token !== undefined) {
      addTo(token, attempt);
      // A form that broke off before its file says what it belongs to, and one that is whole says all.
      if (!reading.isRead && attempt.method !== 'GET' && attempt.chunk?.identifier === undefined) token.isUnsure = true;
    } else if (text === undefined && !reading.isRead && attempt.method !== 'GET') this.#book.loseTrack();
    return { token, attempt };
  }

  #numberFor(reading: Reading | undefined, token: KnownToken | undefined): number | undefined {
    if (token !== undefined) return token.number;
    const text = reading?.value('upload_token') ?? reading?.value('replace_token');
    return text === undefined || text === '' ? undefined : this.#book.numberOf(text);
  }

  #settle(): void {
    for (;;) {
      const [first] = this.#waiting;
      if (first === undefined) return;
      const ended = first.seen.ended ?? 0;
      const isOpen = [...this.#open.values()].some(({ begun }) => begun < ended);
      if (isOpen && this.#waiting.length <= mostWaiting) return;
      if (isOpen) for (const token of this.#book.tokens) token.isUnsure = true;
      this.#waiting.shift();
      this.#guarded(() => this.#judge(first));
    }
  }

  #judge({ seen, exchange, reading, attempt, token }: Waiting): void {
    const say = this.findings.of(exchange);
    if (reading === undefined) {
      const arriving = arrivingOf(seen, this.#book);
      if (arriving !== undefined) judgeArriving(arriving, seen, this.#book, say);
      return;
    }
    if (attempt === undefined) {
      judgeIssue(reading, this.#book, say);
      return;
    }
    if (reading.operation === 'uploadFile') {
      judgeFile(reading, attempt, this.#book, say);
      return;
    }
    judgeRequest(reading, token, this.#book, say);
    if (token !== undefined && !token.isUnsure) judgeSequence(attempt, token, say);
    const { reply, outcome } = reading;
    if (token === undefined || reply === undefined || outcome === undefined) return;
    const around = circumstances({ ...reading, reply, outcome }, attempt, token, this.#book, say);
    judgeRedemption(around);
    judgeChunk(around);
  }
}

const nothing = (): void => {};
const silent = { holds: nothing, fails: nothing, is: nothing, open: nothing };
