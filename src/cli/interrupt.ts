/** What Ctrl-C and SIGTERM do to a command. */
export interface Interrupt {
  /** Aborted by the first one: the command comes to an end in order. */
  readonly signal: AbortSignal;
  /** Aborted by the second one: the command ends what is under way at once, and still writes what it has. */
  readonly atOnce: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/**
 * Lets a command end in order at the first Ctrl-C or SIGTERM, and at once at the second. None of them ends the process:
 * `timeout` and npm send the same signal twice, and what was gathered has to be written all the same.
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
