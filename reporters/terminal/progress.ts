import { type Output, type Palette, palette } from './palette.js';

/** What was spent so far, and what may be spent; a limit of 0 is none. */
export interface Budget {
  readonly maxRequests: number;
  readonly maxUploads: number;
  readonly maxBytes: number;
  readonly maxSeconds: number;
}

/** Requests, uploads and bytes of request bodies. */
export interface Spent {
  readonly requests: number;
  readonly uploads: number;
  readonly bytes: number;
}

/** Shows the progress of long work on a target. */
export interface Progress {
  /** The number of planned checks, and the requests that they are expected to cost, as soon as they are known. */
  planned(checks: number, requests?: number): void;
  /** @param requests that the check was expected to cost */
  ended(check: { readonly verdict: string }, requests?: number): void;
  spent(spent: Spent): void;
  /** Removes the line; nothing is printed afterwards. */
  stop(): void;
}

/** What a line of progress is made of. */
export interface State {
  readonly done: number;
  readonly total?: number;
  readonly failed: number;
  readonly spent: Spent;
  /** Of the requests that were expected, the part that belongs to finished checks: 0 to 1. */
  readonly share?: number;
  /** Since the beginning. */
  readonly ms: number;
}

/** Milliseconds between two updates of a line on a terminal, and between two lines elsewhere. */
const intervals = { terminal: 100, lines: 30_000 };

/** Milliseconds and part of the work before which nothing is said of the time that is left. */
const foretold = { ms: 5_000, share: 0.03 };

/** Minutes and seconds, or hours as well: 0:09, 14:07, 2:05:09. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (count: number): string => String(count).padStart(2, '0');
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** The share of the limit that is closest to its end, in words; undefined without limits. */
function budgetText({ requests, uploads, bytes }: Spent, ms: number, budget: Budget): string | undefined {
  const parts = [
    { used: requests, limit: budget.maxRequests, noun: 'requests' },
    { used: uploads, limit: budget.maxUploads, noun: 'uploads' },
    { used: bytes, limit: budget.maxBytes, noun: 'bytes' },
    { used: Math.round(ms / 1000), limit: budget.maxSeconds, noun: 'seconds' },
  ].filter(({ limit }) => limit > 0);
  const [closest] = parts.sort((a, b) => b.used / b.limit - a.used / a.limit);
  if (closest === undefined) return undefined;
  const { used, limit, noun } = closest;
  return `${used} of ${limit} ${noun} (${Math.min(100, Math.floor((100 * used) / limit))} %)`;
}

/** Milliseconds that the rest is likely to take at the pace so far; undefined while nothing can be said. */
export function msLeft({ share = 0, ms }: Pick<State, 'share' | 'ms'>): number | undefined {
  if (ms < foretold.ms || share < foretold.share || share >= 1) return undefined;
  return (ms / share) * (1 - share);
}

/** Checks, failures, requests with their rate, the share of the budget, time, and the time that is left. */
export function progressLine(state: State, budget: Budget, colors: Palette): string {
  const { done, total, failed, spent, ms } = state;
  const rate = ms < 1000 ? '' : ` (${Math.round(spent.requests / (ms / 1000))}/s)`;
  const left = msLeft(state);
  const parts = [
    total === undefined ? `${done} checks` : `${done} of ${total} checks`,
    ...(failed === 0 ? [] : [colors.red(`${failed} failed`)]),
    ...(spent.requests === 0 ? [] : [`${spent.requests} requests${rate}`]),
    budgetText(spent, ms, budget),
    colors.dim(clockText(ms)),
    ...(left === undefined ? [] : [colors.dim(`about ${clockText(left)} left`)]),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/**
 * On a terminal one line that is updated; elsewhere a line now and then, so that the log of a long run shows that it goes
 * on, and none for a short one.
 * @param budget the limits of the run
 * @param now milliseconds, from any starting point
 */
export function startProgress(
  output: Output,
  environment: NodeJS.ProcessEnv = process.env,
  budget: Budget = { maxRequests: 0, maxUploads: 0, maxBytes: 0, maxSeconds: 0 },
  now: () => number = () => performance.now(),
): Progress {
  const isTerminal = output.isTTY === true;
  const colors = palette(output, environment);
  const startedAt = now();
  let total: number | undefined;
  let expected = 0;
  let finished = 0;
  let done = 0;
  let failed = 0;
  let spending: Spent = { requests: 0, uploads: 0, bytes: 0 };
  const show = (): void => {
    const state: State = {
      ...{ done, failed, spent: spending, ms: now() - startedAt },
      ...(total === undefined ? {} : { total }),
      ...(expected === 0 ? {} : { share: finished / expected }),
    };
    const line = progressLine(state, budget, colors);
    output.write(isTerminal ? `\r\u001b[K${line}` : `upload-contract: ${line}\n`);
  };
  const timer = setInterval(show, isTerminal ? intervals.terminal : intervals.lines).unref();
  return {
    planned(checks, requests = 0) {
      total = checks;
      expected = requests;
    },
    ended({ verdict }, requests = 0) {
      done += 1;
      finished += requests;
      if (verdict === 'fail') failed += 1;
    },
    spent(all) {
      spending = all;
    },
    stop() {
      clearInterval(timer);
      if (isTerminal) output.write('\r\u001b[K');
    },
  };
}
