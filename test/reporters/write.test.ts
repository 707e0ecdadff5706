import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeReports } from '../../reporters/write.js';
import { assembled, failed, result } from '../judge/build.js';
import { everything } from './hostile.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'));
});
afterEach(async () => {
  await chmod(directory, 0o700);
  await rm(directory, { recursive: true });
});

const files = async () => (await readdir(directory, { recursive: true })).sort();

describe('writing reports', () => {
  it('makes the directory, writes all kinds and leaves nothing else', async () => {
    const results = assembled([failed('token.distinct')]);
    const written = await writeReports(results, join(directory, 'a/b'));
    const all = ['results.json', 'junit.xml', 'report.html', 'exchanges.har', 'summary.md', 'ctrf.json'];
    all.push('badge.svg', 'badge.json', 'replay/token.distinct-1.json', 'replay/token.distinct-1.sh');
    expect(written).toEqual(all);
    expect(await files()).toEqual(['a', 'a/b', ...['replay', ...all].map((one) => `a/b/${one}`)].sort());
    expect(JSON.parse(await readFile(join(directory, 'a/b/results.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(results)),
    );
  });

  it('writes every replay that the results name', async () => {
    const results = everything();
    await writeReports(results, directory);
    const named = results.requirements.flatMap((one) => one.checks.flatMap((check) => check.replay ?? []));
    expect(named.length).toBeGreaterThan(3);
    for (const path of named) expect(JSON.parse(await readFile(join(directory, path), 'utf8')).steps).toHaveLength(1);
  });

  it('writes only the kinds that were asked for, over earlier ones', async () => {
    await writeFile(join(directory, 'junit.xml'), 'old');
    expect(await writeReports(assembled([]), directory, [{ name: 'junit' }])).toEqual(['junit.xml']);
    expect(await files()).toEqual(['junit.xml']);
    expect(await readFile(join(directory, 'junit.xml'), 'utf8')).toContain('<testsuites');
  });

  it('writes nothing when the results are not as promised', async () => {
    const good = assembled([result('token.distinct')]);
    await expect(writeReports({ ...good, because: '' }, directory)).rejects.toThrow('because is empty');
    expect(await files()).toEqual([]);
  });

  it('leaves the earlier file whole and no other behind when a file cannot be put in its place', async () => {
    await writeReports(assembled([]), join(directory, 'results.json/in-the-way'), [{ name: 'junit' }]);
    await expect(writeReports(assembled([]), directory, [{ name: 'json' }])).rejects.toThrow();
    expect(await files()).toEqual(['results.json', 'results.json/in-the-way', 'results.json/in-the-way/junit.xml']);
  });
});
