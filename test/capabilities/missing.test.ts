import { describe, expect, it } from 'vitest';
import { credentials } from '../../reference/auth/credentials.js';
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

/** A target without something: a variant of the reference, a configuration that does not give it, or both. */
interface Without {
  readonly variant?: string;
  configured?(configuration: Configuration): Configuration;
}

/** A target that is said to lack something. */
const declared = (name: keyof Configuration['capabilities'], variant: string): Without => ({
  variant,
  configured: (given) => ({ ...given, capabilities: { ...given.capabilities, [name]: false } }),
});

const { write, read, super: highest } = credentials;

/** A target that lacks each capability; one that is new does not compile without its own. */
const targets: Readonly<Record<Capability, Without>> = {
  replaceRedeem: declared('replaceRedeem', 'no-replacing'),
  redeemReplaceToken: declared('redeemReplaceToken', 'replacing-by-one-method'),
  background: declared('background', 'no-background'),
  rejectsUnsupported: declared('rejectsUnsupported', 'anything-accepted'),
  imageRescale: declared('imageRescale', 'images-never-rescaled'),
  readBack: declared('readBack', 'nothing-read-back'),
  exactReadBack: declared('exactReadBack', 'only-pictures-and-optimised'),
  chunkedFileUpload: declared('chunkedFileUpload', 'no-chunks-for-files'),
  json: declared('json', 'xml-only'),
  oauth1: {
    configured: (given) => ({
      ...given,
      auth: { write: { bearer: write.bearer }, read: { bearer: read.bearer }, super: { bearer: highest.bearer } },
    }),
  },
  clock: { configured: ({ clock: _, ...given }) => given },
  read: { configured: ({ auth: { read: _, ...auth }, ...given }) => ({ ...given, auth }) },
  super: { configured: ({ auth: { super: _, ...auth }, ...given }) => ({ ...given, auth }) },
  knownAlbums: { configured: (given) => ({ ...given, known: { ...given.known, albums: [] } }) },
  customVariables: { configured: (given) => ({ ...given, known: { ...given.known, variables: {} } }) },
  // Undeclared, it is not there.
  browser: {},
};

const effort = { seed: 1, runs: 1, races: 1, crowd: 20, shrink: false, repeats: 0, checkLimitMs: 60_000 };
const never = new AbortController().signal;

/** What every check finds of a target that lacks something, one case of each. */
async function judged({ variant, configured = (given) => given }: Without) {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const target = await startReferenceTarget(base, variant === undefined ? {} : { variant });
  try {
    const opened = await openSession({
      configuration: configured(target.configuration),
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

/** The recommendation that is itself about having a capability. */
const own: Readonly<Record<string, string>> = { rejectsUnsupported: 'redeem.file.unsupported' };

describe('no check fails for the lack of', () => {
  it.each(Object.entries(targets))('%s', { timeout: 240_000 }, async (name, without) => {
    const { capabilities, results } = await judged(without);
    expect(
      Object.entries(capabilities)
        .filter(([, { present }]) => !present)
        .map(([one]) => one),
    ).toContain(name);
    const others = results.filter((one) => one.requirement !== own[name]);
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
  });
});
