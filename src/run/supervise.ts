import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Spending } from '../client/limiter.js';
import type { ExplorationProgress, RunOrder, WorkerCommand, WorkerNews } from './order.js';

/** Learns how a run is getting on. */
export interface Watcher {
  /** The worker is loading the checks, and this process has little to do meanwhile. */
  loading?(): void;
  /** How many checks there will be, and the requests that they are expected to cost, as soon as that is known. */
  planned(checks: number, requests: number): void;
  /** @param requests that the check was expected to cost */
  ended(check: { readonly requirement: string; readonly verdict: string }, requests: number): void;
  /** What the whole run has spent so far. */
  spent?(spent: Spending): void;
  /** How far an exploration is. */
  explored?(progress: ExplorationProgress): void;
  /** A line for people, as soon as it is known. */
  said?(line: string): void;
}

/** What a supervised run needs. */
export interface Supervision {
  readonly order: RunOrder;
  /** Stops the run in order. */
  readonly signal: AbortSignal;
  /** Stops it at once. */
  readonly atOnce?: AbortSignal;
  readonly watcher?: Watcher;
  /** The module that the worker runs, as a file URL; that of a run, without. */
  readonly script?: string;
}

/** The worker could not do its work, which says nothing about a target. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

const usualScript = new URL('./worker.js', import.meta.url).href;

/** Milliseconds that checks get to come to rest when the run is stopped, before their process is ended. */
const grace = 500;

/** Characters of what a dying worker printed that are kept. */
const lastWords = 2_000;

/** The most informative line that a process printed before it died: Node.js names the fatal error. */
function deathNote(printed: string): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /FATAL ERROR|Error:/.test(line));
  return fatal === undefined ? '' : ` (${fatal.trim()})`;
}

function tell(child: ChildProcess, command: WorkerCommand): void {
  // A worker that has gone does not listen any more, which its exit says better.
  child.send(command, () => {});
}

/** Ends the worker: in order when the run is stopped, and at once when it does not come to rest or nobody waits. */
async function endWhenStopped(child: ChildProcess, signal: AbortSignal, atOnce: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
  tell(child, { kind: 'stop' });
  const hurry = atOnce.aborted ? Promise.resolve() : once(atOnce, 'abort');
  await Promise.race([hurry, delay(grace)]);
  child.kill('SIGKILL');
}

/**
 * Runs the checks of an order in a process of their own. What they found is in the order's journal, whether or not this
 * comes to a good end.
 * @throws WorkerError when the worker cannot be started or dies
 */
export async function superviseWorker(supervision: Supervision): Promise<void> {
  const { order, signal, watcher, script = usualScript } = supervision;
  const { atOnce = new AbortController().signal } = supervision;
  const child = fork(fileURLToPath(script), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-lastWords);
  });
  child.on('message', (news: WorkerNews) => {
    if (news.kind === 'loading') watcher?.loading?.();
    else if (news.kind === 'planned') watcher?.planned(news.checks, news.requests ?? 0);
    else if (news.kind === 'spent') watcher?.spent?.(news.spent);
    else if (news.kind === 'explored') watcher?.explored?.(news.progress);
    else if (news.kind === 'said') watcher?.said?.(news.line);
    else watcher?.ended(news, news.requests ?? 0);
  });
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, by) => resolve([code, by]));
  });
  void endWhenStopped(child, signal, atOnce);
  tell(child, { kind: 'run', order });
  const [code, by] = await ended.catch((error: Error) => {
    throw new WorkerError(`the worker cannot be started: ${error.message}`);
  });
  if (code === 0 || signal.aborted) return;
  throw new WorkerError(`the worker ended with ${by ?? `status ${code}`}${deathNote(printed)}`);
}
