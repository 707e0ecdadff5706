import { extname, resolve } from 'node:path';
import { UsageError, unknownName } from '../src/usage-error.js';

/** The extensions of the files of each kind of report; none where their number depends on the results. */
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

/** A report to be written. */
export interface Choice {
  readonly name: ReporterName;
  /** The path of its only file, instead of the usual one below the directory of the report. */
  readonly file?: string;
}

/** The reports of a run without --reporter: all that are files. */
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
 * The file of a report that is written to a path: of several, the one with the same extension, else the first.
 * @returns its extension; undefined when the report has several files of unknown number
 */
export function endingFor({ name, file }: Choice): string | undefined {
  const all: readonly string[] = endings[name];
  return all.find((one) => file !== undefined && extname(file) === one) ?? all[0];
}

/**
 * Parses reporters given as NAME or NAME=FILE.
 * @param directory base of relative paths
 * @throws UsageError for an unknown name, an empty file, or one file for two reports
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
