import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { main } from '../../src/cli/program.js';
import { configure } from '../../src/config/load.js';
import type { RunOptions } from '../../src/results/judge-target.js';
import type { Results } from '../../src/results/results.js';
import { assembled, exchange, failed, result } from '../judge/build.js';
import { Text } from './text.js';

/** What was asked of the run that this file stands in for, and what that one found. */
let asked: RunOptions[] = [];
let found: Results;
vi.mock('../../src/results/judge-target.js', async (original) => ({
  ...(await original<typeof import('../../src/results/judge-target.js')>()),
  judgeTarget: async (options: RunOptions) => {
    asked.push(options);
    return { results: found, exit: found.outcome === 'conformant' ? 0 : 1 };
  },
}));

const good = result('token.distinct');
const bad = failed('chunk.torn');
const alsoBad = failed('callback.domain');

beforeEach(() => {
  asked = [];
  found = assembled([result('chunk.torn')]);
});

/** A folder in which the report of an earlier run lies. */
async function folderWith(results?: object, configuration: object = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'run-failed-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFile(join(directory, 'upload-contract.yaml'), JSON.stringify(configuration));
  const report = join(directory, 'upload-contract-report');
  await mkdir(report);
  if (results !== undefined) await writeFile(join(report, 'results.json'), JSON.stringify(results));
  return directory;
}

async function run(directory: string, words: string) {
  const [stdout, stderr] = [new Text(), new Text()];
  const io = { stdout, stderr, environment: {}, directory };
  const status = await main(['run', ...words.split(' ')], io, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

const oneLine = /^upload-contract: [^\n]+\n$/;

describe('run --failed', () => {
  it('runs only what failed, as it ran', async () => {
    const directory = await folderWith(assembled([good, bad, alsoBad]));
    expect((await run(directory, '--failed')).status).toBe(0);
    expect(asked).toMatchObject([{ selection: { suites: [], requirements: ['callback.domain', 'chunk.torn'] } }]);
    expect(asked).toMatchObject([{ seed: 42, runs: 10, configuration: { target: 'http://127.0.0.1:9' } }]);
  });

  it('goes by another seed, other runs and another target when told to', async () => {
    const directory = await folderWith(assembled([bad]));
    await run(directory, '--failed --seed 7 --runs 3 --target https://staging.example.com');
    expect(asked).toMatchObject([{ seed: 7, runs: 3, configuration: { target: 'https://staging.example.com' } }]);
  });

  it('asks the configured target before the one of the report', async () => {
    await run(await folderWith(assembled([bad]), { target: 'https://videos.example.com' }), '--failed');
    expect(asked).toMatchObject([{ configuration: { target: 'https://videos.example.com' } }]);
  });

  it('judges the reference implementation again when that was judged', async () => {
    const before = assembled([bad], { target: { url: 'http://127.0.0.1:1', reference: true } });
    await run(await folderWith(before), '--failed');
    expect(asked.map(({ configuration }) => configuration)).toEqual([
      await configure({}, { environment: {}, directory: '.' }),
    ]);
  });

  it('runs what is worth a should as well, and nothing that is waived', async () => {
    const expectedFailures = [{ id: 'chunk.torn', reason: 'known' }];
    const before = assembled([good, bad, failed('token.unguessable')], { expectedFailures });
    expect(before.outcome).toBe('partial');
    await run(await folderWith(before), '--failed');
    expect(asked).toMatchObject([{ selection: { requirements: ['token.unguessable'] } }]);
  });

  it('reads the report of another folder', async () => {
    const directory = await folderWith();
    await mkdir(join(directory, 'other'));
    await writeFile(join(directory, 'other/results.json'), JSON.stringify(assembled([bad])));
    expect((await run(directory, '--failed --report-dir other')).status).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('takes a run that was not complete by what failed in it', async () => {
    await run(await folderWith(assembled([bad], { planned: [bad, good] })), '--failed');
    expect(asked).toMatchObject([{ selection: { requirements: ['chunk.torn'] } }]);
  });

  it('says in one line that nothing failed, and starts nothing', async () => {
    const { status, out, err } = await run(await folderWith(assembled([good])), '--failed');
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toBe('upload-contract: nothing failed in the previous run, so there is nothing to run again\n');
    expect(asked).toEqual([]);
  });

  it.each<[string, object | undefined, string, string]>([
    ['there is no report', undefined, '--failed', 'upload-contract-report/results.json cannot be read (ENOENT)'],
    ['it is no report', { schema: 1 }, '--failed', 'upload-contract-report/results.json is no results.json'],
    [
      'the run was not complete, and nothing failed in it',
      assembled([good], { planned: [good, bad] }),
      '--failed',
      'nothing failed in upload-contract-report/results.json, but it was not judged completely: The run was cut short after 1 of 2',
    ],
    [
      'that report would drive a terminal',
      { ...assembled([]), because: '\u001b[2J' },
      '--failed',
      'but it was not judged completely: \\u{1b}[2J',
    ],
    [
      'what failed is no requirement any more',
      {
        ...assembled([bad]),
        requirements: assembled([bad]).requirements.map((one) => ({ ...one, id: 'chunk.torm' })),
      },
      '--failed',
      'there is no requirement "chunk.torm" (did you mean chunk.torn?)',
    ],
    ['suites are chosen, too', assembled([bad]), '--failed --suite tokens', "option '--failed' cannot be used with"],
    ['ids are chosen, too', assembled([bad]), '--failed --requirement chunk.torn', "'--failed' cannot be used with"],
  ])('is wrong usage when %s', async (_when, results, words, message) => {
    const { status, out, err } = await run(await folderWith(results), words);
    expect(err).toContain(message);
    expect(err).toMatch(oneLine);
    expect({ status, out, asked }).toEqual({ status: 2, out: '', asked: [] });
  });
});

describe('the recordings of an earlier run', () => {
  const recordings = async (directory: string) =>
    (await readdir(join(directory, 'upload-contract-report/replay'))).filter((name) => !name.endsWith('.sh')).sort();

  it('go with its report, and files of other names stay', async () => {
    const directory = await folderWith();
    found = assembled([bad, alsoBad, failed('chunk.torn', { name: 'two', exchanges: [exchange(), exchange()] })]);
    await run(directory, '--suite resumable');
    expect(await recordings(directory)).toEqual(['callback.domain-1.json', 'chunk.torn-1.json', 'chunk.torn-2.json']);
    const scripts = async () =>
      (await readdir(join(directory, 'upload-contract-report/replay'))).filter((name) => name.endsWith('.sh'));
    expect(await scripts()).toEqual(['callback.domain-1.sh', 'chunk.torn-1.sh', 'chunk.torn-2.sh']);
    const folder = join(directory, 'upload-contract-report/replay');
    for (const name of [
      'notes.md',
      'mine.json',
      'mine-1.json',
      'chunk.torn-1.json.bak',
      'Chunk-1.json',
      '.chunk.torn-1.json.a1',
    ])
      await writeFile(join(folder, name), '');
    await mkdir(join(folder, 'kept'));
    found = assembled([result('callback.domain'), failed('chunk.torn')]);
    await run(directory, '--suite resumable');
    expect(await recordings(directory)).toEqual([
      '.chunk.torn-1.json.a1',
      'Chunk-1.json',
      'chunk.torn-1.json',
      'chunk.torn-1.json.bak',
      'kept',
      'mine-1.json',
      'mine.json',
      'notes.md',
    ]);
    expect(await scripts()).toEqual(['chunk.torn-1.sh']);
  });

  it('stay with the whole report when what failed runs again, beside it', async () => {
    const directory = await folderWith(assembled([bad, alsoBad]));
    found = assembled([result('callback.domain'), failed('chunk.torn')]);
    const before = await readFile(join(directory, 'upload-contract-report/results.json'), 'utf8');
    expect((await run(directory, '--failed')).out).toContain('Report: upload-contract-report/failed\n');
    expect(await readFile(join(directory, 'upload-contract-report/results.json'), 'utf8')).toBe(before);
    expect(await readdir(join(directory, 'upload-contract-report/failed/replay'))).toEqual([
      'chunk.torn-1.json',
      'chunk.torn-1.sh',
    ]);
  });

  it('stay when a run writes none', async () => {
    const directory = await folderWith();
    found = assembled([bad]);
    await run(directory, '--suite resumable');
    await run(directory, '--suite resumable --reporter json --reporter junit');
    expect(await recordings(directory)).toEqual(['chunk.torn-1.json']);
  });

  it('may be a folder by their names, which stays, too', async () => {
    const directory = await folderWith();
    await mkdir(join(directory, 'upload-contract-report/replay/chunk.torn-7.json'), { recursive: true });
    expect((await run(directory, '--suite resumable')).status).toBe(0);
    expect(await recordings(directory)).toEqual(['chunk.torn-7.json']);
  });
});
