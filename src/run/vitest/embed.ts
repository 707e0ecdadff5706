import { once } from 'node:events';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Vitest } from 'vitest/node';
import { checksAtOnce } from '../effort.js';
import type { RunOrder } from '../order.js';

/** What an embedded run needs. */
export interface Embedding {
  readonly order: RunOrder;
  /** A folder for whatever vitest wants to write. */
  readonly directory: string;
  /** Stops the run within half a second. */
  readonly signal: AbortSignal;
  readonly watcher?: Watcher;
}

/** Is told how a run is getting on. */
export interface Watcher {
  /** The worker is loading the checks, and this process has little to do meanwhile. */
  loading?(): void;
  /** How many checks there will be, as soon as that is known. */
  planned(checks: number): void;
  ended(check: { readonly requirement: string; readonly verdict: string }): void;
}

/** Checks that are told to stop get so long, in milliseconds, before their process is ended. */
const grace = 500;

/** The runner itself could not do its work, which says nothing about a target. */
export class RunnerError extends Error {
  override readonly name = 'RunnerError';
}

/** Of errors of this process and of those that came from the worker, which are plain objects; of the cause, if told. */
function firstLine(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'cause' in error && error.cause) return firstLine(error.cause);
  const told = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(told).split('\n', 1)[0] ?? '';
}

/**
 * Takes away the listeners that vitest puts on this process, which would end it at the first signal or stray rejection,
 * before anything could be reported.
 */
async function withoutListeners(make: () => Promise<Vitest>): Promise<Vitest> {
  const interrupts = process.listeners('SIGINT');
  const terminations = process.listeners('SIGTERM');
  const rejections = process.listeners('unhandledRejection');
  const vitest = await make();
  for (const one of process.listeners('SIGINT')) if (!interrupts.includes(one)) process.removeListener('SIGINT', one);
  for (const one of process.listeners('SIGTERM'))
    if (!terminations.includes(one)) process.removeListener('SIGTERM', one);
  for (const one of process.listeners('unhandledRejection'))
    if (!rejections.includes(one)) process.removeListener('unhandledRejection', one);
  return vitest;
}

async function create(embedding: Embedding): Promise<Vitest> {
  const { directory, watcher } = embedding;
  const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    // Only here and only now: a command that runs no checks does not load it.
    const { createVitest } = await import('vitest/node');
    return await withoutListeners(() =>
      createVitest(
        'test',
        {
          // What makes it independent of the folder that it is started in, and leave nothing there.
          root: fileURLToPath(new URL('.', import.meta.url)),
          config: false,
          watch: false,
          include: ['entry.js'],
          exclude: [],
          cache: false,
          css: false,
          attachmentsDir: join(directory, 'attachments'),
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          maxConcurrency: checksAtOnce,
          retry: 0,
          testTimeout: 0,
          teardownTimeout: 1_000,
          passWithNoTests: true,
          // Compiled modules need nothing of Vite, installed or not.
          server: { deps: { external: [/./] } },
          reporters: [
            {
              onTestModuleQueued: () => watcher?.loading?.(),
              onTestModuleCollected: ({ children }) => watcher?.planned([...children.allTests()].length),
              onTestCaseResult(testCase) {
                const { requirement, verdict } = testCase.meta();
                if (requirement !== undefined && verdict !== undefined) watcher?.ended({ requirement, verdict });
              },
            },
          ],
        },
        {
          envDir: false,
          cacheDir: join(directory, 'vite'),
          publicDir: false,
          css: { postcss: { plugins: [] } },
          server: { watch: null, ws: false },
          logLevel: 'silent',
        },
        { stdout: nowhere(), stderr: nowhere() },
      ),
    );
  } catch (error) {
    throw new RunnerError(
      `vitest cannot be started: ${firstLine(error)} (if a native binding is missing, install again with optional dependencies)`,
    );
  }
}

/**
 * Runs the checks of an order in a worker process of vitest. What they found stands in the order's journal, whether or
 * not this comes to a good end.
 * @throws RunnerError when vitest cannot be started, the worker dies, or something goes wrong outside of every check
 */
export async function runEmbedded(embedding: Embedding): Promise<void> {
  const { order, signal } = embedding;
  const exitCode = process.exitCode;
  const vitest = await create(embedding);
  try {
    vitest.provide('order', order);
    const stopped = once(signal, 'abort').then(async () => {
      // Not awaited: it waits for the worker, which may not listen any more.
      vitest.cancelCurrentRun('keyboard-input').catch(() => {});
      await delay(grace);
    });
    const ended = vitest.start();
    const run = signal.aborted ? undefined : await Promise.race([ended, stopped]);
    if (run === undefined) return;
    const [error] = [...run.unhandledErrors, ...run.testModules.flatMap((module) => module.errors())];
    if (error !== undefined) throw error;
  } catch (error) {
    // Told to stop, it may stop in any way.
    if (!signal.aborted) throw new RunnerError(`the runner went wrong: ${firstLine(error)}`);
  } finally {
    await Promise.race([vitest.close(), delay(grace / 2)]);
    // A failed test is no failure of this process.
    process.exitCode = exitCode;
  }
}
