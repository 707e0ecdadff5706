import { configure } from '../../src/config/load.js';
import { isRequirementId } from '../../src/contract/requirements.js';
import { parseReplay } from '../../src/replay/read.js';
import { replayFiles } from '../../src/replay/record.js';
import type { Replay } from '../../src/replay/recording.js';
import type { Results } from '../../src/results/results.js';
import { type OpenedSession, openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { type ReferenceChoice, type ReferenceTarget, startReferenceTarget } from '../../src/run/reference-target.js';
import { runChecks } from '../../src/run/run-checks.js';
import type { Effort } from '../../src/run/session.js';
import { loadSuites } from '../../src/run/suites.js';
import { never } from '../check/session.js';
import { assembled } from '../judge/build.js';

/** What the reference can do need not be probed. */
const capabilities = {
  replaceRedeem: true,
  redeemReplaceToken: true,
  background: true,
  rejectsUnsupported: true,
  imageRescale: true,
  readBack: true,
  exactReadBack: true,
  chunkedFileUpload: true,
  json: true,
};

const effort: Effort = { seed: 7, runs: 5, races: 3, crowd: 100, shrink: true, repeats: 1, checkLimitMs: 60_000 };

/** The reference implementation as a target. */
export async function reference(choice: ReferenceChoice = {}): Promise<ReferenceTarget> {
  const raw = { capabilities, callbacks: { timeoutSeconds: 2 } };
  return startReferenceTarget(await configure(raw, { environment: {}, directory: '.' }), choice);
}

/** A session with it; each is a run of its own. */
export async function sessionOn({ configuration }: ReferenceTarget, runId: string): Promise<OpenedSession> {
  return openSession({ configuration, effort, runId, signal: never, timeoutMs: 8000, quietMs: 150, settleMs: 300 });
}

/** The results of the checks of one requirement. */
export async function failedOn(target: ReferenceTarget, requirement: string): Promise<Results> {
  if (!isRequirementId(requirement)) throw new Error(`there is no requirement ${requirement}`);
  const opened = await sessionOn(target, 'aaaa1111');
  const plan = planChecks(await loadSuites(), new Set([requirement]));
  const results = await runChecks(plan, opened.session, { signal: never });
  await opened.close();
  const { run } = assembled([]);
  return assembled(results, {
    run: { ...run, id: 'aaaa1111' },
    target: { url: target.configuration.target ?? '', reference: false },
  });
}

/** What the checks of one requirement record when they fail, as it is read from the files of a report. */
export async function recordingsOf(target: ReferenceTarget, requirement: string): Promise<Replay[]> {
  const told = await failedOn(target, requirement);
  return replayFiles(told).map(({ path, content }) => parseReplay(content, path));
}
