import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clientRequirements, isRequirementId, requirement } from '../../src/contract/requirements.js';
import { byCommand } from '../../src/uploader/command.js';
import { judgeUploader } from '../../src/uploader/judge.js';
import { resultsOf } from '../../src/uploader/report.js';
import { right, wrongUploaders } from './uploaders.js';

const script = fileURLToPath(new URL('uploader.mjs', import.meta.url));
const isAll = process.env.UPLOADERS === 'all';

/** A sample in every run, all where UPLOADERS=all. */
function sample<T>(all: readonly T[], step: number): readonly T[] {
  return isAll ? all : all.filter((_, at) => at % step === 0);
}

function judged(habits: object, selection: readonly string[]) {
  return judgeUploader({
    upload: byCommand([process.execPath, script, JSON.stringify(habits), '{url}', '{token}', '{file}']),
    selection,
    limitMs: 60_000,
    signal: new AbortController().signal,
    onPlayed: () => {},
  });
}

const failures = (results: Awaited<ReturnType<typeof judged>>['results']): string[] =>
  results
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ requirement: id, name, reason }) => `${id} (${name}): ${reason}`);

/** Quick scenarios of each kind, for the sample. */
const few = [
  'usual',
  'tiny',
  'once-503',
  'once-lost',
  'once-slow',
  'unsupported-middle',
  'error-message',
  'name-quotes',
];

describe('an uploader that keeps the documents', () => {
  it.each(sample(Object.entries(right), 7))(
    'is not blamed: %s',
    async (_, habits) => {
      const { results } = await judged(habits, isAll ? [] : few);
      const musts = results.filter(({ requirement: id }) => requirement(id).level === 'must');
      expect(failures(musts)).toEqual([]);
      expect(musts.some(({ verdict }) => verdict === 'pass')).toBe(true);
    },
    240_000,
  );
});

describe('an uploader that does not', () => {
  it.each(sample(wrongUploaders, 8))(
    '$does: $breaks',
    async ({ habits, breaks, scenario = 'usual' }) => {
      const { results } = await judged(habits, [scenario]);
      expect(failures(results).map((one) => one.split(' ')[0])).toContain(breaks);
    },
    120_000,
  );

  it('is planted for every requirement', () => {
    const broken = new Set(wrongUploaders.map(({ breaks }) => breaks));
    const unplanted = clientRequirements
      .filter(({ id }) => !broken.has(id) && !id.startsWith('client.handler.'))
      .map(({ id }) => id);
    expect(unplanted).toEqual([]);
    expect([...broken].filter((id) => !isRequirementId(id))).toEqual([]);
  });
});

describe('the results', () => {
  it('waive what is expected, and say what was left out', async () => {
    const found = await judged({ exit: 1, chunk: 0 }, ['usual']);
    const about = {
      subject: 'uploader',
      startedAt: new Date().toISOString(),
      failOn: 'must',
      selection: ['usual'],
    } as const;
    const expectedFailures = [{ id: 'client.outcome.success', reason: 'known' }];
    const failed = await resultsOf(found, { ...about, expectedFailures: [], interrupted: false });
    expect(failed.outcome).toBe('nonconformant');
    const waived = await resultsOf(found, { ...about, expectedFailures, interrupted: false });
    expect(waived.outcome).toBe('partial');
    expect(waived.requirements.find(({ id }) => id === 'client.outcome.success')?.verdict).toBe('waived');
  });

  it('say nothing of a command that sends nothing', async () => {
    const found = await judgeUploader({
      upload: byCommand([process.execPath, '-e', 'console.error("no idea")']),
      ...{ selection: [], limitMs: 60_000, signal: new AbortController().signal, onPlayed: () => {} },
    });
    expect(found.endedBy).toContain('no idea');
  });
});
