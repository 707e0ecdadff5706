import type { Console } from './console.js';

/** How far long work has come: on a terminal in one line that is written over, elsewhere now and then in a line. */
export interface Progress {
  report(done: number, all: number): void;
  /** Takes the line of a terminal away: before any other line, and at the end. */
  clear(): void;
}

/**
 * Progress on the standard error stream.
 * @param what is judged, in the plural
 * @param every off a terminal, a line is written each time that so many were judged
 */
export function progressOn({ stderr }: Console, what: string, every: number): Progress {
  const isLive = stderr.isTTY === true;
  return {
    report(done, all) {
      const line = `${done} of ${all} ${what} judged`;
      if (isLive) stderr.write(`\r${line}`);
      else if (done % every === 0 && done < all) stderr.write(`${line}\n`);
    },
    clear() {
      if (isLive) stderr.write('\r\u001b[K');
    },
  };
}
