import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findReplays, parseReplay } from '../../src/replay/read.js';
import { UsageError } from '../../src/usage-error.js';
import { recordingOf, step } from './build.js';

const good = recordingOf([step(1), step(2, { form: [['upload_token', { from: 1, field: 'upload_token' }]] })]);

/** What is said of a text that is no recording. */
function refusal(value: unknown, name = 'a.json'): string {
  try {
    parseReplay(typeof value === 'string' ? value : JSON.stringify(value), name);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a recording', () => {
  it('is read as it was written', () => {
    expect(parseReplay(JSON.stringify(good), 'a.json')).toEqual(good);
  });

  it.each(['', '{', 'ok', '\u0000', '{"schema": "https://upload-contract.dev/replay/1"'])(
    'is JSON: %j is none',
    (text) => {
      expect(refusal(text)).toBe('a.json is not JSON');
    },
  );

  it.each(['null', '1', '"text"', '[]', '{}', '{"schema": 7}', '{"schema": "https://upload-contract.dev/results/1"}'])(
    'is not just any JSON: %s',
    (text) => {
      expect(refusal(text)).toMatch(/^a\.json is no recording: replay takes the files that run writes/);
    },
  );

  it('is of the version that is known', () => {
    expect(refusal({ ...good, schema: 'https://upload-contract.dev/replay/2' })).toBe(
      'a.json has the schema https://upload-contract.dev/replay/2, but this version reads https://upload-contract.dev/replay/1: record it anew with run',
    );
    expect(refusal({ ...good, schema: `https://upload-contract.dev/replay/${'9'.repeat(5000)}` }).length).toBeLessThan(
      300,
    );
  });

  it.each<[string, object, string]>([
    ['no steps', { ...good, steps: [] }, 'steps'],
    ['a part missing', { ...good, seed: undefined }, 'seed is missing'],
    ['a part of another kind', { ...good, clockMoves: [{ at: 'noon', seconds: 1 }] }, 'clockMoves.0.at'],
    ['a part too many', { ...good, hurry: true }, 'additional properties'],
    [
      'a step that nothing can send',
      { ...good, steps: [{ ...step(1), call: { ...step(1).call, method: 'PUT' } }] },
      'method',
    ],
    ['a run with an odd id', { ...good, run: { ...good.run, id: '' } }, 'run.id'],
  ])('is refused as damaged with %s', (_what, value, problem) => {
    expect(refusal(value)).toMatch(/^a\.json is not a whole recording: /);
    expect(refusal(value)).toContain(problem);
  });

  it('tells only the first problems of many', () => {
    const steps = Array.from({ length: 50 }, () => ({ nonsense: true }));
    expect(refusal({ ...good, steps }).length).toBeLessThan(500);
  });

  it('never drives a terminal by its name or by what it holds', () => {
    const evil = '\u001b]0;owned\u0007\u202e\r\n';
    const values = ['{', { schema: 1 }, { ...good, schema: `https://upload-contract.dev/replay/${evil}` }];
    const damaged = [
      { ...good, [evil]: 1 },
      { ...good, needs: [{ [evil]: 1 }] },
      { ...good, target: evil },
    ];
    for (const value of [...values, ...damaged]) {
      const message = refusal(value, `${evil}.json`);
      expect(message).toMatch(/owned/);
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });
});

/** A folder with the report of a run in which these recordings lie. */
async function reportOf(...files: string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'recordings-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, 'report/replay'), { recursive: true });
  for (const file of files) await writeFile(join(directory, 'report/replay', file), JSON.stringify(good));
  const find = async (word: string, reportDir = 'report') => {
    const found = await findReplays(word, { directory, reportDir });
    for (const { replay } of found) expect(replay).toEqual(good);
    return found.map(({ name }) => name);
  };
  return { directory, find };
}

describe('recordings of a report', () => {
  const files = ['chunk.torn-1.json', 'chunk.torn-2.json', 'chunk.torn-10.json', 'chunk.torn.far-1.json'];

  it('are all of a requirement, in the order of its checks', async () => {
    const { find } = await reportOf(...files);
    expect(await find('chunk.torn')).toEqual([
      'report/replay/chunk.torn-1.json',
      'report/replay/chunk.torn-2.json',
      'report/replay/chunk.torn-10.json',
    ]);
  });

  it('are one by the number of its check', async () => {
    const { find } = await reportOf(...files);
    expect(await find('chunk.torn-2')).toEqual(['report/replay/chunk.torn-2.json']);
    expect(await find('chunk.torn.far-1')).toEqual(['report/replay/chunk.torn.far-1.json']);
  });

  it('are files that lie elsewhere, too, by their path from here or a whole one', async () => {
    const { directory, find } = await reportOf();
    await writeFile(join(directory, 'mine'), JSON.stringify(good));
    expect(await find('mine', 'no-report')).toEqual(['mine']);
    expect(await find(join(directory, 'mine'))).toEqual([join(directory, 'mine')]);
  });

  it.each([
    ['chunk.trn', 'there is no recording in report/replay of "chunk.trn" (did you mean chunk.torn?)'],
    ['chunk.torn-3', 'there is no recording in report/replay of "chunk.torn-3" (did you mean chunk.torn-1?)'],
    ['\u001b[2J', 'there is no recording in report/replay of "\\u{1b}[2J" (did you mean chunk.torn?)'],
  ])('that there are not are told with the nearest name: %j', async (word, message) => {
    const { find } = await reportOf(...files);
    await expect(find(word)).rejects.toThrow(new UsageError(message));
  });

  it('are not there in an empty folder, or in none', async () => {
    const { find } = await reportOf();
    for (const folder of ['report', 'nowhere'])
      await expect(find('chunk.torn', folder)).rejects.toThrow(
        new UsageError(
          `there is no file "chunk.torn", and ${folder}/replay holds no recordings: a run writes one for each failure`,
        ),
      );
  });

  it('are no files of other names, however these may look on a terminal', async () => {
    const { find } = await reportOf(
      'chunk.torn-1.json',
      '\u001b[2Jchunk.slow-1.json',
      'notes.json',
      'chunk.slow-1.json.bak',
    );
    for (const word of ['chunk.slow', 'notes', '\u001b[2Jchunk.slow-1'])
      await expect(find(word)).rejects.toThrow(/\(did you mean chunk\.torn(-1)?\?\)$/);
  });

  it('that cannot be read are told in one line', async () => {
    const { directory, find } = await reportOf('chunk.torn-1.json');
    await mkdir(join(directory, 'report/replay/chunk.slow-1.json'));
    await expect(find('chunk.slow')).rejects.toThrow(/^report\/replay\/chunk\.slow-1\.json cannot be read: EISDIR/);
    await writeFile(join(directory, 'report/replay/chunk.wide-1.json'), '{}');
    await expect(find('chunk.wide')).rejects.toThrow(/^report\/replay\/chunk\.wide-1\.json is no recording/);
  });
});
