import type { Configuration } from '../config/configuration.js';
import { cleanUp, type Removal } from '../run/cleanup.js';
import { createdLog, dropEmpty, type LeftThing, leftIn } from '../run/created-log.js';
import type { Gathered } from '../run/journal.js';

/**
 * Removes what a run created, and what earlier ones left on the same target according to the list.
 * @param createdFile path of the list of what runs left on targets
 * @param signal ends it
 * @returns undefined where no cleanup is configured
 */
export async function tidied(
  { cleanup, target = '' }: Configuration,
  run: string,
  { created }: Pick<Gathered, 'created'>,
  createdFile?: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly Removal<LeftThing>[] | undefined> {
  if (cleanup === undefined) return undefined;
  const listed = createdFile === undefined ? undefined : await leftIn(createdFile);
  const own = created.map((one) => ({ ...one, run, target }));
  const unique = new Map(
    [...own, ...(listed ?? [])].map((one) => [JSON.stringify([one.target, one.kind, one.id]), one]),
  );
  const things = [...unique.values()].filter((one) => one.target === target);
  const log = createdFile === undefined ? undefined : createdLog(createdFile);
  const removals = await cleanUp(cleanup.command, things, signal, (thing) => log?.removed(thing));
  if (createdFile !== undefined) await dropEmpty(createdFile);
  return removals;
}
