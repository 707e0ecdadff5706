import { CommanderError } from 'commander';
import type { ExitStatus } from './console.js';

/** Mistakes of the person at the keyboard, by the names of their errors; they all end with status 2. */
const usage: ReadonlySet<string> = new Set(['UsageError', 'ConfigurationError', 'ListenError']);

/** What an error comes to. */
export interface Failure {
  readonly exit: ExitStatus;
  /** One line; empty when everything has been said. */
  readonly line: string;
}

/** Commander puts its hint on a line of its own. */
function oneLine(message: string): string {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n(');
  return hint === undefined ? first : `${first} (${hint.charAt(0).toLowerCase()}${hint.slice(1)}`;
}

/** Tells a mistake of the person at the keyboard from trouble of the tool. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { exit: 0, line: '' };
    return { exit: 2, line: error.code === 'commander.help' ? '' : oneLine(error.message) };
  }
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split('\n', 1)[0] ?? '';
  if (error instanceof Error && usage.has(error.name)) return { exit: 2, line };
  return { exit: 3, line: `unexpected error: ${line} (UPLOAD_CONTRACT_DEBUG=1 shows where)` };
}
