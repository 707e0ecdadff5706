import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type * as Load from '../../src/config/load.js';
import type * as JudgeTarget from '../../src/results/judge-target.js';
import { repository } from './build.js';
import { emptyFolder } from './command.js';

const compiled = (path: string): string => pathToFileURL(join(repository, 'dist', path)).href;

/** Runs suites of a test's own against the reference, as `run` does. */
async function run(source: string, stop = new AbortController(), onEnded = (): void => {}) {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'tokens'));
  const opening = `import { checks } from '${compiled('suites/check/registry.js')}'; const check = checks('tokens/own');`;
  await writeFile(join(folder, 'tokens/own.suite.js'), `${opening}\n${source}`);
  const { configure }: typeof Load = await import(compiled('src/config/load.js'));
  const { judgeTarget }: typeof JudgeTarget = await import(compiled('src/results/judge-target.js'));
  return judgeTarget({
    configuration: await configure({}, { environment: {}, directory: folder }),
    selection: { suites: [], requirements: [] },
    failOn: 'must',
    seed: 1,
    runs: 1,
    signal: stop.signal,
    watcher: { planned: () => {}, ended: onEnded },
    suites: `${pathToFileURL(folder)}/`,
  });
}

/** The names of the checks of a requirement that were run, with their verdicts. */
function verdicts({ results }: Awaited<ReturnType<typeof run>>, id: string): string[] {
  const checks = results.requirements.find((one) => one.id === id)?.checks ?? [];
  return checks.map(({ name, verdict, reason }) => `${name}: ${verdict}${reason === 'not run' ? ', not run' : ''}`);
}

test('a worker that dies ends in one line, and what was found before is kept', async () => {
  const died = await run(`
    check('token.distinct', 'passes', async () => {});
    check('token.expiry.ended', 'dies', async () => process.kill(process.pid, 'SIGKILL'));
    check('token.expiry.alive', 'comes after', async () => {});
  `);
  expect(died.exit).toBe(3);
  expect(died.endedBy).toMatch(/^internal error in the suite: [^\n]+$/);
  expect(verdicts(died, 'token.distinct')).toEqual(['passes: pass']);
  expect(verdicts(died, 'token.expiry.alive')).toEqual(['comes after: inconclusive, not run']);
  expect(died.results.run).toMatchObject({ complete: false, expectedChecks: 3, executedChecks: 1 });
});

test('a suite that cannot be imported ends in one line that names it', async () => {
  const broken = await run(`throw new Error('half written');`);
  expect(broken).toMatchObject({
    exit: 3,
    endedBy: 'the suite tokens/own could not be loaded: half written',
  });
  expect(broken.results.run.complete).toBe(false);
});

test('an error of the suite is no verdict on the target', async () => {
  const wrong = await run(`check('token.distinct', 'slips', async () => { undefined.nothing; });`);
  expect(wrong.exit).toBe(3);
  expect(verdicts(wrong, 'token.distinct')).toEqual(['slips: inconclusive']);
  expect(wrong.results.run.harnessErrors).toEqual([
    { check: 'token.distinct slips', message: expect.stringContaining('TypeError') },
  ]);
});

test('an error outside of every check is told as one of the suite', async () => {
  const stray = await run(`
    check('token.distinct', 'leaves something behind', async () => { Promise.reject(new Error('left behind')); });
  `);
  expect(stray).toMatchObject({ exit: 3, endedBy: 'internal error in the suite: left behind' });
});

test('a check that prints or tries to exit disturbs nobody', async () => {
  const loud = await run(`
    check('token.distinct', 'prints', async () => { console.log('hello'); process.stdout.write('hello'); });
    check('token.uses.above', 'passes', async () => {});
  `);
  expect(verdicts(loud, 'token.uses.above')).toEqual(['passes: pass']);
  expect(loud.results.run.harnessErrors).toEqual([]);
});

test('a failing check is a failing requirement and leaves this process as it is', async () => {
  const failed = await run(`check('token.distinct', 'fails', async ({ expect }) => expect(1).toBe(2));`);
  expect(verdicts(failed, 'token.distinct')).toEqual(['fails: fail']);
  expect(failed.results.outcome).toBe('nonconformant');
  expect(process.exitCode).toBe(undefined);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a stopped run keeps what was found, counts what was under way as not run, and leaves nothing behind', async () => {
  const stop = new AbortController();
  const folder = await emptyFolder();
  // Other tests leave theirs in the usual place meanwhile.
  const temporary = await emptyFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const stopped = await run(
    `
    import { writeFileSync } from 'node:fs';
    check('token.distinct', 'passes', async () => writeFileSync('${folder}/pid', String(process.pid)));
    check('token.expiry.ended', 'takes long', async ({ api }) => { for (;;) await api.getUploadToken(); });
    check('token.expiry.alive', 'comes after', async () => {});
  `,
    stop,
    () => stop.abort(),
  );
  expect(stopped.exit).toBe(130);
  expect(verdicts(stopped, 'token.distinct')).toEqual(['passes: pass']);
  expect(verdicts(stopped, 'token.expiry.ended')).toEqual(['takes long: inconclusive, not run']);
  expect(verdicts(stopped, 'token.expiry.alive')).toEqual(['comes after: inconclusive, not run']);
  expect(stopped.results.run.complete).toBe(false);
  expect((await readdir(temporary)).filter((name) => !name.startsWith('package-test-'))).toEqual([]);
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
});
