import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { faults } from '../../reference/faults/index.js';
import { isRequirementId } from '../../src/contract/requirements.js';
import type { Replay } from '../../src/replay/form.js';
import { parseReplay } from '../../src/replay/read.js';
import { replayFiles } from '../../src/replay/record.js';
import { type Repetition, repeat } from '../../src/replay/repeat.js';
import { configure } from '../../src/run/config/load.js';
import { runDirect } from '../../src/run/direct.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { type ReferenceTarget, startReferenceTarget } from '../../src/run/reference-target.js';
import type { Effort, Session } from '../../src/run/session.js';
import { loadSuites } from '../../src/run/suites.js';
import { never } from '../check/session.js';
import { assembled } from '../judge/build.js';

const capabilities = {
  replaceRedeem: true,
  background: true,
  imageRescale: true,
  readBack: true,
  chunkedFileUpload: true,
};
const checks = await loadSuites();
const base = await configure({ capabilities, callbacks: { timeoutSeconds: 2 } }, { environment: {}, directory: '.' });
const effort: Effort = { seed: 7, runs: 5, races: 3, crowd: 100, shrink: true, repeats: 1, checkLimitMs: 60_000 };

/** A session with a target; each is a run of its own. */
async function sessionOn({ configuration }: ReferenceTarget, runId: string) {
  return openSession({ configuration, effort, runId, signal: never, timeoutMs: 8000, quietMs: 150 });
}

/** Recordings of one fault that are repeated. */
const recordingsTried = 2;

/** What the checks of one requirement record when they fail, as it is read from the files of a report. */
async function recordingsOf(reference: ReferenceTarget, requirement: string): Promise<Replay[]> {
  if (!isRequirementId(requirement)) throw new Error(`there is no requirement ${requirement}`);
  const opened = await sessionOn(reference, 'aaaa1111');
  const results = await runDirect(planChecks(checks, new Set([requirement])), opened.session, { signal: never });
  await opened.close();
  const { run } = assembled([]);
  const told = assembled(results, {
    run: { ...run, id: 'aaaa1111' },
    target: { url: reference.configuration.target ?? '', reference: false },
  });
  return replayFiles(told)
    .slice(0, recordingsTried)
    .map(({ path, content }) => parseReplay(content, path));
}

/** Steps that are not as they were recorded. */
const noise = ({ steps }: Repetition): unknown[] =>
  steps.filter(({ recorded, repeated, changed }) => changed || recorded === undefined || repeated === undefined);

let plain: { readonly session: Session; close(): Promise<void> };

beforeAll(async () => {
  const reference = await startReferenceTarget(base, {});
  const opened = await sessionOn(reference, 'cccc3333');
  plain = {
    session: opened.session,
    async close() {
      await opened.close();
      await reference.close();
    },
  };
});
afterAll(() => plain.close());

/** Faults of ways of their own: requests that are torn, held or forged, a clock, a receiver, races, whole histories. */
const special = [
  'signature-without-parameters',
  'token-of-equal-calls-equal',
  'last-use-raced',
  'token-used-twice-never-expires',
  'long-callback-cut',
  'background-twice',
  'torn-chunk-counts',
  'slow-chunk-counts',
  'assembled-twice',
];

/** Where requests race each other, the answers to them may change places. */
const races = ['last-use-raced', 'assembled-twice'];

const firstOfEachArea = faults.filter(({ area }, at) => faults.findIndex((one) => one.area === area) === at);
const sample = [...new Set([...firstOfEachArea.map(({ id }) => id), ...special])];

describe('what the checks recorded of a planted fault', () => {
  it.each(sample)('%s is FAILED while it is there, and FIXED without it', { timeout: 60_000 }, async (id) => {
    const fault = faults.find((one) => one.id === id);
    const reference = await startReferenceTarget(base, { fault: id });
    onTestFinished(() => reference.close());
    const recordings = await recordingsOf(reference, fault?.breaks ?? '');
    expect(recordings.length).toBeGreaterThan(0);
    const again = await sessionOn(reference, 'bbbb2222');
    onTestFinished(() => again.close());
    for (const recording of recordings) {
      const there = await repeat(recording, again.session, never);
      expect([there.verdict, there.because]).toEqual(['FAILED', expect.any(String)]);
      if (!races.includes(id)) expect(noise(there)).toEqual([]);
      const mended = await repeat(recording, plain.session, never);
      expect([mended.verdict, mended.because]).toEqual(['FIXED', expect.stringMatching(/^the check passes/)]);
    }
  });
});
