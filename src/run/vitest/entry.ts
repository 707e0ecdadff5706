/** The one module that the embedded vitest runs: opens the session, and makes every planned check a test. */
import { afterAll, inject } from 'vitest';
import { declareTest } from '../../vitest/declare-test.js';
import { execute } from '../execute.js';
import { openJournal } from '../journal.js';
import { openSession } from '../open-session.js';
import { planChecks, selectRequirements } from '../plan.js';
import { loadSuites } from '../suites.js';

// Ctrl-C reaches the whole process group; what it means is for the parent to decide.
process.on('SIGINT', () => {});
// Without a parent there is nobody to work for, and vitest does not let its workers exit by themselves.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

// What runs here is compiled already: stacks need no mapping, which costs more than the errors that a request makes anyway.
Reflect.deleteProperty(Error, 'prepareStackTrace');

const order = inject('order');
const { configuration, effort, runId, selection } = order;
const journal = openJournal(order.journal);

try {
  const chosen = selectRequirements(selection.requirements);
  const checks = await loadSuites(selection.suites, order.suites === undefined ? undefined : new URL(order.suites));
  const plan = planChecks(checks, chosen);
  const planned = [...plan.concurrent, ...plan.exclusive];
  const checked = planned.map(({ requirement, name, suite }) => ({ requirement, name, suite }));
  journal.write({ kind: 'planned', checks: checked });
  const opened = await openSession({ configuration, effort, runId, signal: new AbortController().signal });
  const { session, spent, created } = opened;
  afterAll(() => opened.close());
  journal.write({ kind: 'opened', capabilities: session.capabilities, created });
  for (const check of planned)
    declareTest(
      check,
      effort.seed,
      (one, signal) => execute(one, session, signal),
      (result, { signal }) => {
        // A check that was stopped in its middle has found nothing; it counts as not run.
        if (signal.aborted && result.verdict === 'inconclusive') return;
        journal.write({ kind: 'ended', result, spent });
      },
    );
} catch (error) {
  const told = error instanceof Error ? error : new Error(String(error));
  journal.write({ kind: 'refused', error: told.name, message: told.message });
  throw error;
}
