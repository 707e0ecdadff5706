import type { CallbackAddress } from '../catcher/catcher.js';
import type { Call } from '../client/call.js';
import type { Exchange } from '../client/exchange.js';
import { NoAnswer } from '../client/failure.js';
import type { Pairs } from '../client/pairs.js';
import type { Session } from '../run/session.js';
import { type AnswerField, answeredValues } from './answered-values.js';
import { type Act, inTheirOrder } from './order.js';
import type { Replay, ReplayStep, StepPairs, StepValue } from './recording.js';

/** A step needs a value that no answer has given in this run. */
class Missing extends Error {
  override readonly name = 'Missing';
}

/** Fills the values of this run into recorded steps. */
class Filling {
  readonly #session: Session;
  readonly #recordedRun: string;
  readonly #given = new Map<string, string>();
  readonly #addresses = new Map<number, CallbackAddress>();

  constructor(session: Session, recordedRun: string) {
    this.#session = session;
    this.#recordedRun = recordedRun;
  }

  learn(step: number, exchange: Exchange): void {
    for (const [field, value] of answeredValues(exchange)) this.#given.set(`${step} ${field}`, value);
  }

  /** A text of the recording with the id of this run instead of the recorded one. */
  text(text: string): string {
    return text.replaceAll(this.#recordedRun, this.#session.runId);
  }

  value(value: StepValue): string {
    if (typeof value === 'string') return this.text(value);
    if ('catcher' in value) return this.#address(value.catcher) + this.text(value.rest);
    return this.#answered(value.from, value.field);
  }

  pairs(pairs: StepPairs): Pairs {
    return pairs.map(([name, value]) => [this.text(name), this.value(value)]);
  }

  #answered(step: number, field: AnswerField): string {
    const value = this.#given.get(`${step} ${field}`);
    if (value === undefined) throw new Missing(`step ${step} gave no ${field}`);
    return value;
  }

  #address(number: number): string {
    const known = this.#addresses.get(number) ?? this.#session.catcher.address();
    this.#addresses.set(number, known);
    return known.url;
  }
}

function callOf({ call }: ReplayStep, filling: Filling, holdUntil: Promise<unknown>): Call {
  const { path, query, form, file, transmission, ...rest } = call;
  const { tornAfter, held, tampered, signed, stamped, signedAs, forged } = transmission ?? {};
  const instead = tampered === undefined ? undefined : filling.pairs(tampered);
  return {
    ...rest,
    path: filling.value(path),
    query: filling.pairs(query),
    ...(form === undefined ? {} : { form: filling.pairs(form) }),
    ...(file === undefined ? {} : { file: { ...file, filename: filling.text(file.filename) } }),
    // It is sent as recorded, even if it breaks the contract of today.
    deliberate: rest.deliberate ?? 'repeated as it was recorded',
    transmission: {
      ...(tornAfter === undefined ? {} : { tearAfter: tornAfter }),
      ...(held === undefined ? {} : { holdUntil }),
      ...(instead === undefined ? {} : { tamper: () => instead }),
      ...(signed === undefined ? {} : { sign: signed }),
      // A nonce may be accepted once for all.
      ...(stamped === undefined ? {} : { stamp: { ...stamped, nonce: filling.text(stamped.nonce) } }),
      ...(signedAs === undefined ? {} : { signedAs }),
      ...(forged === undefined ? {} : { forge: forged }),
    },
  };
}

/**
 * Sends the steps of a recording as they stand, and moves the clock as it was moved. A step whose values no answer gives
 * this time is left out.
 * @returns the exchanges
 * @throws what keeps a step from being sent at all
 */
export async function sendSteps(recording: Replay, session: Session, signal: AbortSignal): Promise<Exchange[]> {
  const filling = new Filling(session, recording.run.id);
  const exchanges: Exchange[] = [];

  const send = async (step: ReplayStep, within: Promise<unknown>): Promise<void> => {
    const keep = (exchange: Exchange): void => {
      exchanges.push(exchange);
      filling.learn(step.step, exchange);
    };
    try {
      await session.target.send(callOf(step, filling, within), { signal, keep, created: () => undefined });
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof Missing || signal.aborted)) throw error;
    }
  };

  const moves = recording.clockMoves.map(({ at, seconds }): Act => {
    return { at, ended: at, run: async () => session.clock?.advance(seconds) };
  });
  const steps = recording.steps.map((step): Act => {
    return { at: step.at, ended: step.at + step.took, run: (within) => send(step, within) };
  });
  await inTheirOrder([...moves, ...steps], signal);
  return exchanges;
}
