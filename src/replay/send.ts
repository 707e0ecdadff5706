import type { CallbackAddress } from '../catcher/catcher.js';
import type { Session } from '../run/session.js';
import type { Call } from '../target/call.js';
import type { Exchange } from '../target/exchange.js';
import { NoAnswer } from '../target/failure.js';
import type { Pairs } from '../target/pairs.js';
import { type AnswerField, answeredValues } from './answered-values.js';
import type { Replay, ReplayStep, StepPairs, StepValue } from './form.js';

/** A step needs a value that no answer gave this time. */
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

  /** A text of the recording with this run's id in the place of that one's. */
  text(text: string): string {
    return this.#recordedRun === '' ? text : text.replaceAll(this.#recordedRun, this.#session.runId);
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
  const { path, query, form, file, manner, ...rest } = call;
  const { tornAfter, held, tampered, signed } = manner ?? {};
  const instead = tampered === undefined ? undefined : filling.pairs(tampered);
  return {
    ...rest,
    path: filling.value(path),
    query: filling.pairs(query),
    ...(form === undefined ? {} : { form: filling.pairs(form) }),
    ...(file === undefined ? {} : { file: { ...file, filename: filling.text(file.filename) } }),
    // Whatever the contract says of it today, it is sent as it was.
    deliberate: rest.deliberate ?? 'repeated as it was recorded',
    manner: {
      ...(tornAfter === undefined ? {} : { tearAfter: tornAfter }),
      ...(held === undefined ? {} : { holdUntil }),
      ...(instead === undefined ? {} : { tamper: () => instead }),
      ...(signed === undefined ? {} : { sign: signed }),
    },
  };
}

const ended = ({ at, took }: ReplayStep): number => at + took;

/** A promise that is settled from outside. */
interface Milestone {
  readonly reached: Promise<void>;
  readonly reach: () => void;
}

function milestone(): Milestone {
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}

/**
 * Sends the steps of a recording as they stand, in parallel where they were: a step begins when those have ended that
 * had ended before it. A step whose values no answer gives this time is left out.
 * @returns the exchanges that came of it
 */
export async function sendSteps(recording: Replay, session: Session, signal: AbortSignal): Promise<Exchange[]> {
  const { steps } = recording;
  const filling = new Filling(session, recording.run.id);
  const exchanges: Exchange[] = [];
  const ends = steps.map(milestone);
  const endOf = (wanted: (one: ReplayStep) => boolean): Promise<unknown> =>
    Promise.all(steps.map((one, at) => (wanted(one) ? ends[at]?.reached : undefined)));

  const send = async (step: ReplayStep, end: Milestone | undefined): Promise<void> => {
    const keep = (exchange: Exchange): void => {
      exchanges.push(exchange);
      filling.learn(step.step, exchange);
    };
    const meanwhile = endOf((one) => one !== step && one.at >= step.at && ended(one) <= ended(step));
    try {
      await session.target.send(callOf(step, filling, meanwhile), { signal, keep, created: () => undefined });
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof Missing)) throw error;
    } finally {
      end?.reach();
    }
  };

  const moves = [...recording.clockMoves];
  const sent: Promise<void>[] = [];
  for (const [at, step] of steps.entries()) {
    const due = moves.filter((move) => move.at <= step.at);
    moves.splice(0, due.length);
    await endOf((one) => one.step < step.step && (due.length > 0 || ended(one) <= step.at));
    for (const { seconds } of due) await session.clock?.advance(seconds);
    const one = send(step, ends[at]);
    // What goes wrong is told at the end, with all the others done.
    one.catch(() => undefined);
    sent.push(one);
  }
  await Promise.all(sent);
  return exchanges;
}
