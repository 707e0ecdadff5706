import { describe, expect, it, test } from 'vitest';
import { credentials } from '../../reference/auth/credentials.js';
import { variants } from '../../reference/variants/index.js';
import type { Configuration } from '../../src/config/configuration.js';
import { configure } from '../../src/config/load.js';
import { type Capability, requirement, requirements } from '../../src/contract/requirements.js';
import { firstCaseOnly } from '../../src/run/first-case.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { startReferenceTarget } from '../../src/run/reference-target.js';
import { runChecks } from '../../src/run/run-checks.js';
import { loadSuites } from '../../src/run/suites.js';

const checks = await loadSuites();

type Change = (configuration: Configuration) => Configuration;

/** What takes a capability away: a variant of the reference, a configuration that does not give it, or both. */
interface Removal {
  readonly variant?: string;
  readonly configured?: Change;
}

/** A target that is said to lack something. */
const declared = (name: keyof Configuration['capabilities'], variant: string): Removal => ({
  variant,
  configured: (given) => ({ ...given, capabilities: { ...given.capabilities, [name]: false } }),
});

const without = (configured: Change): Removal => ({ configured });

/** How each capability is taken away; one that is new does not compile without its own. */
const removals: Readonly<Record<Capability, Removal>> = {
  replaceRedeem: declared('replaceRedeem', 'no-replacing'),
  redeemReplaceToken: declared('redeemReplaceToken', 'replacing-by-one-method'),
  background: declared('background', 'no-background'),
  rejectsUnsupported: declared('rejectsUnsupported', 'anything-accepted'),
  imageRescale: declared('imageRescale', 'images-never-rescaled'),
  readBack: declared('readBack', 'nothing-read-back'),
  exactReadBack: declared('exactReadBack', 'only-pictures-and-optimised'),
  chunkedFileUpload: declared('chunkedFileUpload', 'no-chunks-for-files'),
  json: declared('json', 'xml-only'),
  oauth1: without(({ auth: { read, super: highest }, ...given }) => ({
    ...given,
    auth: {
      ...{ write: { bearer: credentials.write.bearer } },
      ...(read && { read: { bearer: credentials.read.bearer } }),
      ...(highest && { super: { bearer: credentials.super.bearer } }),
    },
  })),
  clock: without(({ clock: _, ...given }) => given),
  read: without(({ auth: { read: _, ...auth }, ...given }) => ({ ...given, auth })),
  super: without(({ auth: { super: _, ...auth }, ...given }) => ({ ...given, auth })),
  knownAlbums: without((given) => ({ ...given, known: { ...given.known, albums: [] } })),
  customVariables: without((given) => ({ ...given, known: { ...given.known, variables: {} } })),
  // Undeclared, it is not there.
  browser: {},
};

/**
 * What one target lacks at once: capabilities that no check needs together, so that the lack of one does not hide what
 * comes of the lack of another.
 */
const groups: readonly (readonly Capability[])[] = [
  ['oauth1', 'knownAlbums', 'customVariables', 'browser', 'readBack'],
  ['clock', 'imageRescale', 'redeemReplaceToken', 'rejectsUnsupported'],
  ['read', 'super', 'json'],
  ['background', 'chunkedFileUpload'],
  ['replaceRedeem', 'exactReadBack'],
];

const effort = { seed: 1, runs: 1, races: 1, crowd: 20, shrink: false, repeats: 0, checkLimitMs: 60_000 };
const never = new AbortController().signal;

/** What every check finds of a target that lacks something, one case of each. */
async function judged(missing: readonly Capability[]) {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const chosen = missing.map((name) => removals[name]);
  const target = await startReferenceTarget(base, { variant: chosen.flatMap(({ variant }) => variant ?? []) });
  try {
    const opened = await openSession({
      configuration: chosen.reduce((given, { configured }) => configured?.(given) ?? given, target.configuration),
      effort,
      runId: 'missing',
      signal: never,
      quietMs: 60,
      settleMs: 2000,
    });
    try {
      const quick = checks.filter((check) => check.traits.slow !== true).map(firstCaseOnly);
      const plan = planChecks(quick, new Set(requirements.map(({ id }) => id)));
      const results = await runChecks(plan, opened.session, { signal: never });
      return { capabilities: opened.session.capabilities, results };
    } finally {
      await opened.close();
    }
  } finally {
    await target.close();
  }
}

/** The recommendations that a target does not follow which lacks this. */
const missedBy = (name: Capability): readonly string[] =>
  variants.find(({ id }) => id === removals[name].variant)?.misses ?? [];

test('every capability is missing in one of the targets', () => {
  expect(groups.flat().toSorted()).toEqual(Object.keys(removals).toSorted());
});

test('no check needs two that are missing together', () => {
  const needed = checks.map((one) => new Set([...requirement(one.requirement).needs, ...(one.traits.needs ?? [])]));
  const together = groups.flatMap((missing) =>
    needed.filter((needs) => missing.filter((name) => needs.has(name)).length > 1),
  );
  expect(together).toEqual([]);
});

describe('no check fails for the lack of', () => {
  it.each(groups.map((missing) => [missing.join(' and '), missing] as const))(
    '%s',
    { timeout: 240_000 },
    async (_, missing) => {
      const { capabilities, results } = await judged(missing);
      const absent = Object.entries(capabilities).flatMap(([one, { present }]) => (present ? [] : [one]));
      expect(absent).toEqual(expect.arrayContaining([...missing]));
      const missed = missing.flatMap(missedBy);
      const others = results.filter((one) => !missed.includes(one.requirement));
      const told = others.map(({ requirement: id, name: check, verdict, reason, harnessError }) => ({
        check: `${id}: ${check}`,
        level: requirement(id).level,
        verdict: harnessError === undefined ? verdict : `harness error: ${harnessError}`,
        reason,
      }));
      expect(
        told.filter(
          ({ verdict }) => verdict !== 'pass' && !['not-applicable', 'inconclusive', 'deferred'].includes(verdict),
        ),
      ).toEqual([]);
      expect(told.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(told.length / 2);
    },
  );
});
