import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mismatch } from '../../suites/check/signals.js';
import { history, play, type Step, slowHistory } from '../../suites/resumable/history.js';
import { type Decisions, inMemory } from './in-memory.js';

const anyHistory = fc.oneof(history, slowHistory);

async function isExplained(decisions: Partial<Decisions>, steps: readonly Step[]): Promise<boolean> {
  try {
    await play(inMemory(decisions), steps);
    return true;
  } catch (error) {
    if (error instanceof Mismatch) return false;
    throw error;
  }
}

const choices: readonly Partial<Decisions>[] = [
  {},
  { failureTakesUse: true },
  { takesLateChunks: false },
  { failureTakesUse: true, takesLateChunks: false },
  { looksAtInnerChunks: false },
  { finishesWhatBegan: true },
  { finishesWhatBegan: true, looksAtInnerChunks: false },
  { failureTakesUse: true, finishesWhatBegan: true, looksAtInnerChunks: false },
  { looksAtFirstChunk: false, looksAtInnerChunks: false },
  { looksAtFirstChunk: false, looksAtInnerChunks: false, finishesWhatBegan: true },
  { looksAtFirstChunk: false, looksAtInnerChunks: false, keepsRefused: true },
  { firstChunkTakesUse: true },
  { firstChunkTakesUse: true, forgetsAfter: 5, failureTakesUse: true },
  { firstChunkTakesUse: true, startsOver: true, takesLateChunks: false },
  { startsOver: true },
  { forgetsAfter: 10 },
  { forgetsAfter: 5, finishesWhatBegan: true, looksAtInnerChunks: false },
  { takesAnything: true },
];

describe('a server that is right', () => {
  it.each(choices.map((choice) => [JSON.stringify(choice), choice] as const))(
    'is never blamed, whatever it chose: %s',
    async (_, choice) => {
      await fc.assert(
        fc.asyncProperty(anyHistory, (steps) => isExplained(choice, steps)),
        { numRuns: 300 },
      );
    },
    30_000,
  );
});

/** Histories that a run tries at the usual number of cases, times the runs of a day. */
const tries = 150;

describe('a server that is wrong', () => {
  const faults: readonly (keyof Decisions)[] = [
    'countsRepeats',
    'mixesTokens',
    'oneTooMany',
    'chunksTakeUses',
    'takesShortChunks',
    'takesTornChunks',
    'lateChunksUpload',
    'wrongChunkCounts',
    'finishesUnpaid',
    'neverEnds',
    'allEndTogether',
    'lastNumberCompletes',
  ];

  it.each(faults)('is found out by its histories: %s', async (fault) => {
    const details = await fc.check(
      fc.asyncProperty(anyHistory, (steps) => isExplained({ [fault]: true }, steps)),
      { numRuns: tries, seed: 1, endOnFailure: true },
    );
    expect(details.failed).toBe(true);
  });
});

it('a failure says which step it was', async () => {
  const steps: readonly Step[] = [
    { do: 'issue', uses: 1, minutes: 15 },
    { do: 'upload', token: 0 },
    { do: 'upload', token: 0 },
  ];
  await expect(play(inMemory({ oneTooMany: true }), steps)).rejects.toThrow(
    'expected step 3 (upload 0) not to succeed',
  );
});
