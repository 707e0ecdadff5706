import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { Created } from '../client/target.js';

/** What cleanup did with one thing. */
export interface Removal<Thing extends Created> {
  readonly thing: Thing;
  /** Why it is still there, in one line; undefined for what was removed. */
  readonly problem: string | undefined;
}

/** Commands that run at once. */
const atOnce = 4;

/** Milliseconds that one command may take. */
const longest = 60_000;

/** Failures without a single success after which the others are not tried. */
const hopeless = 10;

/** Characters of what a command printed that a problem quotes. */
const quoted = 200;

/**
 * A command in which placeholders are arguments of the shell: what a target calls its things never becomes code. Quotes
 * around a placeholder are taken off, since the argument has its own.
 */
export function cleanupScript(command: string): string {
  const places = { kind: '"$1"', id: '"$2"' };
  return command.replace(/(["']?)\{(kind|id)\}\1/g, (_, __, name: string) =>
    name === 'kind' ? places.kind : places.id,
  );
}

/** Why a command failed, by its exit status and the last line that it printed. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, killed, stderr }: Readonly<Record<string, unknown>> = { ...error };
  const said = typeof stderr === 'string' ? (stderr.trim().split('\n').at(-1) ?? '').slice(0, quoted) : '';
  const how =
    typeof code === 'number'
      ? `the command ended with ${code}`
      : killed === true
        ? `the command did not end within ${longest / 1000} s`
        : 'the command was stopped';
  return said === '' ? how : `${how}: ${said}`;
}

/**
 * Removes things by a command, several at once. A failure of the command says nothing of the target.
 * @param signal ends it; what was not removed until then is left
 */
export async function cleanUp<Thing extends Created>(
  command: string,
  things: readonly Thing[],
  signal: AbortSignal,
  onRemoved: (thing: Thing) => void = () => {},
): Promise<readonly Removal<Thing>[]> {
  const script = cleanupScript(command);
  const gate = pLimit(atOnce);
  let removed = 0;
  let failed = 0;
  const remove = async (thing: Thing): Promise<Removal<Thing>> => {
    if (signal.aborted) return { thing, problem: 'cleanup was stopped' };
    if (removed === 0 && failed >= hopeless) return { thing, problem: `not tried, since the first ${failed} failed` };
    try {
      await promisify(execFile)('/bin/sh', ['-c', script, 'cleanup', thing.kind, thing.id], {
        timeout: longest,
        signal,
      });
      removed += 1;
      onRemoved(thing);
      return { thing, problem: undefined };
    } catch (error) {
      failed += 1;
      return { thing, problem: signal.aborted ? 'cleanup was stopped' : problemOf(error) };
    }
  };
  return Promise.all(things.map((thing) => gate(remove, thing)));
}
