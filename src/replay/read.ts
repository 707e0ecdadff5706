import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { plainProblems } from '../contract/problems.js';
import { UsageError, unknownName } from '../run/usage-error.js';
import { type Replay, replaySchema } from './form.js';
import schema from './replay.schema.json' with { type: 'json' };

/** Problems of one file that are told. */
const told = 3;

function validator(): ValidateFunction<Replay> {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, verbose: true });
  formats.default(ajv);
  return ajv.compile<Replay>(schema);
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${name} is not JSON`);
  }
}

/**
 * Reads a recording.
 * @param name how messages call it
 * @throws UsageError when it is none, or one of another form
 */
export function parseReplay(text: string, name: string): Replay {
  const value = parsed(text, name);
  const form = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (form !== replaySchema)
    throw new UsageError(
      form === undefined
        ? `${name} is no recording: replay takes the files that a run writes to the folder replay of its report`
        : `${name} has the form ${JSON.stringify(form)}, and this version reads ${replaySchema}: record it anew with run`,
    );
  const validate = validator();
  if (validate(value)) return value;
  const problems = plainProblems(validate.errors ?? [], value, 'the recording').slice(0, told);
  throw new UsageError(`${name} is not a whole recording: ${problems.join('; ')}`);
}

/** A recording and what it is called. */
export interface NamedReplay {
  /** As somebody named it, or its path from there. */
  readonly name: string;
  readonly replay: Replay;
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

/** The recordings of a report that an id means: that of a check, or those of a whole requirement. */
async function recorded(id: string, { directory, reportDir }: Place): Promise<string[]> {
  const folder = join(reportDir, 'replay');
  const files = await readdir(resolve(directory, folder)).catch(() => []);
  const ids = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  if (ids.length === 0)
    throw new UsageError(
      `there is no file "${id}", and ${folder} holds no recordings: a run writes one for each failure`,
    );
  const wanted = ids.filter((one) => one === id || one.replace(/-\d+$/, '') === id);
  if (wanted.length > 0) return wanted.sort().map((one) => join(folder, `${one}.json`));
  throw unknownName(`recording in ${folder} of`, id, [...ids, ...ids.map((one) => one.replace(/-\d+$/, ''))]);
}

/**
 * The recordings that a word means: a file, a requirement that failed, or one of its checks as in `chunk.torn-1`.
 * @throws UsageError when there are none
 */
export async function findReplays(word: string, place: Place): Promise<NamedReplay[]> {
  const paths = (await isFile(resolve(place.directory, word))) ? [word] : await recorded(word, place);
  return Promise.all(
    paths.map(async (name) => ({
      name,
      replay: parseReplay(await readFile(resolve(place.directory, name), 'utf8'), name),
    })),
  );
}
