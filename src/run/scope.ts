import type { CheckContext } from '../../suites/check/context.js';
import { expect } from '../../suites/check/expect.js';
import { files } from '../../suites/check/files.js';
import { Inconclusive } from '../../suites/check/signals.js';
import { CallbackTimeout } from '../catcher/catcher.js';
import { apiOf } from '../target/api.js';
import type { Clock } from '../target/clock.js';
import type { Exchange } from '../target/exchange.js';
import { HarnessError } from '../target/failure.js';
import type { Created } from '../target/target.js';
import type { Session } from './session.js';

/** What one case left behind. */
export interface Trace {
  readonly exchanges: Exchange[];
  readonly created: Created[];
  readonly observations: { id: string; value: string | number | boolean }[];
}

/** One case of a check: its own end, its own exchanges. Nothing is sent for it after it was closed. */
export interface Case {
  readonly context: CheckContext;
  readonly trace: Trace;
  close(): void;
}

const unmovable: Clock = {
  moved: 0,
  advance: () => Promise.reject(new HarnessError('a check moved the clock without saying that it needs one')),
};

/** Opens a case. */
export function openCase(session: Session, seed: number, signal: AbortSignal): Case {
  const over = new AbortController();
  const ends = AbortSignal.any([signal, over.signal]);
  const trace: Trace = { exchanges: [], created: [], observations: [] };
  const scope = {
    signal: ends,
    keep: (exchange: Exchange) => void trace.exchanges.push(exchange),
    created: (made: Created) => void trace.created.push(made),
  };
  const api = apiOf(session.target, scope);
  const made = files(session.runId, seed);
  let names = 0;

  const context: CheckContext = {
    api,
    expect,
    files: made,
    clock: session.clock ?? unmovable,
    seed,
    races: session.effort.races,
    crowd: session.effort.crowd,
    unique(prefix) {
      names += 1;
      return `${prefix}${session.runId}${(seed >>> 0).toString(36)}x${names}`;
    },
    callbacks: {
      address: (options) => session.catcher.address(options),
      reachable(reaction) {
        if (session.noCallbackPath !== undefined) throw new Inconclusive(session.noCallbackPath);
        return session.catcher.address(reaction === undefined ? {} : { reaction });
      },
      async next(address) {
        try {
          return await address.next({ timeoutMs: session.callbackTimeoutMs, signal: ends });
        } catch (error) {
          if (error instanceof CallbackTimeout) return undefined;
          throw error;
        }
      },
      settled: (address) => address.quiet(session.quietMs, ends),
    },
    async photoId() {
      if (session.replacePhotoId !== undefined) return session.replacePhotoId;
      const token = await api.getUploadToken({ return_url: session.catcher.address().url });
      return (await api.upload(token, made.photo())).get('photo_id') ?? '';
    },
    can: (capability) => session.capabilities[capability].present,
    observe: (id, value) => void trace.observations.push({ id, value }),
  };
  return { context, trace, close: () => over.abort(new Error('the case is over')) };
}
