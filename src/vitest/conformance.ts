/**
 * Setup for `npx vitest --project conformance`: each check is a test. The target is that of the configuration which
 * UPLOAD_CONTRACT_CONFIG names; without one, each suite gets a reference implementation of its own.
 */
import { afterAll, beforeAll, test } from 'vitest';
import { onCheck } from '../../suites/check/registry.js';
import { configure, loadConfiguration } from '../config/load.js';
import { requirement } from '../contract/requirements.js';
import { effortOf, usualRuns } from '../run/effort.js';
import { execute } from '../run/execute.js';
import { type OpenedSession, openSession } from '../run/open-session.js';
import { type OwnTarget, startOwnTarget } from '../run/own-target.js';

const seed = 1;
let started: OwnTarget | undefined;
let opened: OpenedSession | undefined;

beforeAll(async () => {
  const file = process.env.UPLOAD_CONTRACT_CONFIG;
  const directory = process.cwd();
  const written =
    file === undefined
      ? await configure(undefined, { environment: {}, directory })
      : await loadConfiguration(file, process.env, directory);
  started = await startOwnTarget(written);
  const configuration = started?.configuration ?? written;
  const effort = effortOf(seed, usualRuns, configuration.timeouts);
  opened = await openSession({ configuration, effort, runId: 'vitest', signal: new AbortController().signal });
});

afterAll(async () => {
  await opened?.close();
  await started?.close();
});

/** Never tried again and without a time limit of vitest's, which would hide the counterexample: a check has its own. */
onCheck((check) => {
  const concurrent = !requirement(check.requirement).needs.includes('clock');
  test(`${check.requirement} ${check.name}`, { concurrent, retry: 0, timeout: 0 }, async ({ signal, skip }) => {
    if (opened === undefined) throw new Error('the session was not opened');
    const { verdict, reason, harnessError, counterexample } = await execute(check, opened.session, signal);
    if (harnessError !== undefined) throw new Error(harnessError);
    const shown = counterexample === undefined ? '' : ` with ${JSON.stringify(counterexample)}`;
    if (verdict === 'fail') throw new Error(reason + shown);
    skip(verdict !== 'pass', `${verdict}: ${reason}`);
  });
});
