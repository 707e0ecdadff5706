import { access, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../src/library/reference.js';
import { repository } from './build.js';
import { start } from './command.js';
import { blocksOf, commandsOf, pages, type Told } from './documents/commands.js';
import { type Way, wayOf, ways } from './documents/ways.js';

/** The order in which a newcomer reads; what one page leaves behind, the next may use. */
const order = ['README.md', 'docs/testing-your-server.md'];
const all = [...order, ...(await pages()).filter((page) => !order.includes(page))];
const told = (await Promise.all(all.map(commandsOf))).flat();
const commands = told.filter((one, at) => told.findIndex(({ text }) => text === one.text) === at);
const executed = commands.map((one): [string, Told, Way] => [one.text, one, wayOf(one.text)]);

let folder = '';
let right: Reference;
let wrong: Reference;

beforeAll(async () => {
  right = await startReference();
  wrong = await startReference({ fault: 'token-lifetime-default-360' });
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  await writeFile(join(folder, 'upload-contract.yaml'), JSON.stringify(wrong.configuration));
  await symlink(join(repository, 'examples'), join(folder, 'examples'));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${join(repository, 'dist/src/cli/main.js')}" "$@"\n`;
  await writeFile(join(folder, 'upload-contract'), program, { mode: 0o755 });
});

afterAll(async () => {
  await Promise.all([right.close(), wrong.close(), rm(folder, { recursive: true, force: true })]);
});

/** What it printed, with its exit status. */
async function outcomeOf(line: string, until?: string): Promise<{ status: number | null; out: string; err: string }> {
  const words = line.replaceAll('{right}', right.url).replaceAll('{write}', wrong.credentials.write.bearer);
  const PATH = `${folder}:${process.env.PATH}`;
  const { child, finished } = start('/bin/sh', ['-c', words], folder, { PATH, NO_COLOR: '1' });
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => {
    const before = printed;
    printed += text.toString('utf8');
    if (until !== undefined && printed.includes(until) && !before.includes(until)) child.kill('SIGINT');
  });
  return finished;
}

/** Lines that can be compared: of any address, and without `...` for what a page leaves out. */
function comparable(lines: readonly string[]): string[] {
  const bare = lines.map((line) => line.trim().replaceAll(/https?:\/\/[\w.:]+/g, 'ADDRESS'));
  return bare.filter((line) => line !== '' && line !== '...');
}

describe('every command in the documents', () => {
  test.each(executed.filter(([, , way]) => !('by' in way) && !('not' in way)))('%s', async (text, one, way) => {
    if ('by' in way || 'not' in way) return;
    const { status, out, err } = await outcomeOf(way.run ?? text, 'until' in way ? way.until : undefined);
    const expected = way.status === undefined ? 0 : way.status;
    expect({ status, said: status === expected ? '' : err + out }).toEqual({ status: expected, said: '' });
    expect(comparable(out.split('\n'))).toEqual(expect.arrayContaining(comparable(one.shown)));
  });

  test('is executed by a test that exists, if not here', async () => {
    for (const [, , way] of executed) if ('by' in way) await access(join(repository, 'test/package', way.by));
  });

  test('names a script that exists', async () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      await readFile(join(repository, 'package.json'), 'utf8'),
    );
    for (const { text } of told) {
      for (const [, script = ''] of text.matchAll(/npm run (?:--\w+ )*([\w-]+)/g))
        expect(scripts).toHaveProperty(script);
      for (const [script] of text.matchAll(/scripts\/\S+/g)) await access(join(repository, script));
    }
  });

  test('has no way left over from a command that no page tells', () => {
    const texts = commands.map(({ text }) => text);
    expect(Object.keys(ways).filter((text) => !texts.includes(text))).toEqual([]);
  });
});

test('every block of a page says what it is in', async () => {
  for (const page of all) {
    const blocks = blocksOf(await readFile(join(repository, page), 'utf8'));
    expect(blocks.filter(({ language }) => language === '').map(({ lines }) => `${page}: ${lines[0]}`)).toEqual([]);
  }
});
