import type { Exchange } from '../target/exchange.js';
import type { Pairs } from '../target/pairs.js';
import { type AnswerField, answeredValues } from './answered-values.js';
import type { StepPairs, StepValue } from './form.js';

/** The fields of answers that a parameter may have its value from. */
const sources: Readonly<Record<string, readonly AnswerField[]>> = {
  upload_token: ['upload_token', 'replace_token'],
  replace_token: ['replace_token', 'upload_token'],
  photo_id: ['photo_id'],
};

/** An address that the callback catcher gave out: a path segment like its ids is in no address that a check makes up. */
const catcherAddress = /https?:\/\/[^\s?#"'<>]*?\/([0-9a-f]{32})(?![^/?#\s"'<>])/;
const wholly = new RegExp(`^${catcherAddress.source}`);
const anywhere = new RegExp(catcherAddress.source, 'g');

/** Moments, and words with a digit in them that are long enough to be ids. */
const volatile =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\d+\.\d+|(?=[\w-]{6})[\w-]*\d[\w-]*/g;

/** Finds a text where it is not a part of a longer word. */
function asWord(text: string): RegExp {
  return new RegExp(`(?<![\\w-])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
}

/** Where the values come from that are only good for one run. */
export class Origins {
  readonly #runId: string;
  readonly #catchers = new Map<string, number>();
  /** By field and value: the first step whose answer gave it. */
  readonly #given = new Map<string, number>();
  readonly #words = new Map<string, AnswerField>();

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** Remembers what the answer to a step gave. */
  learn(step: number, exchange: Exchange): void {
    for (const [field, value] of answeredValues(exchange)) {
      const key = `${field} ${value}`;
      if (!this.#given.has(key)) this.#given.set(key, step);
      if (!this.#words.has(value)) this.#words.set(value, field);
    }
  }

  /** A value, or where it came from if an answer or the catcher gave it. */
  value(text: string, fields: readonly AnswerField[]): StepValue {
    for (const field of fields) {
      const from = this.#given.get(`${field} ${text}`);
      if (from !== undefined) return { from, field };
    }
    const [address, id] = wholly.exec(text) ?? [];
    if (address === undefined || id === undefined) return text;
    return { catcher: this.#catcher(id), rest: text.slice(address.length) };
  }

  pairs(pairs: Pairs): StepPairs {
    return pairs.map(([name, value]) => [name, this.value(value, sources[name] ?? [])]);
  }

  /** A text of the target's in which all that is another in every run has been named or crossed out. */
  plain(text: string): string {
    let plain = text.replaceAll(anywhere, (_, id: string) => `{catcher ${this.#catcher(id)}}`);
    for (const [word, field] of this.#words) plain = plain.replaceAll(asWord(word), `{${field}}`);
    return plain.replaceAll(this.#runId, '{run}').replaceAll(volatile, '*');
  }

  #catcher(id: string): number {
    const number = this.#catchers.get(id) ?? this.#catchers.size + 1;
    this.#catchers.set(id, number);
    return number;
  }
}
