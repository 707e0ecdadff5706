/** Setup for `npx vitest`: each suite gets a reference implementation of its own, and each of its checks is a test. */
import { afterAll, beforeAll } from 'vitest';
import { onCheck } from '../../suites/check/registry.js';
import { configure } from '../config/load.js';
import { effortOf, usualRuns } from '../run/effort.js';
import { execute } from '../run/execute.js';
import { type OpenedSession, openSession } from '../run/open-session.js';
import { type ReferenceTarget, startReferenceTarget } from '../run/reference-target.js';
import { declareTest } from './declare-test.js';

const seed = 1;
let reference: ReferenceTarget | undefined;
let opened: OpenedSession | undefined;

beforeAll(async () => {
  reference = await startReferenceTarget(await configure(undefined, { environment: {}, directory: '.' }), {});
  const { configuration } = reference;
  const effort = effortOf(seed, usualRuns, configuration.limits);
  opened = await openSession({ configuration, effort, runId: 'vitest', signal: new AbortController().signal });
});

afterAll(async () => {
  await opened?.close();
  await reference?.close();
});

onCheck((check) =>
  declareTest(
    check,
    seed,
    (one, signal) => {
      if (opened === undefined) throw new Error('the session was not opened');
      return execute(one, opened.session, signal);
    },
    ({ verdict, reason, harnessError, counterexample }, context) => {
      if (harnessError !== undefined) throw new Error(harnessError);
      const shown = counterexample === undefined ? '' : ` with ${JSON.stringify(counterexample)}`;
      if (verdict === 'fail') throw new Error(reason + shown);
      context.skip(verdict !== 'pass', `${verdict}: ${reason}`);
    },
  ),
);
