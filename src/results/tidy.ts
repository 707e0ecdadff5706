import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Created } from '../client/target.js';
import type { Configuration } from '../config/configuration.js';
import { cleanUp, type Removal } from '../run/cleanup.js';
import { createdLog, dropEmpty, type LeftThing, leftIn } from '../run/created-log.js';
import type { Gathered } from '../run/journal.js';

/** Runs of which something is judged later, by the ledgers in a folder: their tokens may need what they created. */
async function pendingRuns(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => []);
  const ledgers = names.filter((name) => /^ledger(?:-\w+)?\.json$/.test(name));
  const ids = ledgers.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    return /"run":\s*\{\s*"id":\s*"(\w+)"/.exec(text)?.[1] ?? '';
  });
  return new Set(await Promise.all(ids));
}

/**
 * Removes what a run created, and what earlier ones left on the same target according to the list.
 * @param createdFile path of the list of what runs left on targets
 * @param signal ends it
 * @param spared what of it is still needed
 * @returns undefined where no cleanup is configured
 */
export async function tidied(
  { cleanup, target = '' }: Configuration,
  run: string,
  { created }: Pick<Gathered, 'created'>,
  createdFile?: string,
  signal: AbortSignal = new AbortController().signal,
  spared: readonly Created[] = [],
): Promise<readonly Removal<LeftThing>[] | undefined> {
  if (cleanup === undefined) return undefined;
  const listed = createdFile === undefined ? undefined : await leftIn(createdFile);
  const own = created.map((one) => ({ ...one, run, target }));
  const unique = new Map(
    [...own, ...(listed ?? [])].map((one) => [JSON.stringify([one.target, one.kind, one.id]), one]),
  );
  const pending = createdFile === undefined ? new Set() : await pendingRuns(dirname(createdFile));
  const isNeeded = (one: LeftThing): boolean =>
    (one.run !== run && pending.has(one.run)) || spared.some(({ kind, id }) => kind === one.kind && id === one.id);
  const things = [...unique.values()].filter((one) => one.target === target && !isNeeded(one));
  const log = createdFile === undefined ? undefined : createdLog(createdFile);
  const removals = await cleanUp(cleanup.command, things, signal, (thing) => log?.removed(thing));
  if (createdFile !== undefined) await dropEmpty(createdFile);
  return removals;
}
