import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { resultsFrom } from '../../../src/results/read.js';
import type { Results } from '../../../src/results/results.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const main = join(repository, 'dist/src/cli/main.js');
const peak = pathToFileURL(join(repository, 'test/hostile/setting/peak.mjs')).href;

/** MiB that no process of the tool may take, whatever it meets. */
export const mostMemory = 320;

/** A command that has ended, with all that it left behind. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** The folder in which it ran. */
  readonly folder: string;
  /** MiB of the largest of its processes at its largest. */
  readonly memory: number;
}

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  /** The first line that it prints. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** An empty folder that is removed after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether anything of the process group of a command is left. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

async function largest(peaks: string): Promise<number> {
  const kibibytes = await Promise.all(
    (await readdir(peaks)).map(async (name) => Number(await readFile(join(peaks, name), 'utf8'))),
  );
  return Math.round(Math.max(0, ...kibibytes) / 1024);
}

/**
 * Starts the compiled command in a folder, with temporary files of its own. When it has ended, whatever it met: none of
 * its processes and temporary files is left, none grew beyond bounds, and nothing printed is a stack trace or steers a
 * terminal.
 */
export async function start(
  words: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const own = await emptyFolder();
  const [temporary, peaks] = [join(own, 'tmp'), join(own, 'peaks')];
  await Promise.all([mkdir(temporary), mkdir(peaks)]);
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    NO_COLOR: '1',
    TMPDIR: temporary,
    PEAKS: peaks,
    NODE_OPTIONS: `--import ${peak}`,
    ...environment,
  };
  const child = spawn(process.execPath, [main, ...words], {
    ...{ cwd: folder, env, detached: true },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the command cannot be started');
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(-pid, 'SIGKILL');
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
  });
  child.stderr.on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(async ([status]): Promise<Ended> => {
    const memory = await largest(peaks);
    expect(isAlive(pid), 'a process is left').toBe(false);
    expect(await readdir(temporary), 'temporary files').toEqual([]);
    expect(memory, 'MiB').toBeLessThan(mostMemory);
    expect(`${out}${err}`).not.toMatch(/\n\s+at \S|unexpected error|internal error in the suite/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(`${out}${err}`, 'control characters').not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    return { status, out, err, folder, memory };
  });
  // Whoever waits for it learns of it; a test that has failed before does not wait.
  ended.catch(() => {});
  return { child, firstLine, ended };
}

/** Runs a command to its end. */
export async function command(words: readonly string[], folder?: string): Promise<Ended> {
  return (await start(words, folder ?? (await emptyFolder()))).ended;
}

/** The results that a command wrote, which follow their schema and count every check. */
export async function resultsIn({ folder }: Ended): Promise<Results> {
  const file = join(folder, 'upload-contract-report/results.json');
  const results = resultsFrom(await readFile(file, 'utf8'), file);
  const checks = results.requirements.flatMap((one) => one.checks);
  expect(results.run.harnessErrors).toEqual([]);
  expect(checks.length, 'checks in the report').toBeGreaterThanOrEqual(results.run.expectedChecks);
  return results;
}

/** What a run gave. */
export interface Run extends Ended {
  readonly results: Results;
}

/** A requirement whose checks send a handful of requests. */
export const little = ['--requirement', 'token.lifetime.granted', '--runs', '1'] as const;

/** Seconds that an answer may take, in tests of targets that never give one. */
export const impatience = { answerSeconds: 1, checkSeconds: 5, settleSeconds: 0 };

/** Runs the command `run` by a configuration against a target, and reads its whole report. */
export async function run(
  configuration: Readonly<Record<string, unknown>>,
  words: readonly string[] = little,
): Promise<Run> {
  const folder = await emptyFolder();
  const written = { timeouts: impatience, auth: { write: { bearer: 'hostile-bearer' } }, ...configuration };
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify(written));
  const ended = await command(['run', '--seed', '1', ...words], folder);
  return { ...ended, results: await resultsIn(ended) };
}

/** Runs against a target of which nothing can be judged: the run says so in one line, and blames nobody. */
export async function hopeless(target: string, words?: readonly string[]): Promise<Run> {
  const ended = await run({ target }, words);
  expect(ended.results.requirements.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(ended.results.outcome).toBe('inconclusive');
  expect(ended.err.trim().split('\n')).toHaveLength(1);
  expect(ended.status).toBe(3);
  return ended;
}
