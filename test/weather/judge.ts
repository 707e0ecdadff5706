import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Configuration } from '../../src/config/configuration.js';
import { configure } from '../../src/config/load.js';
import { type JudgedRequirement, judge } from '../../src/judge/judge.js';
import { effortOf, usualRuns } from '../../src/run/effort.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { type ReferenceChoice, startReferenceTarget } from '../../src/run/reference-target.js';
import { runChecks } from '../../src/run/run-checks.js';
import { declaredChecks } from '../../suites/check/registry.js';
import { behind, type Weather } from './proxy.js';

/** What a run through some weather found. */
export interface Found {
  readonly requirements: readonly JudgedRequirement[];
  /** Requests that the weather refused or reset. */
  readonly disturbed: number;
}

/** Judges requirements of the reference, in some variant or with a fault, through a weather. */
export async function judgeThrough(
  weather: Weather,
  choice: ReferenceChoice,
  ids: ReadonlySet<string>,
  more: Partial<Configuration> = {},
): Promise<Found> {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const reference = await startReferenceTarget({ ...base, ...more }, choice);
  const proxy = await behind(reference.configuration.target ?? '', weather);
  const { signal } = new AbortController();
  try {
    const configuration = { ...reference.configuration, target: proxy.url };
    const effort = { ...effortOf(1, usualRuns, configuration.timeouts), shrink: false };
    const opened = await openSession({ configuration, effort, runId: 'weather', signal });
    try {
      const checks = declaredChecks().filter(({ requirement }) => ids.has(requirement));
      const chosen = new Set(checks.map(({ requirement }) => requirement));
      const results = await runChecks(planChecks(checks, chosen), opened.session, { signal });
      const { requirements } = judge(results, { planned: results, selected: [] });
      return { requirements, disturbed: proxy.disturbed };
    } finally {
      await opened.close();
    }
  } finally {
    await proxy.close();
    await reference.close();
  }
}

/** Keeps four times as many processes busy as there are cores while something is done. */
export async function starved<T>(work: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: availableParallelism() * 4 }, () =>
    fork('test/weather/busy.mjs', { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const one of busy) one.kill('SIGKILL');
  }
}
