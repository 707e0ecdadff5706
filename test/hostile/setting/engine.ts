import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { impatience, mostMemory } from './command.js';

/** How a session with a target ended. */
interface Ending {
  readonly name: string;
  readonly message: string;
  /** MiB of the process at its largest. */
  readonly memory: number;
  /** Sockets, timers and files that are still open. */
  readonly open: readonly string[];
}

/** What ends a run with status 3 and one line, as the tests of the command show. */
const said = ['TargetUnreachable', 'NotTheApi', 'CredentialsRefused', 'Throttled'];

let process: ChildProcess | undefined;
afterAll(() => process?.disconnect());

/** The engine, which one file of tests shares: what one target does must not be felt by the next. */
async function engine(): Promise<ChildProcess> {
  if (process !== undefined) return process;
  process = fork(fileURLToPath(new URL('./engine.mjs', import.meta.url)), { execArgv: ['--max-old-space-size=256'] });
  await once(process, 'message');
  return process;
}

/** Lets the engine open a session with a target of which nothing can be judged. @returns what it says of it */
export async function refused(target: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const child = await engine();
  child.send({ target, timeouts: impatience, auth: { write: { bearer: 'hostile-bearer' } }, ...more });
  // Whichever of the two does not come is listened to no longer.
  const over = new AbortController();
  const { signal } = over;
  const [{ name, message, memory, open }]: [Ending] = await Promise.race([
    once(child, 'message', { signal }).then(([ending]): [Ending] => [ending]),
    once(child, 'exit', { signal }).then(([status]): never => {
      throw new Error(`the engine ended with ${status}`);
    }),
  ]).finally(() => over.abort());
  expect(said).toContain(name);
  expect(open, 'left open').toEqual([]);
  expect(memory, 'MiB').toBeLessThan(mostMemory);
  return message;
}
