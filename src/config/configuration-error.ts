/** The configuration is invalid; the message is for its author and names the place. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly file: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;

  constructor(problem: string, place: { file?: string | undefined; line?: number | undefined } = {}) {
    const { file, line } = place;
    const prefix = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
    super(prefix + problem);
    this.file = file;
    this.line = line;
  }
}

/** The path of a value: keys and indexes from the root. */
export type KeyPath = readonly (string | number)[];

/** A key for messages: quoted, and shortened. */
export function quoted(key: string): string {
  return JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key);
}

/** `auth.write.bearer`, `[2].id`; unusual names are quoted. */
export function pathText(path: KeyPath): string {
  return path
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = /^[\w-]{1,60}$/.test(key) ? key : quoted(key);
      return i === 0 ? name : `.${name}`;
    })
    .join('');
}

/** Throws a problem at a path. */
export type Fail = (path: KeyPath, problem: string) => never;
