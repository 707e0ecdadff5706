import { type Answer, described, type Fields } from '../../src/target/answer.js';
import { type ChunkAnswer, outcomeInWords, type ReadBack } from '../../src/target/api.js';
import type { Callback } from '../../src/target/callback.js';
import type { Outcome } from '../../src/target/outcome.js';
import { Inconclusive, Mismatch } from './signals.js';

/** What can be said of one value. */
export interface Expectation<T> {
  toBe(expected: T): void;
  toBeOneOf(expected: readonly T[]): void;
  /** @param expected the rule in words, as in "expected a whole number, came 3.5" */
  toSatisfy(rule: (value: T) => boolean, expected: string): void;
}

/** What a check expects. Each way fails with what was expected and what came; nothing else decides a verdict. */
export interface Expect {
  /** @param label names the value where the value alone would not explain itself */
  <T>(value: T, label?: string): Expectation<T>;
  /** An answer that grants what was asked for; gives its fields. */
  granted(answer: Answer): Fields;
  /** An answer that grants nothing: an error answer, or at least none that says ok. */
  refused(answer: Answer, what?: string): void;
  /** A redemption that told of success by a callback; gives the callback. */
  success(outcome: Outcome, what?: string): Callback;
  /** A redemption that did not succeed and did not blame the server. */
  noSuccess(outcome: Outcome, what?: string): void;
  /** A chunk that was taken and completed nothing. */
  accepted(answer: ChunkAnswer, what?: string): void;
  /** A chunk that was not taken. */
  notAccepted(answer: ChunkAnswer, what?: string): void;
  /** A file that came back as it was sent. */
  sameFile(read: ReadBack, sent: { readonly length: number; sha256(): string }): void;
  /** Fails at once. */
  fail(expected: string, actual: string): never;
  /** Says that nothing can be said. */
  inconclusive(reason: string): never;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(JSON.stringify(value) ?? value);
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} characters)` : text;
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function expectation<T>(value: T, label: string | undefined): Expectation<T> {
  const named = (text: string): string => (label === undefined ? text : `${label}: ${text}`);
  return {
    toBe(expected) {
      if (!same(value, expected)) throw new Mismatch(named(shown(expected)), shown(value));
    },
    toBeOneOf(expected) {
      if (!expected.some((one) => same(value, one)))
        throw new Mismatch(named(`one of ${expected.map(shown).join(', ')}`), shown(value));
    },
    toSatisfy(rule, expected) {
      if (!rule(value)) throw new Mismatch(named(expected), shown(value));
    },
  };
}

/** Whether an answer that is no proper refusal at least grants nothing. */
function grantsNothing(answer: Extract<Answer, { kind: 'unclear' }>): boolean {
  const { status, text } = answer.reply;
  if (status >= 400 && status < 500) return true;
  return (
    status === 200 && !/status["']?\s*[=:]\s*["']ok["']|_token>\s*\w|_token["']\s*:\s*["']\w|<url>\s*\S/i.test(text)
  );
}

export const expect: Expect = Object.assign(
  <T>(value: T, label?: string): Expectation<T> => expectation(value, label),
  {
    granted(answer: Answer): Fields {
      if (answer.kind === 'granted') return answer.fields;
      throw new Mismatch('an answer with status ok', described(answer));
    },
    refused(answer: Answer, what = 'the call'): void {
      if (answer.kind === 'refused' || (answer.kind === 'unclear' && grantsNothing(answer))) return;
      throw new Mismatch(`${what} to be refused`, described(answer));
    },
    success(outcome: Outcome, what = 'the upload'): Callback {
      if (outcome.result === 'success' && outcome.callback !== undefined) return outcome.callback;
      throw new Mismatch(`${what} to succeed, with a callback that says so`, outcomeInWords(outcome));
    },
    noSuccess(outcome: Outcome, what = 'the upload'): void {
      if (outcome.result === 'success') throw new Mismatch(`${what} not to succeed`, outcomeInWords(outcome));
    },
    accepted(answer: ChunkAnswer, what = 'the chunk'): void {
      if (answer.status !== 200) throw new Mismatch(`${what} to be answered with HTTP 200`, outcomeInWords(answer));
    },
    notAccepted(answer: ChunkAnswer, what = 'the chunk'): void {
      if (answer.status === 200 || answer.result === 'success')
        throw new Mismatch(`${what} to be answered with anything but HTTP 200 or success`, outcomeInWords(answer));
    },
    sameFile(read: ReadBack, sent: { readonly length: number; sha256(): string }): void {
      if (read.status !== 200) throw new Mismatch('the file to be read back with HTTP 200', `HTTP ${read.status}`);
      const wanted = `${sent.length} bytes with SHA-256 ${sent.sha256()}`;
      if (read.size !== sent.length || read.sha256 !== sent.sha256())
        throw new Mismatch(wanted, `${read.size} bytes with SHA-256 ${read.sha256}`);
    },
    fail(expected: string, actual: string): never {
      throw new Mismatch(expected, actual);
    },
    inconclusive(reason: string): never {
      throw new Inconclusive(reason);
    },
  },
);
