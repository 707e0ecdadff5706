import { watch } from 'node:fs/promises';
import { connect } from 'node:net';
import { relative, resolve, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two looks at the target. */
const pace = 200;

/** Folders in which changes say nothing about a server. */
const ignored = new Set(['node_modules', '.git', 'coverage']);

/** What to watch. */
export interface Watched {
  /** Everything below it counts. */
  readonly folder: string;
  /** Except what is below these. */
  readonly except: readonly string[];
  /** Undefined for the reference implementation, which cannot change. */
  readonly target: string | undefined;
}

/** Whether something accepts connections at the address of a target. */
export function answers(target: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(target);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
  return new Promise((done) => {
    const end = (is: boolean): void => {
      socket.destroy();
      done(is);
    };
    socket
      .setTimeout(2000, () => end(false))
      .once('connect', () => end(true))
      .once('error', () => end(false));
  });
}

async function fileChanged({ folder, except }: Watched, signal: AbortSignal): Promise<string> {
  const outside = except.map((path) => resolve(folder, path));
  for await (const { filename } of watch(folder, { recursive: true, signal })) {
    if (filename === null) continue;
    const path = resolve(folder, filename);
    const isIgnored = filename.split(sep).some((part) => ignored.has(part));
    if (!isIgnored && !outside.some((one) => path === one || path.startsWith(one + sep)))
      return `${relative(folder, path)} changed`;
  }
  throw new Error(`${folder} cannot be watched any more`);
}

/** Waits until a target is gone and answers again. */
async function targetReturned(target: string, signal: AbortSignal): Promise<string> {
  while (await answers(target)) await delay(pace, undefined, { signal });
  while (!(await answers(target))) await delay(pace, undefined, { signal });
  return 'the target answers again';
}

/**
 * Waits until a file changes or the target comes back, and then until the target answers.
 * @returns what happened, in words
 * @throws when the signal is aborted
 */
export async function nextChange(watched: Watched, signal: AbortSignal): Promise<string> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const { target } = watched;
  const waits = [fileChanged(watched, either), ...(target === undefined ? [] : [targetReturned(target, either)])];
  try {
    const what = await Promise.race(waits);
    // A server that starts anew for the change is gone for a moment.
    await delay(pace, undefined, { signal });
    while (target !== undefined && !(await answers(target))) await delay(pace, undefined, { signal });
    return what;
  } finally {
    over.abort();
    await Promise.allSettled(waits);
  }
}
