/** What Ctrl-C and SIGTERM do to a command. */
export interface Interrupt {
  /** Aborted by the first signal: the command finishes what it is doing. */
  readonly signal: AbortSignal;
  /** Aborted by the second signal: the command stops at once, and still writes what it has. */
  readonly atOnce: AbortSignal;
  /** Restores the usual effect of Ctrl-C. */
  release(): void;
}

/**
 * Lets a command finish at the first Ctrl-C or SIGTERM, and stops it at the second. Neither ends the process:
 * `timeout` and npm send the same signal twice, and the findings must still be written.
 */
export function onInterrupt(): Interrupt {
  const stopped = new AbortController();
  const hurried = new AbortController();
  const stop = (): void => {
    if (stopped.signal.aborted) hurried.abort(new Error('stopped at once'));
    else stopped.abort(new Error('stopped'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: stopped.signal,
    atOnce: hurried.signal,
    release() {
      process.removeListener('SIGINT', stop);
      process.removeListener('SIGTERM', stop);
    },
  };
}
