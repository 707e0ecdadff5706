import { type Capability, contract, type RequirementId, requirement } from '../contract/requirements.js';
import type { Exchange, FailureKind } from '../target/exchange.js';
import type { Pairs } from '../target/pairs.js';
import { type AnswerField, answeredValues } from './answered-values.js';
import type { CheckResult } from './check-result.js';
import type { Results } from './results.js';

/** A value of a step: as it was, taken from the answer to an earlier step, or an address of the callback catcher. */
export type StepValue =
  | string
  | { readonly from: number; readonly field: AnswerField }
  | { readonly catcher: number; readonly rest: string };

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

/** The fields of answers that a parameter may have its value from. */
const sources: Readonly<Record<string, readonly AnswerField[]>> = {
  upload_token: ['upload_token', 'replace_token'],
  replace_token: ['replace_token', 'upload_token'],
  photo_id: ['photo_id'],
};

/** An address that the callback catcher gave out: a path segment like its ids is in no address that a check makes up. */
const catcherAddress = /^https?:\/\/[^?#]*?\/([0-9a-f]{32})(?![^/?#])/;

/** Replaces values that are only good for one run by where they come from. */
class Origins {
  readonly #catchers = new Map<string, number>();
  /** By field and value: the first step whose answer gave it. */
  readonly #given = new Map<string, number>();

  learn(step: number, exchange: Exchange): void {
    for (const [field, value] of answeredValues(exchange)) {
      const key = `${field} ${value}`;
      if (!this.#given.has(key)) this.#given.set(key, step);
    }
  }

  value(text: string, fields: readonly AnswerField[]): StepValue {
    for (const field of fields) {
      const from = this.#given.get(`${field} ${text}`);
      if (from !== undefined) return { from, field };
    }
    const [address, id] = catcherAddress.exec(text) ?? [];
    if (address === undefined || id === undefined) return text;
    const catcher = this.#catchers.get(id) ?? this.#catchers.size + 1;
    this.#catchers.set(id, catcher);
    return { catcher, rest: text.slice(address.length) };
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
 */
export function replayOf(check: FailedCheck): Replay {
  const exchanges = [...check.exchanges].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  const origins = new Origins();
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
export function replayFiles(results: Results): { readonly path: string; readonly content: string }[] {
  return results.requirements.flatMap(({ id, checks }) =>
    checks.flatMap(({ replay, ...check }) => {
      if (replay === null) return [];
      const steps = replayOf({ ...check, requirement: id });
      return [{ path: replay, content: `${JSON.stringify(steps, undefined, 2)}\n` }];
    }),
  );
}
