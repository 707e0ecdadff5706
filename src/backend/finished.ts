import { execFile } from 'node:child_process';
import type { Backend } from '../config/backend.js';
import { addressOf, asScript, type Values } from './template.js';
import type { Wire, WireAnswer } from './wire.js';

/** Bytes of a finished file that are taken. */
const largest = 2 ** 28;

/** Milliseconds that the command may take that prints a file. */
const longest = 60_000;

/** What a command printed; undefined when it ended with another status than 0. */
function printed(command: string, values: Values, signal: AbortSignal): Promise<Buffer | undefined> {
  const { script, words } = asScript(command, values);
  return new Promise((resolve) => {
    execFile(
      '/bin/sh',
      ['-c', script, 'backend.file.command', ...words],
      { encoding: 'buffer', maxBuffer: largest, timeout: longest, signal },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
  });
}

/** Fetches a finished file; undefined while there is none, or where the configuration does not say how. */
export async function finishedFile(
  { file }: Backend,
  wire: Wire,
  values: Values,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  if ('command' in file) return printed(file.command, values, signal);
  const url = addressOf(file.url, values);
  if (!URL.canParse(url)) return undefined;
  const { status, bytes } = await wire({ method: 'GET', url, most: largest, signal });
  return status === 200 ? bytes : undefined;
}

/** Whether an answer completes its file, and what the back end calls the file. */
export interface Completes {
  readonly isComplete: boolean;
  readonly file?: string;
}

/** What the answer to a chunk that was taken says of the file. */
export function completes({ completion }: Backend, { status, bytes }: WireAnswer): Completes {
  if (completion === undefined) return { isComplete: false };
  if (completion.status !== undefined && completion.status !== status) return { isComplete: false };
  if (completion.body === undefined) return { isComplete: true };
  const match = new RegExp(completion.body).exec(bytes.toString('utf8').trim());
  const file = match?.groups?.file;
  return { isComplete: match !== null, ...(file === undefined ? {} : { file }) };
}

/** Whether the answer that completes a file says what the back end calls it. */
export function namesFiles({ completion }: Backend): boolean {
  return completion?.body?.includes('(?<file>') === true;
}
