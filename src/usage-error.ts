import { closest } from 'fastest-levenshtein';

/** Somebody asked for something that there is not; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An error about a name that is not known, with the nearest known one. */
export function unknownName(what: string, name: string, known: readonly string[]): UsageError {
  const hint = known.length === 0 ? '' : ` (did you mean ${closest(name, known)}?)`;
  return new UsageError(`there is no ${what} "${name}"${hint}`);
}
