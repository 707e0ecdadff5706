import type { Exchange } from '../client/exchange.js';
import { formEncoded, type Pairs } from '../client/pairs.js';
import { type AnswerField, answeredValues } from './answered-values.js';
import type { StepPairs, StepValue } from './recording.js';

/** The fields of answers that a parameter may have its value from. */
const sources: ReadonlyMap<string, readonly AnswerField[]> = new Map([
  ['upload_token', ['upload_token', 'replace_token']],
  ['replace_token', ['replace_token', 'upload_token']],
  ['photo_id', ['photo_id']],
]);

/** An address that the callback catcher gave out: a path segment like its ids is in no address that a check makes up. */
const catcherAddress = /^https?:\/\/[^\s?#"'<>]*?\/([0-9a-f]{32})(?!\w)/;

/** Parts of a text that may be others in every run: ids that stand by their names, addresses, moments, and words. */
const parts = {
  id: String.raw`(?<=\b(?:photo|tree)_id[=>":\s]{1,4})([\w-]+)`,
  catcher: catcherAddress.source.slice(1),
  moment: String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`,
  fraction: String.raw`\d+\.\d+`,
  word: String.raw`[\w-]+`,
};

/** Characters from which on a value is hardly in a text by chance. */
const telling = 4;

/** Finds a text where it is not a part of a longer word. */
function asWord(text: string): string {
  return `(?<![\\w-])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`;
}

/** Words with a digit in them are ids when they are long enough, numbers of five digits ports; fractions measure. */
const isVolatile = (word: string): boolean =>
  /^\d{5}$/.test(word) || (/\d/.test(word) && (word.length >= 6 || word.includes('.')));

/** The origins of values that are valid for one run only. */
export class Origins {
  readonly #runId: string;
  readonly #catchers = new Map<string, number>();
  /** By field and value: the first step whose answer gave it. */
  readonly #given = new Map<string, number>();
  readonly #words = new Map<string, AnswerField>();

  constructor(runId: string) {
    this.#runId = runId;
  }

  /** Records the values that the answer to a step gave. */
  learn(step: number, exchange: Exchange): void {
    for (const [field, value] of answeredValues(exchange)) {
      const key = `${field} ${value}`;
      if (!this.#given.has(key)) this.#given.set(key, step);
      for (const spelling of [value, formEncoded([['', value]]).slice(1)])
        if (!this.#words.has(spelling)) this.#words.set(spelling, field);
    }
  }

  /** A value, or its origin if an answer or the catcher gave it. */
  value(text: string, fields: readonly AnswerField[]): StepValue {
    for (const field of fields) {
      const from = this.#given.get(`${field} ${text}`);
      if (from !== undefined) return { from, field };
    }
    const [address, id] = catcherAddress.exec(text) ?? [];
    if (address === undefined || id === undefined) return text;
    return { catcher: this.#catcher(id), rest: text.slice(address.length) };
  }

  pairs(pairs: Pairs): StepPairs {
    return pairs.map(([name, value]) => [name, this.value(value, sources.get(name) ?? [])]);
  }

  /** A text of the target in which everything that differs between runs is named or removed. */
  plain(text: string): string {
    const given = [...this.#words.keys()].filter((word) => word.length >= telling && text.includes(word));
    const known = given.sort((a, b) => b.length - a.length).map(asWord);
    const { id, catcher, moment, fraction, word } = parts;
    const found = new RegExp([id, ...known, catcher, moment, fraction, word].join('|'), 'g');
    return text.replaceAll(found, (part: string, called?: string, address?: string) => {
      if (address !== undefined) return `{catcher ${this.#catcher(address)}}`;
      const field = called === undefined && part.length < telling ? undefined : this.#words.get(part);
      if (field !== undefined) return `{${field}}`;
      return called === undefined ? this.#crossedOut(part) : '*';
    });
  }

  /** A word without the run's id, and without what is an id itself. */
  #crossedOut(word: string): string {
    const around = word.split(this.#runId);
    return around.map((one) => (isVolatile(one) ? '*' : one)).join('{run}');
  }

  #catcher(id: string): number {
    const number = this.#catchers.get(id) ?? this.#catchers.size + 1;
    this.#catchers.set(id, number);
    return number;
  }
}
