import { afterAll, expect, test } from 'vitest';
import { configure } from '../../src/config/load.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { startReferenceTarget } from '../../src/run/reference-target.js';
import { runChecks } from '../../src/run/run-checks.js';
import { loadSuites } from '../../src/run/suites.js';
import { effort } from './fake-target.js';

const base = await configure(undefined, { environment: {}, directory: '.' });
const reference = await startReferenceTarget(base, {});
afterAll(() => reference.close());

test('a read-only session sends no file, and says so of each check that would', async () => {
  const signal = new AbortController().signal;
  const checks = await loadSuites(['tokens/limits', 'files/upload']);
  let uploads = 0;
  const { session, close } = await openSession({
    configuration: reference.configuration,
    effort,
    runId: 'readonly',
    signal,
    readOnly: true,
    onSpent: (spent) => {
      uploads = spent.uploads;
    },
  });
  const plan = planChecks(checks, new Set(['token.lifetime.default', 'file.upload.xml']));
  const results = await runChecks(plan, session, { signal });
  await close();
  expect(uploads).toBe(0);
  expect(results.find(({ requirement }) => requirement === 'token.lifetime.default')?.verdict).toBe('pass');
  expect(results.find(({ requirement }) => requirement === 'file.upload.xml')?.hindrance).toBe('read-only');
});
