import { type Capability, contract, type RequirementId, requirement } from '../contract/requirements.js';
import { decodeAnswer, type Payload } from '../target/answer.js';
import type { Exchange, FailureKind, Reply } from '../target/exchange.js';
import { outcomeOf } from '../target/outcome.js';
import { type Pairs, valuesOf } from '../target/pairs.js';
import type { CheckResult } from './check-result.js';
import type { Results } from './results.js';

/** A value of a step: as it was, taken from the answer to an earlier step, or an address of the callback catcher. */
export type StepValue =
  | string
  | { readonly from: number; readonly field: AnswerField }
  | { readonly catcher: number; readonly rest: string };

/** What later calls take from the answers to earlier ones. */
export type AnswerField = 'upload_token' | 'replace_token' | 'photo_id' | 'url';

type StepPairs = readonly (readonly [name: string, value: StepValue])[];

/** One request of a failing case. */
export interface ReplayStep {
  /** From 1, in the order in which the requests began. */
  readonly step: number;
  /** Milliseconds from the beginning of the first step. */
  readonly at: number;
  /** Milliseconds until its answer was complete; a step that begins before that overlaps with it. */
  readonly took: number;
  readonly call: Omit<Exchange['call'], 'path' | 'query' | 'form'> & {
    readonly path: StepValue;
    readonly query: StepPairs;
    readonly form?: StepPairs;
  };
  readonly answer: { readonly status: number } | { readonly failure: FailureKind };
}

/** The concrete steps of a failure, to be repeated whatever the generators have become. */
export interface Replay {
  /** Name and version of this form. */
  readonly schema: 'https://upload-contract.dev/replay/1';
  readonly contract: { readonly revision: string; readonly digest: string };
  readonly requirement: RequirementId;
  readonly check: string;
  readonly suite: string;
  /** Capabilities without which the steps do not show the same; `clock` means that it was moved between them. */
  readonly needs: readonly Capability[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly frequency: string | null;
  readonly counterexample: unknown;
  readonly steps: readonly ReplayStep[];
}

/** What a replay is made from: a failing check with its exchanges. */
export type FailedCheck = Pick<CheckResult, 'requirement' | 'name' | 'suite' | 'exchanges'> &
  Partial<Pick<CheckResult, 'expected' | 'actual' | 'frequency' | 'counterexample'>>;

const payloads: Readonly<Partial<Record<Exchange['call']['operation'], Payload>>> = {
  getUploadToken: 'UploadToken',
  getReplaceToken: 'ReplaceToken',
  uploadFile: 'File',
};

/** The answer as far as the record kept it. */
function replyOf(exchange: Exchange): Reply | undefined {
  if (exchange.response === undefined) return undefined;
  const { status, headers, body } = exchange.response;
  const { size, text = '', sha256 = '' } = body;
  return { exchange, status, headers, text, bytes: Buffer.from(text), size, sha256, date: undefined };
}

/** The address of the site that an exchange went to. */
function siteOf({ call, request }: Exchange): string {
  const address = request.url.split('?', 1)[0] ?? '';
  return address.endsWith(call.path) ? address.slice(0, -call.path.length) : address;
}

function absolute(url: string, exchange: Exchange): string {
  const base = `${siteOf(exchange)}/`;
  return URL.canParse(url, base) ? new URL(url, base).href : url;
}

/** What an answer gave that later calls may hold. */
function given(exchange: Exchange): [AnswerField, string][] {
  const reply = replyOf(exchange);
  if (reply === undefined) return [];
  const payload = payloads[exchange.call.operation];
  if (payload === undefined) {
    const { callback, line } = outcomeOf(reply, exchange.request.url);
    const photo = callback?.get('photo_id') ?? (line?.ok === true ? line.photoId : undefined);
    return photo === undefined ? [] : [['photo_id', photo]];
  }
  const format = valuesOf([...exchange.call.query, ...(exchange.call.form ?? [])], 'format').includes('json');
  const answer = decodeAnswer(reply, payload, format ? 'json' : 'xml');
  if (answer.kind !== 'granted') return [];
  return (['upload_token', 'replace_token', 'url'] as const).flatMap((field): [AnswerField, string][] => {
    const value = answer.fields.get(field)?.trim();
    if (value === undefined || value === '') return [];
    return [[field, field === 'url' ? absolute(value, exchange) : value]];
  });
}

/** The fields of answers that a parameter may have its value from. */
const sources: Readonly<Record<string, readonly AnswerField[]>> = {
  upload_token: ['upload_token', 'replace_token'],
  replace_token: ['replace_token', 'upload_token'],
  photo_id: ['photo_id'],
};

const catcherId = /^\/[0-9a-f]{32}(?![^/?#])/;

/** Replaces values that are only good for one run by where they come from. */
class Origins {
  readonly #catcherUrl: string;
  readonly #catchers = new Map<string, number>();
  /** By field and value: the first step whose answer gave it. */
  readonly #given = new Map<string, number>();

  constructor(catcherUrl: string) {
    this.#catcherUrl = catcherUrl.replace(/\/+$/, '');
  }

  learn(step: number, exchange: Exchange): void {
    for (const [field, value] of given(exchange)) {
      const key = `${field} ${value}`;
      if (!this.#given.has(key)) this.#given.set(key, step);
    }
  }

  value(text: string, fields: readonly AnswerField[]): StepValue {
    for (const field of fields) {
      const from = this.#given.get(`${field} ${text}`);
      if (from !== undefined) return { from, field };
    }
    const rest = text.startsWith(this.#catcherUrl) ? text.slice(this.#catcherUrl.length) : '';
    const id = catcherId.exec(rest)?.[0];
    if (id === undefined) return text;
    const catcher = this.#catchers.get(id) ?? this.#catchers.size + 1;
    this.#catchers.set(id, catcher);
    return { catcher, rest: rest.slice(id.length) };
  }

  pairs(pairs: Pairs): StepPairs {
    return pairs.map(([name, value]) => [name, this.value(value, sources[name] ?? [])]);
  }
}

function stepOf(exchange: Exchange, step: number, began: number, origins: Origins): ReplayStep {
  const { call, response, failure, startedAt, duration } = exchange;
  const { form } = call;
  return {
    step,
    at: startedAt - began,
    took: duration,
    call: {
      ...call,
      path: origins.value(call.path, ['url']),
      query: origins.pairs(call.query),
      ...(form === undefined ? {} : { form: origins.pairs(form) }),
    },
    answer: response === undefined ? { failure: failure?.kind ?? 'broken' } : { status: response.status },
  };
}

/**
 * The steps of a failing check, with tokens, photos and files as references to the answers that gave them and callback
 * addresses as numbers, so that a replay can fill in its own.
 * @param check with exchanges that hold no secrets
 * @param catcherUrl the public base of all callback addresses of the run
 */
export function replayOf(check: FailedCheck, catcherUrl: string): Replay {
  const exchanges = [...check.exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  const origins = new Origins(catcherUrl);
  const began = exchanges[0]?.startedAt ?? 0;
  const steps = exchanges.map((exchange, at) => {
    const step = stepOf(exchange, at + 1, began, origins);
    origins.learn(at + 1, exchange);
    return step;
  });
  return {
    schema: 'https://upload-contract.dev/replay/1',
    contract: { revision: contract.revision, digest: contract.digest },
    requirement: check.requirement,
    check: check.name,
    suite: check.suite,
    needs: requirement(check.requirement).needs,
    expected: check.expected ?? null,
    actual: check.actual ?? null,
    frequency: check.frequency ?? null,
    counterexample: check.counterexample ?? null,
    steps,
  };
}

/** The files that the `replay` of failing checks names, to be written below the directory of the report. */
export function replayFiles(
  results: Results,
  catcherUrl: string,
): { readonly path: string; readonly content: string }[] {
  return results.requirements.flatMap(({ id, checks }) =>
    checks.flatMap(({ replay, ...check }) => {
      if (replay === null) return [];
      const steps = replayOf({ ...check, requirement: id }, catcherUrl);
      return [{ path: replay, content: `${JSON.stringify(steps, undefined, 2)}\n` }];
    }),
  );
}
