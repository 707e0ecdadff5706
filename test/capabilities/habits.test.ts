import { expect, it } from 'vitest';
import { configure } from '../../src/config/load.js';
import { openSession } from '../../src/run/open-session.js';
import { startReferenceTarget } from '../../src/run/reference-target.js';

const effort = { seed: 1, runs: 1, races: 1, crowd: 2, shrink: false, repeats: 0, checkLimitMs: 10_000 };

/** What is found missing of the reference as a variant. */
async function missing(variant: string): Promise<string[]> {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const target = await startReferenceTarget(base, { variant });
  try {
    const { configuration } = target;
    const signal = new AbortController().signal;
    const { session, close } = await openSession({ configuration, effort, runId: 'habits', signal });
    await close();
    // A browser is nothing of a target's.
    const { browser: _, ...ofTarget } = session.capabilities;
    return Object.entries(ofTarget).flatMap(([name, { present }]) => (present ? [] : [name]));
  } finally {
    await target.close();
  }
}

it.each([
  'files-readable-late',
  'files-delivered-elsewhere',
  'files-for-callers-only',
  'pictures-optimised',
  'urls-without-scheme',
  'images-rescaled-later',
  'photos-locked-while-processed',
  'refusals-500',
])('a target that only has the habit %s lacks nothing', async (variant) => {
  expect(await missing(variant)).toEqual([]);
});

it.each([
  ['no-replacing', ['replaceRedeem', 'redeemReplaceToken']],
  ['replacing-by-one-method', ['redeemReplaceToken']],
  ['no-background', ['background']],
  ['no-chunks-for-files', ['chunkedFileUpload']],
  ['nothing-read-back', ['readBack', 'exactReadBack']],
  ['only-pictures-and-optimised', ['exactReadBack']],
  ['images-never-rescaled', ['imageRescale']],
])('a target as %s lacks no more than that', { timeout: 60_000 }, async (variant, lacks) => {
  expect(await missing(variant)).toEqual(lacks);
});
