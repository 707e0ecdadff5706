import { expect, it } from 'vitest';
import type { Library, WrittenBackend } from '../../src/config/backend.js';
import { configure } from '../../src/config/load.js';
import { startBackendTarget } from '../../src/run/backend-target.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { effortOf } from '../../src/run/effort.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks, selectRequirements } from '../../src/run/plan.js';
import { runChecks } from '../../src/run/run-checks.js';
import { loadSuites } from '../../src/run/suites.js';
import { startRightBackend } from './right-backend.js';

/** A whole run on a right back end takes this long on a machine that is busy with others. */
const timeout = 480_000;

/** How a back end is configured whose answers to the last chunks say so, or are like all others. */
function written(url: string, library: Library, isSilent: boolean): WrittenBackend {
  const key = library === 'dash-uploader' ? '{token}%20{identifier}' : '%20{identifier}';
  return {
    url: `${url}/upload`,
    library,
    ...(isSilent ? {} : { completion: { body: '^whole (?<file>.+)$' } }),
    file: { url: `${url}/files?of=${isSilent ? key : '{file}'}` },
    emptied: true,
  };
}

async function judged(library: Library, isSilent: boolean, ids: readonly string[]): Promise<readonly CheckResult[]> {
  const right = await startRightBackend(library, isSilent);
  const signal = new AbortController().signal;
  const base = await configure({ backend: written(right.url, library, isSilent) }, { environment: {}, directory: '.' });
  if (base.backend === undefined) throw new Error('the configuration has lost its back end');
  const adapter = await startBackendTarget(base, base.backend);
  const { configuration } = adapter;
  const effort = effortOf(1, 1, configuration.timeouts);
  const opened = await openSession({ configuration, effort, runId: 'right1', signal });
  try {
    const checks = await loadSuites();
    return await runChecks(planChecks(checks, selectRequirements(ids)), opened.session, { signal });
  } finally {
    await opened.close();
    await adapter.close();
    await right.close();
  }
}

/** Where adapter and library differ most: sizes and numbers, what is complete, what is read back, what breaks off. */
const wanted = [
  ...['chunk.split.*', 'chunk.wrong.*', 'chunk.parallel.*', 'chunk.repeat.*', 'chunk.isolation.*', 'chunk.probe.*'],
  ...['chunk.torn', 'chunk.slow', 'chunk.name.*', 'file.chunk.parallel', 'file.chunk.retried', 'file.chunk.splits'],
  ...['file.chunk.late.*', 'file.chunk.late', 'token.lifetime.default'],
];

it.each([
  ['resumable.js', false],
  ['flow.js', true],
  ['dropzone', false],
  ['dash-uploader', true],
] as const)(
  'a right back end of %s passes all that applies to it (its answers are alike: %s)',
  { timeout },
  async (library, isSilent) => {
    const results = await judged(library, isSilent, wanted);
    const having = (verdict: string) => results.filter((one) => one.verdict === verdict);
    expect(having('fail').map(({ requirement, name, reason }) => `${requirement}: ${name}: ${reason}`)).toEqual([]);
    expect(having('inconclusive').map(({ requirement, reason }) => `${requirement}: ${reason}`)).toEqual([]);
    expect(having('deferred')).toEqual([]);
    expect(new Set(having('pass').map(({ requirement }) => requirement)).size).toBeGreaterThan(15);
    expect(having('pass').every(({ requirement }) => /^(?:file\.)?chunk\./.test(requirement))).toBe(true);
  },
);
