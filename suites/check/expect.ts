import { type Answer, described, excerpt, type Fields, holdsToken, holdsUrl, saysOk } from '../../src/client/answer.js';
import type { Callback } from '../../src/client/callback.js';
import { recordedBody } from '../../src/client/exchange.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { ReadBack } from '../../src/client/read-back.js';
import { type Hindrance, Inconclusive, Mismatch, NotApplicable } from './signals.js';
import { type Suspects, suspectsOfAnswer, suspectsOfChunk, suspectsOfOutcome } from './suspects.js';

/** What can be said of one value. */
export interface Expectation<T> {
  toBe(expected: T): void;
  /** A text that is not empty, white space aside. */
  toHaveValue(): void;
  toBeOneOf(expected: readonly T[]): void;
  /** @param expected the rule in words, as in "expected a whole number, got 3.5" */
  toSatisfy(rule: (value: T) => boolean, expected: string): void;
}

/** What a check expects. Each way fails with what was expected and what was found; nothing else decides a verdict. */
export interface Expect {
  /**
   * @param label names the value where the value alone would not explain itself
   * @param suspects requirements whose failure would explain this one
   */
  <T>(value: T, label?: string, suspects?: Suspects): Expectation<T>;
  /** An answer that grants what was asked for; gives its fields. */
  granted(answer: Answer): Fields;
  /** An answer that grants nothing, in whatever form: it does not say ok, and it holds neither a token nor a url. */
  refused(answer: Answer, what?: string): void;
  /** An answer that grants nothing, whatever its status: for what a target is free to refuse. */
  emptyHanded(answer: Answer, what?: string): void;
  /** A redemption whose success a callback reported; gives the callback. @param suspects beyond those of any upload */
  success(outcome: Outcome, what?: string, suspects?: Suspects): Callback;
  /** A redemption that did not succeed. */
  noSuccess(outcome: Outcome, what?: string): void;
  /** A chunk that was taken and completed nothing. */
  accepted(answer: ChunkAnswer, what?: string): void;
  /** A chunk that was not taken. */
  notAccepted(answer: ChunkAnswer, what?: string): void;
  /** A file that came back as it was sent. */
  sameFile(read: ReadBack, sent: { readonly length: number; sha256(): string }): void;
  /** Fails at once. @param suspects requirements whose failure would explain this one */
  fail(expected: string, actual: string, suspects?: Suspects): never;
  /**
   * Says that nothing can be said.
   * @param hindrance `premise` unless it is something else; `choice` where the target only does what it may do
   */
  inconclusive(reason: string, hindrance?: Hindrance): never;
  /** Says that the requirement says nothing of this target, by a choice that is open to it. */
  notApplicable(reason: string): never;
}

/** Characters of a value that are shown. */
const longest = 400;

/** Takes secrets out of a text. */
type Redact = (text: string) => string;

/** Cut after it was redacted, so that no half of a secret is left. */
function shown(value: unknown, redact: Redact): string {
  const text = redact(typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)));
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function expectation<T>(value: T, label: string | undefined, suspects: Suspects, redact: Redact): Expectation<T> {
  const expected = (text: string): string => redact(label === undefined ? text : `${label}: ${text}`);
  const mismatch = (text: string): Mismatch => new Mismatch(expected(text), shown(value, redact), suspects);
  return {
    toBe(wanted) {
      if (!same(value, wanted)) throw mismatch(shown(wanted, redact));
    },
    toHaveValue() {
      if (typeof value !== 'string' || value.trim() === '') throw mismatch('a value');
    },
    toBeOneOf(wanted) {
      if (!wanted.some((one) => same(value, one)))
        throw mismatch(`one of ${wanted.map((one) => shown(one, redact)).join(', ')}`);
    },
    toSatisfy(rule, wanted) {
      if (!rule(value)) throw mismatch(wanted);
    },
  };
}

/** What checks expect with. @param redact takes secrets out of what is said of a target */
export function expectWith(redact: Redact): Expect {
  const mismatch = (expected: string, actual: string, suspects?: Suspects): Mismatch =>
    new Mismatch(redact(expected), redact(actual), suspects);
  const assertEmptyHanded = (answer: Answer, what: string): void => {
    const { text } = answer.reply;
    const grants = holdsToken(text) || holdsUrl(text);
    if (answer.kind === 'granted' || saysOk(text) || (answer.kind === 'unclear' && grants))
      throw mismatch(
        `${what} to be refused`,
        described(answer),
        answer.kind === 'granted' ? [] : suspectsOfAnswer(answer),
      );
    if (grants)
      throw mismatch(`the refusal of ${what} to hold neither a token nor a url`, excerpt(recordedBody(answer.reply)), [
        'answer.refusal.empty-handed',
      ]);
  };
  return Object.assign(
    <T>(value: T, label?: string, suspects: Suspects = []): Expectation<T> =>
      expectation(value, label, suspects, redact),
    {
      granted(answer: Answer): Fields {
        if (answer.kind === 'granted') return answer.fields;
        throw mismatch('an answer with status ok', described(answer), suspectsOfAnswer(answer));
      },
      refused(answer: Answer, what = 'the call'): void {
        assertEmptyHanded(answer, what);
        if (answer.reply.status >= 500)
          throw mismatch(`${what} to be refused with a status below 500`, described(answer), ['answer.refusal.status']);
      },
      emptyHanded: (answer: Answer, what = 'the call'): void => assertEmptyHanded(answer, what),
      success(outcome: Outcome, what = 'the upload', suspects: Suspects = []): Callback {
        if (outcome.result === 'success' && outcome.callback !== undefined) return outcome.callback;
        throw mismatch(`${what} to succeed, with a callback that says so`, outcomeInWords(outcome), [
          ...suspectsOfOutcome(outcome),
          ...suspects,
        ]);
      },
      noSuccess(outcome: Outcome, what = 'the upload'): void {
        if (outcome.result === 'success') throw mismatch(`${what} not to succeed`, outcomeInWords(outcome));
      },
      accepted(answer: ChunkAnswer, what = 'the chunk'): void {
        if (answer.status !== 200)
          throw mismatch(`${what} to be answered with HTTP 200`, outcomeInWords(answer), suspectsOfChunk(answer));
      },
      notAccepted(answer: ChunkAnswer, what = 'the chunk'): void {
        if (answer.status === 200 || answer.result === 'success')
          throw mismatch(`${what} to be answered with anything but HTTP 200 or success`, outcomeInWords(answer));
      },
      sameFile(read: ReadBack, sent: { readonly length: number; sha256(): string }): void {
        const waited = read.waitedMs === 0 ? '' : `, read again for ${read.waitedMs} ms (see timeouts.settleSeconds)`;
        if (read.status !== 200)
          throw mismatch('the file to be read back with HTTP 200', `HTTP ${read.status}${waited}`);
        const wanted = `${sent.length} bytes with SHA-256 ${sent.sha256()}`;
        if (read.size !== sent.length || read.sha256 !== sent.sha256())
          throw mismatch(wanted, `${read.size} bytes with SHA-256 ${read.sha256}${waited}`);
      },
      fail(expected: string, actual: string, suspects?: Suspects): never {
        throw mismatch(expected, actual, suspects);
      },
      inconclusive(reason: string, hindrance?: Hindrance): never {
        throw new Inconclusive(redact(reason), hindrance);
      },
      notApplicable(reason: string): never {
        throw new NotApplicable(redact(reason));
      },
    },
  );
}
