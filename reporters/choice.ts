import { extname, resolve } from 'node:path';
import { UsageError, unknownName } from '../src/usage-error.js';

/** For each kind of report the endings of its files; none where their number depends on the results. */
const endings = {
  json: ['.json'],
  junit: ['.xml'],
  html: ['.html'],
  har: ['.har'],
  markdown: ['.md'],
  ctrf: ['.json'],
  badge: ['.svg', '.json'],
  github: ['.txt'],
  replay: [],
} as const satisfies Record<string, readonly string[]>;

/** A kind of report. */
export type ReporterName = keyof typeof endings;

/** A report that is to be made. */
export interface Choice {
  readonly name: ReporterName;
  /** The path of its one file, in the place of the usual one below the directory of the report. */
  readonly file?: string;
}

/** The reports of a run that asks for none: all that are files. */
export const usualChoices: readonly Choice[] = [
  { name: 'json' },
  { name: 'junit' },
  { name: 'html' },
  { name: 'har' },
  { name: 'markdown' },
  { name: 'ctrf' },
  { name: 'badge' },
  { name: 'replay' },
];

function isName(word: string): word is ReporterName {
  return Object.hasOwn(endings, word);
}

/**
 * The one of a report's files that a path stands for: of several the one with the same ending, or else the first.
 * @returns its ending; undefined when the report has no file of its own
 */
export function endingFor({ name, file }: Choice): string | undefined {
  const all: readonly string[] = endings[name];
  return all.find((one) => file !== undefined && extname(file) === one) ?? all[0];
}

/**
 * Reads what was asked for as NAME or NAME=FILE.
 * @param directory that relative files start from
 * @throws UsageError for a name that is not known, an empty file, or one file for two reports
 */
export function parseChoices(words: readonly string[], directory: string): Choice[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const [name = '', ...rest] = word.split('=');
    if (!isName(name)) throw unknownName('reporter', name, Object.keys(endings));
    if (rest.length === 0) return { name };
    const file = rest.join('=');
    if (file === '') throw new UsageError(`--reporter ${name}= names no file`);
    if (endings[name].length === 0) throw new UsageError(`the reporter ${name} writes several files, not ${file}`);
    const path = resolve(directory, file);
    if (taken.has(path)) throw new UsageError(`two reporters cannot write ${file}`);
    taken.add(path);
    return { name, file: path };
  });
}
