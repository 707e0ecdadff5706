import { type Output, type Palette, palette } from './palette.js';

/** Shows the progress of a run. */
export interface Progress {
  /** The number of planned checks, as soon as it is known. */
  planned(checks: number): void;
  ended(check: { readonly verdict: string }): void;
  /** Removes the line; nothing is printed afterwards. */
  stop(): void;
}

const silent: Progress = { planned: () => {}, ended: () => {}, stop: () => {} };

/** Milliseconds between two updates. */
const interval = 100;

function line(done: number, total: number | undefined, failed: number, ms: number, colors: Palette): string {
  const count = total === undefined ? `${done} checks` : `${done} of ${total} checks`;
  const bad = failed === 0 ? '' : `, ${colors.red(`${failed} failed`)}`;
  return `${count}${bad} ${colors.dim(`${(ms / 1000).toFixed(1)} s`)}`;
}

/**
 * One line that is updated: checks done, failures so far, time. Nothing at all where there is no
 * terminal.
 * @param now milliseconds, from any starting point
 */
export function startProgress(
  output: Output,
  environment: NodeJS.ProcessEnv = process.env,
  now: () => number = () => performance.now(),
): Progress {
  if (output.isTTY !== true) return silent;
  const colors = palette(output, environment);
  const startedAt = now();
  let total: number | undefined;
  let done = 0;
  let failed = 0;
  const show = (): void => {
    output.write(`\r\u001b[K${line(done, total, failed, now() - startedAt, colors)}`);
  };
  const timer = setInterval(show, interval).unref();
  return {
    planned(checks) {
      total = checks;
    },
    ended({ verdict }) {
      done += 1;
      if (verdict === 'fail') failed += 1;
    },
    stop() {
      clearInterval(timer);
      output.write('\r\u001b[K');
    },
  };
}
