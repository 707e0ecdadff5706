import { CommanderError } from 'commander';
import { printable } from '../printable.js';
import type { ExitStatus } from './console.js';

/** Errors of the user, by name; they all end with status 2. */
const usage: ReadonlySet<string> = new Set(['UsageError', 'ConfigurationError', 'ListenError']);

/** How an error is reported. */
export interface Failure {
  readonly exit: ExitStatus;
  /** One line; empty when it was already printed. */
  readonly line: string;
}

/** Commander prints its hint on a separate line. */
function oneLine(message: string): string {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n(');
  return hint === undefined ? first : `${first} (${hint.charAt(0).toLowerCase()}${hint.slice(1)}`;
}

/** Distinguishes errors of the user from internal errors. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { exit: 0, line: '' };
    return { exit: 2, line: error.code === 'commander.help' ? '' : printable(oneLine(error.message)) };
  }
  const message = error instanceof Error ? error.message : String(error);
  const line = printable(message.split('\n', 1)[0] ?? '');
  if (error instanceof Error && usage.has(error.name)) return { exit: 2, line };
  return { exit: 3, line: `unexpected error: ${line} (UPLOAD_CONTRACT_DEBUG=1 shows where)` };
}
