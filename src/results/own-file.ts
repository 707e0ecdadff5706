import type { SchemaObject } from 'ajv/dist/2020.js';
import { validator } from '../contract/validator.js';
import { printable } from '../printable.js';
import { UsageError } from '../usage-error.js';

/** Problems of one file that are named. */
const told = 3;

/** What a kind of file of ours is called when another one is given in its place. */
export interface OwnFile {
  /** The name of its form ends in a version, as in `https://upload-contract.dev/results/1`. */
  readonly schema: SchemaObject & { readonly $id: string };
  /** As in `results.json`. */
  readonly what: string;
  /** What to do with a file of another kind or version. */
  readonly remedy: { readonly kind: string; readonly version: string };
}

/** What JSON says; undefined for a text that is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The name of the form that a value says it has. */
function schemaOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined;
  return typeof value.schema === 'string' ? value.schema : undefined;
}

/**
 * Makes a reader of a kind of file that this suite writes.
 * @returns reads a text; `name` is the file's name in messages. Throws UsageError with one line that is safe for a terminal
 */
export function ownFile<T>({ schema, what, remedy }: OwnFile): (text: string, name: string) => T {
  const check = validator<T>(schema, 'it');
  const family = schema.$id.replace(/\d+$/, '');
  return (text, name) => {
    const refused = (why: string): UsageError => new UsageError(printable(`${name} ${why}`));
    const value = parsed(text);
    if (value === undefined) throw refused('is not JSON');
    const said = schemaOf(value);
    if (said?.startsWith(family) !== true) throw refused(`is no ${what}${remedy.kind}`);
    if (said !== schema.$id)
      throw refused(`has the schema ${said.slice(0, 100)}, but this version reads ${schema.$id}${remedy.version}`);
    const formed = check(value);
    if ('value' in formed) return formed.value;
    throw refused(`is not a whole ${what}: ${formed.problems.slice(0, told).join('; ')}`);
  };
}
