import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Results } from '../../src/results/results.js';
import { repository } from './build.js';

/** What a finished command left behind. */
export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command under way. */
export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly finished: Promise<Finished>;
}

/** An empty folder that is removed after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'package-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Ends a process with whatever it started, if there is anything left of them. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Starts a program with a clean environment and what is added to it; nothing of it outlives the test. */
export function start(
  program: string,
  words: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Started {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...environment };
  const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  onTestFinished(() => endGroup(child));
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString('utf8');
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString('utf8');
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, out, err }));
  });
  return { child, finished };
}

/** Starts the compiled command. */
export function upload(words: readonly string[], folder: string): Started {
  return start(process.execPath, [join(repository, 'dist/src/cli/main.js'), ...words], folder);
}

/** The results that a command wrote. */
export async function resultsIn(folder: string, report = 'upload-contract-report'): Promise<Results> {
  const results: Results = JSON.parse(await readFile(join(folder, report, 'results.json'), 'utf8'));
  return results;
}
