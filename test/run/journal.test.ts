import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openJournal, readJournal } from '../../src/run/journal.js';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function path(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  folders.push(folder);
  return join(folder, 'journal.ndjson');
}

test('what was written is read again, whatever text it holds', async () => {
  const file = await path();
  const refusal = { kind: 'refused', error: 'TargetUnreachable', message: 'two\nlines and "quotes" \u2028' } as const;
  const journal = openJournal(file);
  journal.write({ kind: 'planned', checks: [] });
  journal.write(refusal);
  expect(await readJournal(file)).toEqual([{ kind: 'planned', checks: [] }, refusal]);
});

test('a line that was cut off is left out, and so nothing else is lost', async () => {
  const file = await path();
  openJournal(file).write({ kind: 'planned', checks: [] });
  await appendFile(file, '{"kind":"ended","result":{"requ');
  expect(await readJournal(file)).toEqual([{ kind: 'planned', checks: [] }]);
});

test('a journal that was never begun is empty', async () => expect(await readJournal(await path())).toEqual([]));
