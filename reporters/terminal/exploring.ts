import { printable } from '../../src/printable.js';
import type { Watcher } from '../../src/run/supervise.js';
import { type Output, palette } from './palette.js';

/** Shows how an exploration is getting on, until it is stopped. */
export interface ExploringShown extends Watcher {
  /** Says what was explored; nothing is printed afterwards. */
  stop(): void;
}

/** Milliseconds between two lines where there is no terminal. */
const plainEvery = 60_000;

/**
 * A line that is updated on a terminal, and one a minute elsewhere; what is found is a line of its own everywhere.
 * @param now milliseconds, from any starting point
 */
export function startExploring(
  output: Output & { write(text: string): unknown },
  environment: NodeJS.ProcessEnv,
  { timeMs, now = () => performance.now() }: { readonly timeMs: number; readonly now?: () => number },
): ExploringShown {
  const colors = palette(output, environment);
  const startedAt = now();
  const isTerminal = output.isTTY === true;
  let shownAt = startedAt;
  let isStopped = false;
  let last = '';
  const clear = isTerminal ? '\r\u001b[K' : '';
  return {
    planned() {},
    ended() {},
    explored({ histories, steps, signs, failures }) {
      const at = now();
      last = `${histories} histories, ${steps} steps, ${signs} situations`;
      if (isStopped || (!isTerminal && at - shownAt < plainEvery)) return;
      shownAt = at;
      const bad = failures === 0 ? '' : `, ${colors.red(`${failures} failures`)}`;
      const time = `${Math.round((at - startedAt) / 1000)} of ${Math.round(timeMs / 1000)} s`;
      const line = `${last}${bad} ${colors.dim(time)}`;
      output.write(isTerminal ? `${clear}${line}` : `upload-contract: ${line}\n`);
    },
    said(line) {
      if (!isStopped) output.write(`${clear}upload-contract: ${printable(line)}\n`);
    },
    stop() {
      if (!isStopped) output.write(last === '' ? clear : `${clear}upload-contract: explored ${last}\n`);
      isStopped = true;
    },
  };
}
