import { describe, expect, it } from 'vitest';
import { configure } from '../../src/config/load.js';
import { excused } from '../../src/run/excuse.js';
import { openSession } from '../../src/run/open-session.js';
import { startReferenceTarget } from '../../src/run/reference-target.js';
import { loadSuites } from '../../src/run/suites.js';

const effort = { seed: 1, runs: 1, races: 1, crowd: 2, shrink: false, repeats: 0, checkLimitMs: 10_000 };

const all = [
  'replaceRedeem',
  'redeemReplaceToken',
  'background',
  'rejectsUnsupported',
  'imageRescale',
  'readBack',
  'exactReadBack',
  'chunkedFileUpload',
  'json',
  'oauth1',
] as const;

/** A session with a target of which everything is declared absent. */
async function sessionWith(variant?: string, readOnly = false) {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const target = await startReferenceTarget(base, variant === undefined ? {} : { variant });
  try {
    const capabilities = Object.fromEntries(all.map((name) => [name, false]));
    const configuration = { ...target.configuration, capabilities };
    const signal = new AbortController().signal;
    const { session, close } = await openSession({ configuration, effort, runId: 'absent', signal, readOnly });
    await close();
    return session;
  } finally {
    await target.close();
  }
}

async function there(variant?: string, readOnly = false): Promise<string[]> {
  const { capabilities } = await sessionWith(variant, readOnly);
  return Object.entries(capabilities).flatMap(([name, one]) => (one.contradiction === undefined ? [] : [name]));
}

describe('what is declared absent', { timeout: 60_000 }, () => {
  it('is found where it is there, all of it', async () => {
    expect((await there()).toSorted()).toEqual([...all].toSorted());
  });

  it.each([
    ['xml-only', ['json']],
    ['no-replacing', ['redeemReplaceToken', 'replaceRedeem']],
    ['replacing-by-one-method', ['redeemReplaceToken']],
    ['no-background', ['background']],
    ['no-chunks-for-files', ['chunkedFileUpload']],
    ['nothing-read-back', ['exactReadBack', 'imageRescale', 'readBack']],
    ['only-pictures-and-optimised', ['exactReadBack']],
    ['images-never-rescaled', ['imageRescale']],
    ['anything-accepted', ['rejectsUnsupported']],
  ])('is not found where it is not, as with %s', async (variant, lacks) => {
    const found = await there(variant);
    expect(all.filter((name) => !found.includes(name)).toSorted()).toEqual(lacks);
  });

  it('is not looked for where nothing may be created', async () => {
    expect(await there(undefined, true)).toEqual(['json', 'oauth1']);
  });

  it('leaves out what needs it, instead of calling it inapplicable', async () => {
    const session = await sessionWith('no-background');
    const [checks, of] = [await loadSuites(), (id: string) => checks.find(({ requirement }) => requirement === id)];
    const [json, background] = [of('answer.json.emoji'), of('background.callback.sent')];
    expect(json && excused(json, session)).toMatchObject({
      verdict: 'inconclusive',
      hindrance: 'capability',
      reason: 'json is declared absent, but it is there: get-upload-token answered in JSON',
    });
    expect(background && excused(background, session)).toMatchObject({ verdict: 'not-applicable' });
  });
});
