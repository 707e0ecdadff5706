import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { frozenAs, sumsOf, writeRevision } from '../../scripts/freeze/write.mjs';
import { freeze } from '../../src/certify/revision.js';
import { readRevision, revisionsIn } from '../../src/certify/revisions.js';
import { contract, requirements } from '../../src/contract/requirements.js';
import { loadSuites } from '../../src/run/suites.js';
import { revision } from './build.js';

const frozenFolder = fileURLToPath(new URL('../../openapi/revisions/', import.meta.url));

describe('the frozen revisions of this repository', async () => {
  const names = await readdir(frozenFolder).catch(() => []);

  it('are as they were when they were frozen', async () => {
    const sums = names.length === 0 ? '' : await readFile(join(frozenFolder, 'SHA256SUMS'), 'utf8');
    expect(names.length === 0 ? '' : await sumsOf(frozenFolder)).toBe(sums);
  });

  it('are called what they are', async () => {
    const revisions = await revisionsIn(pathToFileURL(frozenFolder));
    const files = names.filter((name) => name.endsWith('.yaml'));
    expect(files.sort()).toEqual(revisions.map((one) => `${one.revision}.yaml`).sort());
  });

  it('hold what the contract and the suites demand now, if it is their revision', async () => {
    const frozen = (await revisionsIn(pathToFileURL(frozenFolder))).find((one) => one.revision === contract.revision);
    if (frozen === undefined) return;
    expect(freeze({ ...frozen, contract, requirements, checks: await loadSuites() })).toEqual(frozen);
  });
});

describe('a revision of the contract as it is now', async () => {
  const now = freeze({
    contract,
    requirements,
    checks: await loadSuites(),
    frozenOn: '2026-01-01',
    minimumToolVersion: '0.1.0',
    runs: 20,
  });

  it('demands every requirement with every check of it', async () => {
    expect(now.requirements.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id));
    const demanded = now.requirements.flatMap(({ id, checks }) => checks.map(({ name }) => `${id} ${name}`));
    expect(demanded.sort()).toEqual((await loadSuites()).map((check) => `${check.requirement} ${check.name}`).sort());
  });

  it('demands something for every sentence that can be checked', () => {
    const empty = now.requirements.filter(({ checks }) => checks.length === 0);
    expect(empty.every(({ untestable }) => untestable !== undefined)).toBe(true);
  });

  it('has a seed that follows from the contract', () => {
    expect(now.seed).toBe(Math.floor(Number(`0x${contract.digest.slice('sha256:'.length, 15)}`) / 2));
  });

  it('does not depend on the order in which the suites are loaded', async () => {
    const checks = [...(await loadSuites())].reverse();
    expect(freeze({ ...now, contract, requirements, checks })).toEqual(now);
  });
});

describe('freezing', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'revisions-'));
    return () => rm(directory, { recursive: true });
  });

  const file = () => join(directory, `${revision.revision}.yaml`);

  it('writes what can be read again', async () => {
    expect(await writeRevision(directory, revision)).toBe('frozen');
    expect(readRevision(await readFile(file(), 'utf8'))).toEqual(revision);
    expect(await frozenAs(directory, revision.revision)).toEqual(revision);
    expect(await revisionsIn(pathToFileURL(`${directory}/`))).toEqual([revision]);
  });

  it('changes nothing the second time', async () => {
    await writeRevision(directory, revision);
    const text = await readFile(file(), 'utf8');
    expect(await writeRevision(directory, revision)).toBe('unchanged');
    expect(await readFile(file(), 'utf8')).toBe(text);
  });

  it.each([
    ['requirements', { requirements: revision.requirements.slice(1) }],
    ['digest', { digest: `sha256:${'0'.repeat(64)}` }],
    ['seed', { seed: 1 }],
    ['runs', { runs: 1 }],
  ])('refuses to change the %s of a frozen revision', async (key, change) => {
    await writeRevision(directory, revision);
    await expect(writeRevision(directory, { ...revision, ...change })).rejects.toThrow(
      `revision ${revision.revision} is frozen, and its ${key} would change: give the contract a new info.version`,
    );
    expect(await frozenAs(directory, revision.revision)).toEqual(revision);
  });

  it('adds a new revision and leaves the others', async () => {
    const next = { ...revision, revision: '2099.1.0', requirements: revision.requirements.slice(1) };
    await writeRevision(directory, next);
    await writeRevision(directory, revision);
    expect((await revisionsIn(pathToFileURL(`${directory}/`))).map((one) => one.revision)).toEqual([
      revision.revision,
      '2099.1.0',
    ]);
    expect(await readFile(join(directory, 'SHA256SUMS'), 'utf8')).toMatch(/^([0-9a-f]{64} {2}[\d.]+\.yaml\n){2}$/);
  });

  it('adds none beside one that was changed', async () => {
    await writeRevision(directory, revision);
    await writeFile(file(), `${await readFile(file(), 'utf8')}\n`);
    await expect(writeRevision(directory, { ...revision, revision: '2099.1.0' })).rejects.toThrow(
      'a frozen revision was changed: it does not fit SHA256SUMS',
    );
  });

  it('what is no revision is not read as one', () => {
    expect(() => readRevision('{revision: 2026.1.0}')).toThrow('schema is missing');
  });
});
