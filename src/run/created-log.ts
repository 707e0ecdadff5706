import { appendFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Created } from '../client/target.js';

/** The file in a report folder that lists what runs left on targets. */
export const createdFile = 'created.ndjson';

/** Something that a run created on a target. */
export interface LeftThing extends Created {
  /** Id of the run; stands in title and tags of what it created. */
  readonly run: string;
  readonly target: string;
}

/** One line: something was created, or removed again. */
type Line = LeftThing & { readonly removed?: true };

/**
 * A list on the disk of what runs left on targets. It is only ever appended to while a run goes on, so that a run that
 * is killed leaves it whole, and a later one knows what there is to tidy.
 */
export interface CreatedLog {
  created(thing: LeftThing): void;
  removed(thing: LeftThing): void;
}

/** Opens a list; the file begins with the first thing. */
export function createdLog(path: string): CreatedLog {
  // A process that was killed may have left half a line.
  let start = '\n';
  const append = (line: Line): void => {
    appendFileSync(path, `${start}${JSON.stringify(line)}\n`, { mode: 0o600 });
    start = '';
  };
  return {
    created: ({ kind, id, run, target }) => append({ kind, id, run, target }),
    removed: ({ kind, id, run, target }) => append({ kind, id, run, target, removed: true }),
  };
}

const keyOf = ({ kind, id, target }: LeftThing): string => JSON.stringify([target, kind, id]);

/** A line as it was written; undefined for one that a dying process or somebody else left. */
function lineOf(text: string): Line | undefined {
  try {
    const { kind, id, run, target, removed }: Record<string, unknown> = JSON.parse(text);
    if (kind !== 'photo' && kind !== 'file') return undefined;
    if (typeof id !== 'string' || typeof run !== 'string' || typeof target !== 'string') return undefined;
    return { kind, id, run, target, ...(removed === true ? { removed } : {}) };
  } catch {
    return undefined;
  }
}

/** What is left by a list, each thing once; undefined where there is no list. */
export async function leftIn(path: string): Promise<readonly LeftThing[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const left = new Map<string, LeftThing>();
  for (const one of text.split('\n')) {
    const line = lineOf(one);
    if (line?.removed === true) left.delete(keyOf(line));
    else if (line !== undefined && !left.has(keyOf(line))) left.set(keyOf(line), line);
  }
  return [...left.values()];
}

/** Removes a list by which nothing is left. */
export async function dropEmpty(path: string): Promise<void> {
  if ((await leftIn(path))?.length === 0) await rm(path, { force: true });
}
