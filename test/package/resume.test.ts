import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server/server.js';
import { emptyFolder, resultsIn, upload } from './command.js';

const reportFolder = 'upload-contract-report';
const ledger = `${reportFolder}/ledger.json`;

/** A site whose clock the suite cannot move, and a folder with a configuration for it. */
async function project(fault?: string) {
  const reference = await startReference(fault === undefined ? {} : { fault });
  onTestFinished(() => reference.close());
  const folder = await emptyFolder();
  await configure(folder, { target: reference.url });
  return { folder, reference };
}

async function configure(folder: string, more: { readonly target: string; readonly bearer?: string }): Promise<void> {
  const { target, bearer = 'reference-write-bearer' } = more;
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify({ target, auth: { write: { bearer } } }));
}

const run = (folder: string, requirements: string, more: readonly string[] = []) =>
  upload(['run', '--defer', '--requirement', requirements, '--reporter', 'json', ...more], folder).finished;

interface Due {
  readonly from: string;
  readonly until?: string;
}

async function dueIn(folder: string, report = reportFolder): Promise<readonly Due[] | undefined> {
  const text = await readFile(join(folder, report, 'ledger.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { due }: { due: readonly Due[] } = JSON.parse(text);
  return due;
}

async function showTime({ url, clockUrl }: Reference, moment: number): Promise<void> {
  const { headers } = await fetch(url);
  const seconds = Math.ceil(moment - Date.parse(headers.get('date') ?? '') / 1000);
  await fetch(clockUrl, { method: 'POST', body: JSON.stringify({ seconds: Math.max(1, seconds) }) });
}

/** The moment at which the next part can be judged, near the end of its span, with time for a slow machine. */
function nextOf(due: readonly Due[]): number {
  const moments = due.map(({ from, until }) => Date.parse(until ?? from) / 1000 + (until === undefined ? 1 : -20));
  return Math.min(...moments);
}

/** Resumes a run each time that something of it is due, until nothing is left. */
async function resumeAll(folder: string, reference: Reference): Promise<void> {
  for (let due = await dueIn(folder); due !== undefined; due = await dueIn(folder)) {
    await showTime(reference, nextOf(due));
    await upload(['resume', ledger, '--reporter', 'json'], folder).finished;
  }
}

const verdicts = async (folder: string) =>
  Object.fromEntries((await resultsIn(folder)).requirements.map(({ id, verdict }) => [id, verdict]));

const fifteen = 'token.expiry.alive,token.expiry.ended,token.expiry.plain,replace.expiry.not-late';

test('a right target passes what is judged when it is due, in the report of the run that began it', async () => {
  const { folder, reference } = await project();
  const begun = await run(folder, `token.issue.xml,${fifteen}`, ['--reporter', 'junit']);
  expect(begun.status).toBe(0);
  expect(begun.err).toMatch(/\d+ checks due from .* UTC, by the clock of the target: upload-contract resume upload-/);
  const first = await resultsIn(folder);
  expect(await verdicts(folder)).toMatchObject({ 'token.issue.xml': 'pass', 'token.expiry.ended': 'deferred' });
  expect(first.outcome).toBe('partial');
  expect(first.notJudged).toContainEqual(expect.objectContaining({ why: 'due', onPurpose: true }));
  const deferred = first.requirements.flatMap(({ checks }) => checks).filter(({ verdict }) => verdict === 'deferred');
  // Their tokens still work, so no report shows them.
  expect(deferred.filter(({ exchanges }) => exchanges.length > 0)).toEqual([]);

  // Nothing is due yet, so nothing changes.
  expect(await upload(['resume', ledger], folder).finished).toMatchObject({ status: 0 });
  expect((await verdicts(folder))['token.expiry.ended']).toBe('deferred');

  await resumeAll(folder, reference);
  const last = await resultsIn(folder);
  expect(new Set(Object.values(await verdicts(folder)))).toEqual(new Set(['pass']));
  expect(last.run.id).toBe(first.run.id);
  expect(last.run.startedAt).toBe(first.run.startedAt);
  expect(last.run.resumedAt?.length).toBeGreaterThan(1);
  expect(last.run.spent.uploads).toBeGreaterThan(first.run.spent.uploads);
  expect(last.notJudged.map(({ why }) => why)).toEqual(['selection']);
});

test.each([
  ['expires-three-minutes-early', 'token.expiry.alive'],
  ['expires-a-minute-early', 'token.expiry.not-early'],
  ['expires-ten-minutes-late', 'token.expiry.ended'],
  ['chunks-never-expire', 'token.expiry.chunk'],
  ['replace-expires-three-minutes-early', 'replace.expiry.alive'],
])('resume finds the planted fault %s', async (fault, requirement) => {
  const { folder, reference } = await project(fault);
  expect((await run(folder, requirement)).err).toContain('upload-contract resume');
  await resumeAll(folder, reference);
  expect(await verdicts(folder)).toEqual({ [requirement]: 'fail' });
});

test('--wait waits until the rest is due, and says for how long', async () => {
  const { folder, reference } = await project();
  await run(folder, 'token.expiry.plain');
  const moments = (await dueIn(folder))?.map(({ from }) => Date.parse(from) / 1000) ?? [];
  // Time for a slow machine to begin before the last of them.
  await showTime(reference, Math.max(...moments) - 20);
  const { status, err } = await upload(['resume', ledger, '--wait', '--reporter', 'json'], folder).finished;
  expect(status, err).toBe(0);
  expect(err).toMatch(/^upload-contract: \d+ checks? due later, the next in 0:[012]\d\n/);
  expect(await verdicts(folder)).toEqual({ 'token.expiry.plain': 'pass' });
  expect(await dueIn(folder)).toBeUndefined();
});

test('what is resumed too late to be judged is inconclusive, and says so', async () => {
  const { folder, reference } = await project();
  await run(folder, 'token.expiry.not-early');
  await showTime(reference, Date.now() / 1000 + 3600);
  const { status, out } = await upload(['resume', ledger], folder).finished;
  expect(status).toBe(3);
  expect(out).toMatch(/resumed too late/);
});

test('a shard is resumed by the command that its run names, and merges with the others afterwards', async () => {
  const { folder, reference } = await project();
  await rename(join(folder, 'upload-contract.yaml'), join(folder, "the team's.yaml"));
  const words = ['run', '--config', "the team's.yaml", '--defer', '--seed', '4', '--reporter', 'json'];
  const selected = ['--requirement', 'token.issue.xml,token.expiry.plain'];
  const shards = ['1', '2'].map(async (at) => {
    const folders = ['--shard', `${at}/2`, '--report-dir', at];
    return (await upload([...words, ...selected, ...folders], folder).finished).err;
  });
  const named = (await Promise.all(shards)).flatMap((err) => /upload-contract (resume .*)$/m.exec(err)?.[1] ?? []);
  expect(named).toEqual([expect.stringMatching(/^resume [12]\/ledger\.json --config 'the team'\\''s\.yaml'$/)]);
  const part = named[0]?.[7] ?? '';
  for (let due = await dueIn(folder, part); due !== undefined; due = await dueIn(folder, part)) {
    await showTime(reference, nextOf(due));
    await upload(['resume', join(part, 'ledger.json'), '--config', "the team's.yaml", '--reporter', 'json'], folder)
      .finished;
  }
  const merged = await upload(['merge', '1', '2', '--report-dir', 'merged'], folder).finished;
  expect(merged.status, merged.err).toBe(0);
  const { requirements } = await resultsIn(folder, 'merged');
  const judged = requirements.filter(({ id }) => selected[1]?.includes(id));
  expect(judged.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
});

test('a ledger is refused in one line where it does not fit', async () => {
  const { folder, reference } = await project();
  await run(folder, 'token.expiry.ended');
  const text = await readFile(join(folder, ledger), 'utf8');
  expect(text).not.toContain('reference-write-bearer');
  const resume = async (why: RegExp): Promise<void> => {
    const { status, err } = await upload(['resume', ledger], folder).finished;
    expect(err).toMatch(why);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  };
  await writeFile(join(folder, ledger), text.slice(0, 900));
  await resume(/is not JSON/);
  await writeFile(join(folder, ledger), text.replace(/"from": "\d{4}/, '"from": "2031'));
  await resume(/was changed or damaged/);
  await writeFile(join(folder, ledger), text);
  await configure(folder, { target: 'http://127.0.0.1:9' });
  await resume(/is about http:\/\/127\.0\.0\.1:\d+, and the target is http:\/\/127\.0\.0\.1:9/);
  await configure(folder, { target: reference.url, bearer: 'another-secret' });
  await resume(/does not open with the credentials/);
  await configure(folder, { target: reference.url });
  await showTime(reference, Date.now() / 1000 + 40 * 24 * 3600);
  await resume(/the ledger expired at/);
  await upload(['run', '--requirement', 'token.issue.xml', '--reporter', 'json'], folder).finished;
  await writeFile(join(folder, ledger), text);
  await resume(/holds the report of another run/);
});
