import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { main } from '../../../src/cli/program.js';
import { Text } from '../../cli/text.js';
import { emptyFolder } from '../setting/command.js';

/** A file of a command by its path within the folder where that runs. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** How a command ended, and what it said. */
export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Runs a command in this process among files that an enemy made: whatever they hold, it says what is wrong in one line. */
export async function reading(words: readonly string[], files: Files, directory: string): Promise<Said> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  const [stdout, stderr] = [new Text(), new Text()];
  const status = await main(words, { stdout, stderr, environment: {}, directory }, '1.2.3');
  const said = { status, out: stdout.text, err: stderr.text };
  expect(said.err).not.toMatch(/unexpected error|internal error|\n\s+at /);
  expect(said.err, 'what drives a terminal').not.toMatch(unprintable);
  expect(said.out, 'what drives a terminal').not.toMatch(unprintable);
  expect(said.err.length, 'characters of a message').toBeLessThan(3000);
  if (status === 2) expect(said.err.trimEnd().split('\n'), 'lines of a message').toHaveLength(1);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  return said;
}

const corpus = new URL('../corpus/', import.meta.url);

/** What is kept to be tried every time: texts for every kind of file, and those that once did harm to one kind. */
export async function kept(kind: string): Promise<readonly (readonly [name: string, content: Uint8Array])[]> {
  const folders = await Promise.all(
    ['any', kind].map(async (folder) => {
      const names = await readdir(new URL(`${folder}/`, corpus)).catch(() => []);
      return Promise.all(
        names.map(async (name) => [`${folder}/${name}`, await readFile(new URL(`${folder}/${name}`, corpus))] as const),
      );
    }),
  );
  return folders.flat();
}

/** Values that an enemy puts anywhere. */
const poison = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, 0, -1, 1e308, 2 ** 53, '', [], {}, [[]], '__proto__', 'constructor', '\u001b]0;owned\u0007'],
    ...[
      '../../../../etc/passwd',
      '/dev/zero',
      '<script>alert(1)</script>',
      '\u0000',
      '\ud800',
      '\u202e',
      'x'.repeat(70_000),
    ],
    ...['9999-99-99T99:99:99Z', 'javascript:alert(1)', 'file:///etc/passwd', 'http://[::1', '$HOME', '%', '\r\n'],
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Every place in a value, as a list of keys. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inner.flatMap(([key, one]) => places(one, [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly (string | number)[], change: Change): unknown {
  if (key === undefined) return change.value;
  if (Array.isArray(value)) {
    if (rest.length === 0 && change.kind === 'removed') return value.filter((_, at) => at !== key);
    if (rest.length === 0 && change.kind === 'doubled') return [...value, value[Number(key)]];
    return value.map((one, at) => (at === key ? changed(one, rest, change) : one));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (rest.length === 0 && change.kind === 'removed')
    return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (rest.length === 0 && change.kind === 'doubled')
    return Object.fromEntries([...entries, [`${key}2`, Object.fromEntries(entries)[key]]]);
  return Object.fromEntries(entries.map(([name, one]) => [name, name === key ? changed(one, rest, change) : one]));
}

interface Change {
  readonly kind: 'replaced' | 'removed' | 'doubled';
  readonly value: unknown;
}

/** A right file of JSON with something wrong in some place, or with its bytes damaged. */
export function spoilt(right: unknown): fc.Arbitrary<string | Uint8Array> {
  const all = places(right);
  const text = JSON.stringify(right);
  const kind = fc.constantFrom('replaced' as const, 'replaced' as const, 'removed' as const, 'doubled' as const);
  const inPlaces = fc
    .array(fc.record({ at: fc.nat(all.length - 1), kind, value: poison }), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      JSON.stringify(
        changes.reduce<unknown>((value, { at, ...change }) => changed(value, all[at] ?? [], change), right),
      ),
    );
  const inBytes = fc
    .record({ at: fc.nat(text.length), length: fc.nat(40), put: fc.uint8Array({ maxLength: 20 }) })
    .map(({ at, length, put }) =>
      Buffer.concat([Buffer.from(text.slice(0, at)), put, Buffer.from(text.slice(at + length))]),
    );
  const cut = fc.nat(text.length).map((at) => text.slice(0, at));
  return fc.oneof({ weight: 6, arbitrary: inPlaces }, { weight: 3, arbitrary: inBytes }, { weight: 1, arbitrary: cut });
}

/** A folder for all the cases of one test, each of which writes all its files anew. */
export const place = emptyFolder;
