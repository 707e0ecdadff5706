import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseChoices, usualChoices } from '../../reporters/choice.js';
import { writeReports } from '../../reporters/write.js';
import { main } from '../../src/cli/program.js';
import { assembled, failed } from '../judge/build.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'choices-'));
});
afterEach(() => rm(directory, { recursive: true }));

class Text extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function run(...words: string[]) {
  const [stdout, stderr] = [new Text(), new Text()];
  const status = await main(['run', ...words], { stdout, stderr, environment: {}, directory }, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

describe('--reporter', () => {
  it('names reports, and files from the folder that a command is run in', () => {
    expect(parseChoices(['json', 'har=a/b.har', 'markdown=/c=d.md'], '/here')).toEqual([
      { name: 'json' },
      { name: 'har', file: '/here/a/b.har' },
      { name: 'markdown', file: '/c=d.md' },
    ]);
  });

  it('makes all that are files when it is not given', () => {
    expect(usualChoices.map(({ name }) => name).join()).toBe('json,junit,html,har,markdown,ctrf,badge,replay');
  });

  it.each([
    [['--reporter', 'jsn'], 'there is no reporter "jsn" (did you mean json?)'],
    [['--reporter', 'json', '--reporter', 'markdwon=a.md'], 'there is no reporter "markdwon" (did you mean markdown?)'],
    [['--reporter', 'toString'], 'there is no reporter "toString"'],
    [['--reporter', ''], 'there is no reporter ""'],
    [['--reporter', 'json='], '--reporter json= names no file'],
    [['--reporter', 'replay=a.json'], 'the reporter replay writes several files, not a.json'],
    [['--reporter', 'json=a', '--reporter', 'ctrf=./a'], 'two reporters cannot write ./a'],
    [['--reporter', 'json=/dev/null/a.json'], 'no report can be written to --reporter json'],
    [['--reporter', 'json=there'], '--reporter json names a folder'],
  ])('%j is wrong usage, told in one line before anything is run', async (words, message) => {
    await mkdir(join(directory, 'there'));
    const { status, out, err } = await run(...words);
    expect(err).toContain(message);
    expect(err).toMatch(/^upload-contract: [^\n]+\n$/);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  it('puts each report where it was asked for, and no other', async () => {
    const words = [
      'junit=ci/tests.xml',
      'badge=shields.json',
      'badge=drawn.svg',
      'badge=as-is',
      'github=a.txt',
      'ctrf',
    ];
    const written = await writeReports(
      assembled([failed('token.distinct')]),
      join(directory, 'report'),
      parseChoices(words, directory),
    );
    const at = (path: string): string => join(directory, path);
    expect(written).toEqual([...['ci/tests.xml', 'shields.json', 'drawn.svg', 'as-is', 'a.txt'].map(at), 'ctrf.json']);
    const files = (await readdir(directory, { recursive: true })).sort();
    expect(files).toEqual(
      ['a.txt', 'as-is', 'ci', 'ci/tests.xml', 'drawn.svg', 'report', 'report/ctrf.json', 'shields.json'].sort(),
    );
    expect(await readFile(at('shields.json'), 'utf8')).toMatch(/^\{"schemaVersion":1/);
    for (const path of ['drawn.svg', 'as-is']) expect(await readFile(at(path), 'utf8')).toMatch(/^<svg /);
    expect(await readFile(at('a.txt'), 'utf8')).toMatch(/^::error title=token\.distinct/);
  });
});
