import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../reporters/json/json.js';
import type { Results } from '../../src/results/results.js';
import { command, folder } from '../certify/build.js';
import { resultsOf } from './build.js';
import { judged } from './reference.js';

// Commands load these when they run; loaded beforehand, that takes no time of a test.
import '../../reporters/compare/html/render.js';
import '../../reporters/compare/markdown.js';
import '../../reporters/compare/terminal.js';
import '../../src/compare/compare.js';
import '../../src/results/read.js';

let directory: string;
let run: (words: string, environment?: NodeJS.ProcessEnv) => ReturnType<typeof command>;
beforeEach(async () => {
  directory = await folder();
  run = (words, environment) => command(directory, words.split(' '), environment);
  return () => rm(directory, { recursive: true });
});

/** Writes results as a run does. */
async function put(name: string, results: Results): Promise<void> {
  const [file] = json(results);
  await writeFile(join(directory, name), file?.content ?? '');
}

function read(name: string): Promise<string> {
  return readFile(join(directory, name), 'utf8');
}

describe('compare', () => {
  beforeEach(async () => {
    await put('a.json', resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'pass' }));
    await put('b.json', resultsOf({ 'token.distinct': 'fail', 'token.unguessable': 'pass' }));
    await put('c.json', resultsOf({ 'token.distinct': 'pass', 'token.unguessable': 'fail' }));
    await put('d.json', resultsOf({ 'token.distinct': 'pass' }));
    await put('e.json', resultsOf({ 'token.echo.tags': 'pass' }));
  });

  it.each<[string, number]>([
    ['a.json a.json', 0],
    ['a.json b.json', 1],
    ['b.json a.json', 0],
    ['a.json c.json', 0],
    ['a.json c.json --fail-on should', 1],
    ['a.json d.json', 0],
    ['a.json d.json --strict', 0],
    ['a.json d.json --strict --fail-on should', 1],
    ['a.json b.json a.json', 1],
    ['a.json e.json', 3],
  ])('%s exits %d', async (words, status) => {
    expect(await run(`compare ${words}`)).toMatchObject({ status, err: '' });
  });

  it('prints for people, coloured where that is wished for', async () => {
    const { out } = await run('compare a.json b.json');
    expect(out).toContain('token.distinct  must   ✓ pass  ✕ fail, broke\n');
    expect(out).toMatch(/Regression\. 1 regression: token\.distinct \(broke\)\.\n$/);
    expect(out).not.toContain('token.unguessable');
    expect((await run('compare a.json b.json --all')).out).toContain('token.unguessable  should  ✓ pass  ✓ pass\n');
    expect((await run('compare a.json b.json', { FORCE_COLOR: '1' })).out).toContain('\u001b[31m');
    expect((await run('compare a.json b.json', { FORCE_COLOR: '1', NO_COLOR: '1' })).out).toBe(out);
  });

  it('writes Markdown and HTML beside that, from wherever it is called', async () => {
    await mkdir(join(directory, 'out'));
    const { status, out } = await run('compare a.json b.json --markdown out/c.md --html out/c.html');
    expect(status).toBe(1);
    expect(out).toMatch(/^2 runs/);
    expect(await read('out/c.md')).toMatch(/^## ❌ Regression\n/);
    expect(await read('out/c.html')).toMatch(/^<!doctype html>/);
  });

  it('prints Markdown, HTML or JSON in the place of the report', async () => {
    expect((await run('compare a.json b.json --markdown -')).out).toMatch(
      /^## ❌ Regression\n[\s\S]*now fails[\s\S]*\n$/,
    );
    expect((await run('compare a.json b.json --html -')).out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    const { status, out } = await run('compare a.json b.json --json --html c.html');
    expect(status).toBe(1);
    expect(await read('c.html')).toMatch(/^<!doctype html>/);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'regression',
      failOn: 'must',
      strict: false,
      columns: [{ file: 'a.json' }, { file: 'b.json', changes: { broke: 1, fixed: 0 } }],
      rows: [
        { id: 'token.distinct', cells: [{ change: null }, { standing: 'fail', change: { kind: 'broke', since: 0 } }] },
        { id: 'token.unguessable' },
      ],
    });
  });

  it('says in its help what a regression is and what the exit status means', async () => {
    const { status, out } = await run('compare --help');
    expect(status).toBe(0);
    expect(out).toContain('A regression is a requirement at or above --fail-on that passed and now fails');
    expect(out).toContain('Exit status: 0 no regression, 1 regression, 2 wrong usage, 3 none seen, but');
  });

  it.each([
    ['', "missing required argument 'files'"],
    [' a.json', 'compare takes two or more files, the earliest run first'],
    [' a.json none.json', 'none.json cannot be read (ENOENT)'],
    [' a.json .', '. cannot be read (EISDIR)'],
    [' a.json text.json', 'text.json is not JSON'],
    [' a.json other.json', 'other.json is no results.json'],
    [' a.json later.json', 'later.json has the schema https://upload-contract.dev/results/3, but this version reads'],
    [' a.json b.json --fail-on may', 'Allowed choices are must, should.'],
    [' a.json b.json --markdwn x', "unknown option '--markdwn' (did you mean --markdown?)"],
    [' a.json b.json --html none/c.html', 'none/c.html cannot be written (ENOENT)'],
    [' a.json b.json --html - --markdown -', '--markdown - and --html - cannot both be printed to the standard output'],
    [' a.json b.json --json --markdown -', '--json and --markdown - cannot both be printed to the standard output'],
  ])('compare%s is wrong usage, told in one line', async (words, message) => {
    await writeFile(join(directory, 'text.json'), 'text');
    await writeFile(join(directory, 'other.json'), '{}');
    await writeFile(join(directory, 'later.json'), '{"schema": "https://upload-contract.dev/results/3"}');
    const { status, out, err } = await run(`compare${words}`);
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: expect.stringMatching(/^upload-contract: [^\n]+\n$/),
    });
    expect(err).toContain(message);
  });
});

describe('runs of the reference implementation', { timeout: 60_000 }, () => {
  let good: Results;
  let faulty: Results;
  let variant: Results;
  beforeAll(async () => {
    good = await judged('1', {});
    faulty = await judged('2', { fault: 'token-lifetime-default-360' });
    variant = await judged('3', { variant: 'strict-ranges' });
  }, 120_000);

  it('show what a fault breaks, what mends it, and that a variant breaks nothing', async () => {
    await put('good.json', good);
    await put('faulty.json', faulty);
    await put('variant.json', variant);
    const broken = await run('compare good.json faulty.json');
    expect(broken).toMatchObject({ status: 1, err: '' });
    expect(broken.out).toMatch(/Regression\. 1 regression: token\.lifetime\.default \(broke\)\.\n$/);
    expect(broken.out).toMatch(/ {4}check +\S.* \(passed before\)\n {4}got +expected .*180.*360/s);
    const fixed = await run('compare faulty.json good.json');
    expect(fixed).toMatchObject({ status: 0, err: '' });
    expect(fixed.out).toMatch(/No regression\. 1 fixed\.\n$/);
    const same = await run('compare good.json variant.json --strict --fail-on should');
    expect(same).toMatchObject({ status: 0, err: '' });
    expect(same.out).toMatch(/No regression\. Nothing changed\.\n$/);
    const all = await run('compare good.json faulty.json variant.json --all');
    expect(all.status).toBe(1);
    expect(all.out).toMatch(/token\.lifetime\.default +must +✓ pass +✕ fail, broke +✓ pass, fixed\n/);
    expect(all.out.match(/^token\.lifetime\.\S+ +must/gm)).toHaveLength(4);
  });
});
