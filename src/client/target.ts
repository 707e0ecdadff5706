import { setTimeout as delay } from 'node:timers/promises';
import { parameterProblems } from '../contract/parameters.js';
import { decodeText } from '../contract/text.js';
import type { Call } from './call.js';
import { type Exchange, header, type Reply } from './exchange.js';
import { HarnessError, NoAnswer } from './failure.js';
import type { Incoming } from './incoming.js';
import type { Limiter } from './limiter.js';
import type { Outgoing } from './outgoing.js';
import { record } from './recorder.js';
import type { Redaction } from './redaction.js';
import { type Auth, type Prepared, prepared } from './request.js';
import { transport, type WireAnswer } from './transport.js';

export type { Auth } from './request.js';

/** What a client of a target needs to know. */
export interface TargetOptions {
  /** Address of the site, without the path of a method. */
  readonly url: string;
  readonly auth: Auth;
  readonly limiter: Limiter;
  readonly redaction: Redaction;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Sent with every request, so that operators can find the run in their logs. */
  readonly runId: string;
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
}

/** A target under judgement: sends what a check means, and records it. */
export interface Target {
  readonly url: string;
  readonly runId: string;
  /**
   * Sends one call and waits for its whole answer.
   * @param read bounds of the answer's body in bytes
   * @throws NoAnswer when none came; HarnessError when the call breaks the contract and does not say why
   */
  send(call: Call, scope: Scope, read?: { readonly max: number; readonly keep: number }): Promise<Reply>;
  /** Takes out of a text whatever is secret, also what was for one request only. */
  redact(text: string): string;
  close(): Promise<void>;
}

/** How long a target that says it is busy is waited for. */
const patience = { attempts: 6, maxSeconds: 60, usualSeconds: 1 };

/** Seconds that the target's clock may seem to be off; more than rounding and slow answers explain. */
const clockTolerance = 60;

/** Seconds to wait when the target says that it is busy for now, or undefined when it does not say so. */
function busyFor({ status, headers }: Incoming): number | undefined {
  if (status !== 503 && status !== 429) return undefined;
  const after = header(headers, 'retry-after');
  if (after === undefined) return status === 429 ? patience.usualSeconds : undefined;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return seconds <= patience.maxSeconds ? Math.max(0, seconds) : undefined;
}

/** Whether an answer refuses a call, in whatever format it does so. */
function refuses({ status, text }: Reply): boolean {
  return status >= 400 || /\bstatus["']?\s*[=:]\s*["']error\b/.test(text.slice(0, 2000));
}

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

function replyOf(exchange: Exchange, answer: Incoming): Reply {
  const { status, headers, bytes, size, sha256 } = answer;
  let text: string | undefined;
  const date = Date.parse(header(headers, 'date') ?? '') / 1000;
  return {
    exchange,
    status,
    headers,
    // Files that are read back are never looked at as a text.
    get text() {
      text ??= decodeText(bytes, header(headers, 'content-type')).text;
      return text;
    },
    bytes,
    size,
    sha256,
    date: Number.isFinite(date) ? date : undefined,
  };
}

/** Connects to a target; nothing is sent before the first call. */
export function connect(options: TargetOptions): Target {
  const { auth, limiter, redaction, runId } = options;
  const base = options.url.replace(/\/+$/, '');
  const wire = transport(options.timeoutMs ?? 30_000);
  let exchanges = 0;
  /** Seconds by which the clock that signatures are checked by is ahead of this side's. */
  let clockSkew = 0;

  const once = async (
    call: Call,
    scope: Scope,
    read: { max: number; keep: number },
    skew: number,
  ): Promise<{ exchange: Exchange; answer: WireAnswer; isSigned: boolean }> => {
    const request = prepared(call, { base, auth, runId, now: Math.round(Date.now() / 1000 + skew) });
    const { url, headers, body } = request;
    const travel = transmissionOf(call, request);
    const isSigned = request.signature !== undefined;
    if (request.signature !== undefined) redaction.learn(request.signature);
    const cost = {
      uploads: call.file === undefined ? 0 : 1,
      bytes: body?.length ?? 0,
      held: travel.holdUntil !== undefined,
    };
    return limiter.run(cost, scope.signal, async () => {
      const startedAt = Date.now();
      exchanges += 1;
      const id = exchanges;
      const answer = await wire.send({
        method: call.method,
        url,
        headers,
        ...(body === undefined ? {} : { body: { ...body, ...travel } }),
        maxAnswer: read.max,
        keepAnswer: read.keep,
        signal: scope.signal,
      });
      const exchange = record(id, startedAt, call, { url, headers, bodySize: body?.length }, answer, redaction);
      scope.keep(exchange);
      return { exchange, answer, isSigned };
    });
  };

  /**
   * The other clock that a refused signature may have to go by: the one of the target's Date header where that is
   * clearly off, or this side's own. Targets check the time of a signature against either.
   */
  const otherClock = ({ date }: Reply): number | undefined => {
    const off = date === undefined ? 0 : date - Date.now() / 1000;
    const announced = Math.abs(off) > clockTolerance ? off : 0;
    if (Math.abs(announced - clockSkew) > clockTolerance) return announced;
    return clockSkew === 0 ? undefined : 0;
  };

  return {
    url: base,
    runId,
    redact: (text) => redaction.text(text),
    async send(call, scope, read = { max: 2 ** 20, keep: 2 ** 20 }) {
      assertLawful(call);
      // Other calls go on by the clock that is known while this one tries another.
      let trial: number | undefined;
      for (let attempt = 1; ; attempt += 1) {
        const { exchange, answer, isSigned } = await once(call, scope, read, trial ?? clockSkew);
        if ('failure' in answer) throw new NoAnswer(exchange);
        const wait = attempt < patience.attempts ? busyFor(answer) : undefined;
        if (wait !== undefined) {
          await delay(wait * 1000, undefined, { signal: scope.signal });
          continue;
        }
        const reply = replyOf(exchange, answer);
        const isRefused = isSigned && refuses(reply);
        if (trial !== undefined && !isRefused) clockSkew = trial;
        if (trial !== undefined || !isRefused) return reply;
        trial = otherClock(reply);
        if (trial === undefined) return reply;
      }
    },
    close: () => wire.close(),
  };
}
