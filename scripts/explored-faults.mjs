/**
 * Makes docs/explored-faults.md: plants every fault that shows in long histories only, judges it by a whole run, and
 * explores it until it is found. Takes some minutes: `npm run explored -- [FAULT..]`. With names, other rows stay.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { longHistoryFaults } from '../dist/reference/faults/index.js';
import { configure } from '../dist/src/config/load.js';
import { hunt } from '../dist/src/explore/hunt.js';
import { judge } from '../dist/src/judge/judge.js';
import { effortOf, usualRuns } from '../dist/src/run/effort.js';
import { openSession } from '../dist/src/run/open-session.js';
import { planChecks } from '../dist/src/run/plan.js';
import { startReferenceTarget } from '../dist/src/run/reference-target.js';
import { runChecks } from '../dist/src/run/run-checks.js';
import { loadSuites } from '../dist/src/run/suites.js';
import { page, rowOf, rowsOf } from './explored-faults/page.mjs';

const path = fileURLToPath(new URL('../docs/explored-faults.md', import.meta.url));
const seed = 1;
const most = 3000;
const { signal } = new AbortController();
const base = await configure(undefined, { environment: {}, directory: '.' });
const checks = await loadSuites();
const requirements = new Set(checks.map(({ requirement }) => requirement));

/** Does something in a session with the reference that has a fault. */
async function withFault(fault, work) {
  const reference = await startReferenceTarget(base, { fault });
  const effort = { ...effortOf(seed, usualRuns, base.timeouts), shrink: false, repeats: 0 };
  const opened = await openSession({ configuration: reference.configuration, effort, runId: 'measured', signal });
  try {
    return await work(opened.session);
  } finally {
    await opened.close();
    await reference.close();
  }
}

const named = process.argv.slice(2);
const rows = rowsOf(await readFile(path, 'utf8').catch(() => ''));
for (const fault of longHistoryFaults.filter(({ id }) => named.length === 0 || named.includes(id))) {
  const isIt = ({ requirement }) => requirement === fault.breaks;
  const { findings, ...effort } = await withFault(fault.id, (session) => hunt({ session, seed, signal, most, isIt }));
  const results = await withFault(fault.id, (session) =>
    runChecks(planChecks(checks, requirements), session, { signal }),
  );
  const failed = judge(results, { planned: results, selected: [] }).requirements.filter(
    ({ verdict }) => verdict === 'fail',
  );
  const run = failed.map(({ requirement }) => requirement.id);
  rows.set(fault.id, rowOf(fault, { explored: { isFound: findings.some(isIt), ...effort }, run }));
  console.log(rows.get(fault.id));
  await writeFile(path, page(longHistoryFaults, rows));
}
