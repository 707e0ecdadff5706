import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Inconclusive } from '../../suites/check/signals.js';
import type { Spending } from '../client/limiter.js';
import type { Created } from '../client/target.js';
import { createdLog } from './created-log.js';
import { type Journal, openJournal } from './journal.js';
import type { OpenOptions } from './open-session.js';
import type { RunOrder, WorkerCommand, WorkerNews } from './order.js';

/** What the work of one order is done with. */
export interface Work {
  readonly order: RunOrder;
  readonly journal: Journal;
  /** Ends everything that is under way. */
  readonly stop: AbortController;
  /** Sends news to the parent. */
  report(news: WorkerNews): void;
  /** What a session is opened with, whatever it is opened for. */
  readonly session: Pick<
    OpenOptions,
    'configuration' | 'effort' | 'runId' | 'signal' | 'onCreated' | 'onSpent' | 'onLost'
  >;
}

/** Milliseconds between two reports of what was spent. */
const betweenReports = 100;

function report(news: WorkerNews): void {
  if (process.connected) process.send?.(news);
}

/** Everything that a session finds out while it is open goes into the journal at once. */
function sessionOf(order: RunOrder, journal: Journal, stop: AbortController): Work['session'] {
  const log = order.createdFile === undefined ? undefined : createdLog(order.createdFile);
  const { configuration, effort, runId } = order;
  let reportedAt = 0;
  return {
    ...{ configuration, effort, runId, signal: stop.signal },
    onCreated(created: Created) {
      journal.write({ kind: 'created', created });
      log?.created({ ...created, run: runId, target: configuration.target ?? '' });
    },
    onSpent(spent: Spending) {
      journal.write({ kind: 'spent', spent });
      // Often enough for a line that is updated.
      const now = performance.now();
      if (now - reportedAt < betweenReports) return;
      reportedAt = now;
      report({ kind: 'spent', spent });
    },
    onLost(reason: string) {
      if (!stop.signal.aborted) journal.write({ kind: 'cut-short', reason });
      stop.abort(new Inconclusive(reason, 'gone'));
    },
  };
}

async function workOff(order: RunOrder, stop: AbortController, work: (one: Work) => Promise<void>): Promise<void> {
  const journal = openJournal(order.journal);
  const stray = (error: unknown): void =>
    journal.write({ kind: 'stray', message: error instanceof Error ? error.message : String(error) });
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
  try {
    report({ kind: 'loading' });
    await work({ order, journal, stop, report, session: sessionOf(order, journal, stop) });
    // Rejections that nobody handles surface at the end of a turn of the event loop.
    await turnOfTheLoop();
  } catch (error) {
    const refusal = error instanceof Error ? error : new Error(String(error));
    journal.write({ kind: 'refused', error: refusal.name, message: refusal.message });
  }
}

/**
 * Makes this process a worker: it takes one order, notes in its journal whatever it learns, prints nothing, and ends.
 * @param stopped why what is under way says nothing, when the parent stops it
 */
export function startWorker(work: (one: Work) => Promise<void>, stopped: string): void {
  const stop = new AbortController();
  // Ctrl-C and `timeout` reach the whole process group; what they mean is for the parent to decide.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  // Without a parent there is nobody to work for.
  process.on('disconnect', () => process.exit());
  process.on('message', (command: WorkerCommand) => {
    if (command.kind === 'stop') stop.abort(new Inconclusive(stopped, 'not-run'));
    else void workOff(command.order, stop, work).finally(() => process.exit());
  });
}
