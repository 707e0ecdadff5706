import type { CheckContext } from '../../suites/check/context.js';
import { expectWith } from '../../suites/check/expect.js';
import { files } from '../../suites/check/files.js';
import { Inconclusive } from '../../suites/check/signals.js';
import { isKnownInTime } from '../../suites/shared/known-photo.js';
import { CallbackTimeout, type ReceivedCall } from '../catcher/catcher.js';
import { apiOf } from '../client/api.js';
import type { Clock } from '../client/clock.js';
import { eventually } from '../client/eventually.js';
import type { Exchange } from '../client/exchange.js';
import { HarnessError } from '../client/failure.js';
import { type Memory, memory, type Remembered } from '../client/memory.js';
import type { Created } from '../client/target.js';
import type { ClockMove } from './check-result.js';
import type { CheckTime } from './check-time.js';
import { sendForm } from './forms.js';
import { abortWith } from './linked-abort.js';
import { patience } from './patience.js';
import type { Session } from './session.js';
import { waitingClock } from './waiting-clock.js';

/** What one case left behind. */
export interface Trace {
  readonly exchanges: Exchange[];
  readonly created: Created[];
  readonly observations: { id: string; value: string | number | boolean }[];
  readonly clockMoves: ClockMove[];
}

export function emptyTrace(): Trace {
  return { exchanges: [], created: [], observations: [], clockMoves: [] };
}

/** One case of a check: its own end, its own exchanges. Nothing is sent for it after it was closed. */
export interface Case {
  readonly context: CheckContext;
  /** Comes with the end of the check, or when the case is closed. */
  readonly end: AbortSignal;
  readonly trace: Trace;
  /** What it has learned so far. */
  readonly memory: Memory | undefined;
  /** Why its end says nothing, where a moment passed that it had to be there for. */
  readonly missed: string | undefined;
  close(): void;
}

const unmovable: Clock = {
  moved: 0,
  advance: () => Promise.reject(new HarnessError('a check moved the clock without saying that it needs one')),
};

/** What a check that waits for calls needs, since they are not kept from one process to the next. */
const unwaitable = 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand';

/** Whether a call reports something; a target may look with HEAD or OPTIONS whether there is anybody at an address. */
const isCallback = ({ method }: ReceivedCall): boolean => method !== 'HEAD' && method !== 'OPTIONS';

/** Opens a case. @param earlier what it learned in an earlier process, where it may be judged later */
export function openCase(session: Session, seed: number, time: CheckTime, earlier?: readonly Remembered[]): Case {
  const end = abortWith(time.signal);
  const learned = earlier === undefined ? undefined : memory(earlier);
  const trace = emptyTrace();
  let isOpen = true;
  const keep = <T>(list: T[], one: T): void => {
    if (isOpen) list.push(one);
  };
  const scope = {
    signal: end.signal,
    keep: (exchange: Exchange) => keep(trace.exchanges, exchange),
    heldBack: () => time.heldBack(),
    ...(learned === undefined ? {} : { memory: learned }),
    created(made: Created) {
      if (learned?.isRecalling === true) return;
      keep(trace.created, made);
      session.onCreated(made);
    },
  };
  const { settleMs } = patience(session);
  const api = apiOf(session.target, scope, {
    settleMs,
    answers: session.capabilities.json.present ? ['xml', 'json'] : ['xml'],
    replacesBy: session.capabilities.redeemReplaceToken.present ? 'redeemReplaceToken' : 'redeemUploadToken',
  });
  const made = files(session.runId, seed, session);
  const clock = session.clock ?? unmovable;
  const waiting = learned === undefined ? undefined : waitingClock(session.target, learned);
  let names = 0;

  const context: CheckContext = {
    api,
    expect: expectWith((text) => session.target.redact(text)),
    files: made,
    clock: {
      get moved() {
        return clock.moved;
      },
      async advance(seconds) {
        end.signal.throwIfAborted();
        await clock.advance(seconds);
        keep(trace.clockMoves, { at: Date.now(), seconds });
      },
      ...(waiting === undefined ? {} : { reach: waiting.reach }),
    },
    seed,
    races: session.effort.races,
    crowd: session.effort.crowd,
    unique(prefix) {
      names += 1;
      return `${prefix}${session.runId}${(seed >>> 0).toString(36)}x${names}`;
    },
    callbacks: {
      address: (options) => session.catcher.address(options),
      reachable(reaction = {}, path = '') {
        if (learned !== undefined) throw new Inconclusive(unwaitable, 'clock');
        if (session.noCallbackPath !== undefined) throw new Inconclusive(session.noCallbackPath, 'callback-path');
        return session.catcher.address({ reaction, path });
      },
      async next(address) {
        const { arrivals } = session;
        if (arrivals.areGivenUp && address.calls.length === 0) return undefined;
        try {
          for (;;) {
            const call = await address.next({ timeoutMs: patience(session).callbackMs, signal: end.signal });
            arrivals.arrived();
            if (isCallback(call)) return call;
          }
        } catch (error) {
          if (!(error instanceof CallbackTimeout)) throw error;
          arrivals.missed();
          return undefined;
        }
      },
      settled: async (address) => (await address.quiet(patience(session).quietMs, end.signal)).filter(isCallback),
    },
    sendForm: (form) => sendForm(session.forms, scope, patience(session).callbackMs, context.callbacks.next, form),
    async photoId() {
      if (session.replacePhotoId !== undefined) return session.replacePhotoId;
      const token = await api.getUploadToken({ return_url: session.catcher.address().url });
      const photoId = (await api.upload(token, made.photo())).get('photo_id') ?? '';
      // Where it does not become known, what needs it says so itself.
      await isKnownInTime({ api }, photoId);
      return photoId;
    },
    async eventually(attempt, isIt) {
      return (await eventually(attempt, isIt, { waitMs: settleMs, signal: end.signal })).outcome;
    },
    known: session.known,
    exactKind: session.exactKind,
    can: (capability) => session.capabilities[capability].present,
    observe: (id, value) => keep(trace.observations, { id, value }),
  };
  return {
    context,
    end: end.signal,
    trace,
    memory: learned,
    get missed() {
      return waiting?.missed;
    },
    close() {
      isOpen = false;
      end.release();
      end.abort(new Error('the case is over'));
    },
  };
}
