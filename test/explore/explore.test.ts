import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { longHistoryFaults } from '../../reference/faults/index.js';
import { variants } from '../../reference/variants/index.js';
import { configure } from '../../src/config/load.js';
import { type ExploreOptions, explore } from '../../src/explore/explore.js';
import type { Finding } from '../../src/explore/findings.js';
import { hunt } from '../../src/explore/hunt.js';
import { openSession } from '../../src/run/open-session.js';
import { type ReferenceChoice, startReferenceTarget } from '../../src/run/reference-target.js';
import type { Session } from '../../src/run/session.js';
import { effort } from '../run/fake-target.js';

const { signal } = new AbortController();

/** A session with the reference, until the test is over. */
async function sessionWith(choice: ReferenceChoice, limits: Record<string, number> = {}): Promise<Session> {
  const base = await configure({ limits }, { environment: {}, directory: '.' });
  const target = await startReferenceTarget(base, choice);
  onTestFinished(() => target.close());
  const opened = await openSession({
    configuration: target.configuration,
    effort: { ...effort, checkLimitMs: 300_000 },
    runId: 'explored',
    signal,
  });
  onTestFinished(() => opened.close());
  return opened.session;
}

/** Explores so many histories. */
async function explored(session: Session, most: number, seed = 1) {
  const found = new Map<string, Finding>();
  let histories = 0;
  let storing = 0;
  let mostAtOnce = 0;
  const options: ExploreOptions = {
    ...{ session, seed, signal, cases: [] },
    isTimeUp: () => histories >= most,
    listener: {
      onCase() {},
      async onFinding(finding) {
        storing += 1;
        mostAtOnce = Math.max(mostAtOnce, storing);
        // A disk that is slow.
        await delay(100);
        storing -= 1;
        found.set(`${finding.requirement}: ${finding.what}`, finding);
      },
      onProgress(progress) {
        histories = progress.histories;
      },
    },
  };
  const exploring = explore(options);
  await exploring.done;
  return { found, mostAtOnce, explored: exploring.explored };
}

/** Another part of them every day. */
function todays<T>(all: readonly T[], count: number): readonly T[] {
  const from = (Math.floor(Date.now() / 86_400_000) * count) % all.length;
  return [...all, ...all].slice(from, from + count);
}

it.each(todays(variants, 6).map(({ id }) => [id]))(
  'blames no right server: %s',
  async (variant) => {
    const { found, explored: end } = await explored(
      await sessionWith({ variant }),
      16,
      Math.floor(Date.now() / 86_400_000),
    );
    expect([...found].map(([what, { result }]) => `${what}: ${result.reason}`)).toEqual([]);
    expect(end.lost).toBeUndefined();
    expect(end.judged.size).toBeGreaterThan(10);
  },
  120_000,
);

it('finds a planted fault, once, in the smallest history that shows it', async () => {
  const session = await sessionWith({ fault: 'one-use-too-many' });
  const { found, mostAtOnce } = await explored(session, 12);
  expect(mostAtOnce).toBe(1);
  const own = [...found.values()].filter(({ requirement }) => requirement === 'redeem.uses.exact');
  expect(own.length).toBeGreaterThan(0);
  const smallest = own.find(({ what }) => what.startsWith('an upload')) ?? own[0];
  expect(smallest?.steps.length).toBeLessThanOrEqual(4);
  expect(smallest?.result).toMatchObject({
    requirement: 'redeem.uses.exact',
    verdict: 'fail',
    frequency: 'always (3 of 3 tries)',
    counterexample: { steps: smallest?.steps },
  });
}, 120_000);

it('finds a planted fault that shows in a long history only', async () => {
  const fault = 'photos-of-whole-blocks-refused';
  const breaks = longHistoryFaults.find(({ id }) => id === fault)?.breaks;
  const isIt = (one: Finding): boolean => one.requirement === breaks;
  const { findings } = await hunt({ session: await sessionWith({ fault }), seed: 3, signal, most: 600, isIt });
  expect(findings.some(isIt)).toBe(true);
}, 240_000);

it('ends with its limits, and keeps what it found', async () => {
  const { explored: end } = await explored(await sessionWith({}, { maxRequests: 150 }), 1000);
  expect(end.histories).toBeGreaterThan(0);
  expect(end).toMatchObject({ failures: 0, judged: expect.any(Set) });
  expect(end.lost).toBeUndefined();
}, 120_000);
