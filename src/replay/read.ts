import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { printable } from '../printable.js';
import { ownFile } from '../results/own-file.js';
import { UsageError, unknownName } from '../usage-error.js';
import { type Replay, recordingFile } from './recording.js';
import schema from './replay.schema.json' with { type: 'json' };

/**
 * Reads a recording; `name` is its name in messages.
 * @throws UsageError when it is not a recording, or has another schema
 */
export const parseReplay = ownFile<Replay>({
  schema,
  what: 'recording',
  remedy: {
    kind: ': replay takes the files that run writes to the folder replay of its report',
    version: ': record it anew with run',
  },
});

/** An error that is safe for a terminal, whatever a file or its name contains. */
const usageError = (message: string): UsageError => new UsageError(printable(message));

/** A recording and its name. */
export interface NamedReplay {
  /** As somebody named it, or its path from there. */
  readonly name: string;
  readonly replay: Replay;
  /** It belongs to the report in --report-dir. */
  readonly own: boolean;
}

/** Where recordings are looked for. */
export interface Place {
  /** The folder that relative paths start from. */
  readonly directory: string;
  /** The folder of a report, as somebody named it. */
  readonly reportDir: string;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** The recordings of a report that an id means: that of a check, or those of a whole requirement. */
async function recorded(id: string, { directory, reportDir }: Place): Promise<string[]> {
  const folder = join(reportDir, 'replay');
  const files = (await readdir(resolve(directory, folder)).catch(() => [])).filter((file) => recordingFile.test(file));
  if (files.length === 0)
    throw usageError(`there is no file "${id}", and ${folder} holds no recordings: a run writes one for each failure`);
  const names = (file: string): string[] => [basename(file, '.json'), file.replace(recordingFile, '$<requirement>')];
  const wanted = files.filter((file) => names(file).includes(id));
  if (wanted.length > 0) return wanted.sort(byNumber.compare).map((file) => join(folder, file));
  throw usageError(unknownName(`recording in ${folder} of`, id, files.flatMap(names)).message);
}

async function readRecording(path: string, name: string): Promise<Replay> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw usageError(`${name} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return parseReplay(text, name);
}

/**
 * The recordings that a word names: a file, a requirement that failed, or one of its checks, as in `chunk.torn-1`.
 * @throws UsageError when there are none, or one cannot be read
 */
export async function findReplays(word: string, place: Place): Promise<NamedReplay[]> {
  const names = (await isFile(resolve(place.directory, word))) ? [word] : await recorded(word, place);
  const report = resolve(place.directory, place.reportDir) + sep;
  return Promise.all(
    names.map(async (name) => {
      const path = resolve(place.directory, name);
      return { name, replay: await readRecording(path, name), own: path.startsWith(report) };
    }),
  );
}
