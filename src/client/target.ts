import { setTimeout as delay } from 'node:timers/promises';
import { parameterProblems } from '../contract/parameters.js';
import { attempts } from './attempts.js';
import { breaks } from './breaks.js';
import { busy } from './busy.js';
import type { Call } from './call.js';
import { type Calm, calm } from './calm.js';
import type { Exchange, Reply } from './exchange.js';
import { HarnessError, NoAnswer, Throttled } from './failure.js';
import type { Limiter } from './limiter.js';
import type { Memory } from './memory.js';
import type { Outgoing } from './outgoing.js';
import { presence } from './presence.js';
import { recent } from './recent.js';
import { record } from './recorder.js';
import type { Redaction } from './redaction.js';
import { refuses, replyOf } from './reply.js';
import { type Auth, type Prepared, prepared } from './request.js';
import { type Resends, resends } from './resend.js';
import type { Route } from './route.js';
import { signingClock } from './signing-clock.js';
import { transport, type WireAnswer } from './transport.js';

export type { Auth } from './request.js';

/** What a client of a target needs to know. */
export interface TargetOptions {
  /** Address of the site, without the path of a method. */
  readonly url: string;
  readonly auth: Auth;
  /** Sent with every request to the target, anonymous ones included. */
  readonly headers?: Readonly<Record<string, string>>;
  /** By which proxy and TLS it is reached; directly, without. */
  readonly route?: Route;
  readonly limiter: Limiter;
  readonly redaction: Redaction;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Sent with every request, so that operators can find the run in their logs. */
  readonly runId: string;
  /** Exchanges of the same run in earlier processes. */
  readonly exchangesBefore?: number;
  /** Learns, once, that the target does not answer any more. */
  readonly onGone?: (reason: string) => void;
}

/** Something that a run left on the target, which has no method to delete it. */
export interface Created {
  readonly kind: 'photo' | 'file';
  /** photo_id or url. */
  readonly id: string;
}

/** Where one check, or one case of a property, leaves its exchanges, and what ends it. */
export interface Scope {
  readonly signal: AbortSignal;
  keep(exchange: Exchange): void;
  created(made: Created): void;
  /** Learns that a request is held back, until what it gives is called. */
  heldBack?(): () => void;
  /** What was learned so far, where the case may go on in another process. */
  readonly memory?: Memory;
}

/** A target under judgement: sends what a check means, and records it. */
export interface Target {
  readonly url: string;
  readonly runId: string;
  /**
   * Sends one call and waits for its whole answer.
   * @param read bounds of the answer's body in bytes
   * @throws NoAnswer when there was none; Throttled when the target goes on saying that it is busy; TargetGone when it does
   * not answer any more; HarnessError when the call breaks the contract and does not say why
   */
  send(call: Call, scope: Scope, read?: { readonly max: number; readonly keep: number }): Promise<Reply>;
  /** Milliseconds within which nine of ten answers of late were complete; 0 before the first. */
  readonly usualAnswerMs: number;
  /**
   * Seconds since 1970 that the target's clock shows at least, by the Date header of its last answer and the time since;
   * undefined where no answer had one.
   */
  readonly now: number | undefined;
  /** How often a valid chunk is sent again. */
  readonly resends: Resends;
  /** Times at which little is asked of it. */
  readonly calm: Calm;
  /** Takes out of a text whatever is secret, also what was for one request only. */
  redact(text: string): string;
  close(): Promise<void>;
}

/** Seconds without a request, once most connections break. */
const overloadPause = 1;

/** @throws HarnessError for a call that is wrong through no fault of the target */
function assertLawful(call: Call): void {
  if (call.deliberate !== undefined || call.operation === 'readFile') return;
  const problems = parameterProblems(call.operation, [...call.query, ...(call.form ?? [])]);
  if (problems.length > 0)
    throw new HarnessError(`the suite's own ${call.operation} breaks the contract: ${problems.join('; ')}`);
}

/** How a body travels: where it breaks off, or until when it is held back. */
function transmissionOf({ transmission }: Call, { body }: Prepared): Pick<Outgoing, 'tearAfter' | 'holdUntil'> {
  const { tearAfter, holdUntil } = transmission ?? {};
  if (tearAfter === undefined) return holdUntil === undefined ? {} : { holdUntil };
  const length = body?.length ?? 0;
  const at = tearAfter < 0 ? length + tearAfter : tearAfter;
  if (at < 1 || at >= length) throw new HarnessError(`a body of ${length} bytes cannot break off after ${tearAfter}`);
  return { tearAfter: at };
}

/** Connects to a target; nothing is sent before the first call. */
export function connect(options: TargetOptions): Target {
  const { auth, headers: always = {}, limiter, redaction, runId } = options;
  const base = options.url.replace(/\/+$/, '');
  const wire = transport(options.timeoutMs ?? 30_000, options.route);
  let exchanges = options.exchangesBefore ?? 0;
  const signing = signingClock();

  const once = async (
    call: Call,
    scope: Scope,
    read: { max: number; keep: number },
    skew: number,
  ): Promise<{ exchange: Exchange; answer: WireAnswer; isSigned: boolean }> => {
    const signed = (): Prepared => {
      const now = signing.time(skew, call.transmission?.stamp?.nonce);
      const request = prepared(call, { base, auth, headers: always, runId, now });
      if (request.signature !== undefined) redaction.learn(request.signature);
      return request;
    };
    const first = signed();
    const travel = transmissionOf(call, first);
    const cost = {
      uploads: call.file === undefined ? 0 : 1,
      bytes: first.body?.length ?? 0,
      held: travel.holdUntil !== undefined,
    };
    const send = ({ url, headers, body }: Prepared, isFresh: boolean): Promise<WireAnswer> =>
      wire.send({
        method: call.method,
        url,
        headers,
        ...(body === undefined ? {} : { body: { ...body, ...travel } }),
        maxAnswer: read.max,
        keepAnswer: read.keep,
        isFresh,
        signal: scope.signal,
      });
    const proceed = scope.heldBack?.();
    const run = limiter.run(cost, scope.signal, async () => {
      proceed?.();
      const startedAt = Date.now();
      exchanges += 1;
      const id = exchanges;
      let request = first;
      let answer = await send(request, call.transmission?.stamp !== undefined);
      if ('failure' in answer && answer.wasStale) {
        // The target may have seen the request before the connection broke, and takes no signature twice.
        request = signed();
        answer = await send(request, true);
      }
      const { url, headers, body } = request;
      const exchange = record(id, startedAt, call, { url, headers, bodySize: body?.length }, answer, redaction);
      scope.keep(exchange);
      return { exchange, answer, isSigned: request.signature !== undefined };
    });
    return run.finally(proceed);
  };

  /** The last Date header, and when its answer was there. */
  let shown: { readonly date: number; readonly at: number } | undefined;

  const durations = recent();
  const alive = presence(base, options.onGone ?? (() => {}));
  const tries = attempts();
  const breaking = breaks();

  /** Waits outside the gate, so that others may use it meanwhile. */
  const pause = async (seconds: number, scope: Scope): Promise<void> => {
    const proceed = scope.heldBack?.();
    await delay(seconds * 1000, undefined, { signal: scope.signal }).finally(proceed);
  };

  const ask = async (call: Call, scope: Scope, read: { max: number; keep: number }) => {
    const storesNothing = call.file === undefined;
    // Other calls go on by the clock that is known while this one tries another.
    let trial: number | undefined;
    for (let attempt = 1; ; attempt += 1) {
      alive.assert(call.operation);
      const { exchange, answer, isSigned } = await once(call, scope, read, trial ?? signing.skew);
      const isTorn = call.transmission?.tearAfter !== undefined;
      const broke = 'failure' in answer && answer.failure.kind === 'broken' && !isTorn;
      if (breaking(broke)) limiter.slowDown(overloadPause, performance.now() - exchange.duration);
      if ('failure' in answer) {
        const wait = alive.failed(exchange, answer.failure, attempt);
        if (wait === undefined) throw new NoAnswer(exchange);
        await pause(wait, scope);
        continue;
      }
      const begunAt = performance.now() - exchange.duration;
      alive.answered(call.operation);
      durations.note(exchange.duration);
      const notNow = busy(answer, attempt, storesNothing);
      if (notNow !== undefined) {
        if (attempt < tries.allowed(call.operation, notNow.isSaid)) {
          limiter.slowDown(notNow.isSaid ? notNow.seconds : 0, begunAt);
          await pause(notNow.seconds, scope);
          continue;
        }
        if (notNow.isSaid)
          throw new Throttled(
            `throttled: ${answer.status} to ${attempt} attempts at ${call.operation}; set limits.requestsPerSecond`,
          );
        tries.inVain(call.operation);
      } else {
        limiter.taken();
        if (attempt > 1) tries.worked(call.operation);
      }
      const reply = replyOf(exchange, answer);
      // Files may be read from another host.
      if (reply.date !== undefined && call.operation !== 'readFile')
        shown = { date: reply.date, at: performance.now() };
      const found = { exchange, answer, reply };
      const isRefused = isSigned && refuses(reply);
      if (trial !== undefined && !isRefused) signing.adopt(trial);
      if (trial !== undefined || !isRefused) return found;
      trial = signing.otherThan(reply.date);
      if (trial === undefined) return found;
    }
  };

  return {
    url: base,
    runId,
    resends: resends(),
    calm: calm(() => limiter.calm()),
    get usualAnswerMs() {
      return durations.usual;
    },
    redact: (text) => redaction.text(text),
    get now() {
      return shown === undefined ? undefined : shown.date + (performance.now() - shown.at) / 1000;
    },
    async send(call, scope, read = { max: 2 ** 20, keep: 2 ** 20 }) {
      assertLawful(call);
      const known = scope.memory?.recall(call);
      if (known !== undefined) {
        scope.keep(known.exchange);
        return replyOf(known.exchange, known.answer);
      }
      const { exchange, answer, reply } = await ask(call, scope, read);
      scope.memory?.note(call, exchange, answer);
      return reply;
    },
    close: () => wire.close(),
  };
}
