import { setMaxListeners } from 'node:events';

/** A signal that is aborted with another one, or earlier. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** Lets go of the other signal. */
  release(): void;
}

/** Links a signal of one's own to another. `AbortSignal.any` would lose a time-out that nobody else holds (Node.js 20). */
export function abortWith(other: AbortSignal): LinkedAbort {
  const own = new AbortController();
  const follow = (): void => own.abort(other.reason);
  setMaxListeners(0, other, own.signal);
  other.addEventListener('abort', follow, { once: true });
  if (other.aborted) follow();
  return {
    signal: own.signal,
    abort: (reason) => own.abort(reason),
    release: () => other.removeEventListener('abort', follow),
  };
}
