import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../../scripts/plain-words/texts.mjs';
import { avoidedIn } from '../../scripts/plain-words/words.mjs';

const script = fileURLToPath(new URL('../../scripts/plain-words.mjs', import.meta.url));

describe('words to be avoided', () => {
  it.each([
    ['The answer tells the token.', ['tells']],
    ['What came instead was told by the server.', ['came', 'told']],
    ['The token lives for 180 minutes.', ['token lives']],
    ['A chunk in the place of another is no number.', ['in the place of', 'is no number']],
    ['It follows from S1 section 4a and ruling 12.', ['S1', 'ruling 12']],
    ['The token expires; the answer states when.', []],
    ['Amazon S3 is named, and storytelling is fine.', []],
  ])('are found in: %s', (text, expected) => {
    expect(avoidedIn(text).map(({ found }) => found)).toEqual(expected);
  });
});

describe('the texts that are read', () => {
  const read = (name: string, content: string): string[] =>
    textsOf(name, content).map(({ text, line }) => `${line}: ${text.trim()}`);

  it('are comments, strings, templates and elements of code, but not its names nor one word alone', () => {
    const code = [
      '/** First.',
      ' * Second. */',
      "const told = 'came';",
      `const came = \`a \${told} b\`; // after it`,
      "call('a text', { tells: 1 });",
    ].join('\n');
    expect(read('a.ts', code)).toEqual([
      '1: /** First.',
      '2: * Second. */',
      '4: `a ${',
      '4: } b`',
      '4: // after it',
      "5: 'a text'",
    ]);
    expect(read('a.tsx', 'const a = <p class="b">it came {b}</p>;')).toEqual(['1: it came']);
  });

  it('are the words of Markdown, but not its code', () => {
    expect(read('a.md', 'a `told` b\n```sh\ntold\n```\nc').filter((one) => /[a-z]/.test(one.slice(3)))).toEqual([
      '1: a        b',
      '5: c',
    ]);
  });

  it('are none in other files', () => {
    expect(read('a.png', 'told')).toEqual([]);
  });
});

describe('the command', { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plain-words-'));
    await writeFile(join(folder, 'good.md'), 'It says so.');
    await writeFile(join(folder, 'bad.ts'), '\n// It came.');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (...args: string[]): Promise<{ status: number; errors: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], (error, _stdout, errors) =>
        resolve({ status: Number(error?.code ?? 0), errors }),
      );
    });

  it('names file, line, word and what to write instead', async () => {
    const bad = join(folder, 'bad.ts');
    expect(await run(folder)).toEqual({ status: 1, errors: `${bad}:2: "came"; write: got, arrived\n` });
  });

  it('has nothing to say about plain texts', async () => {
    expect(await run(join(folder, 'good.md'))).toEqual({ status: 0, errors: '' });
  });

  it('refuses to look at nothing', async () => {
    expect((await run()).status).toBe(2);
    expect((await run(join(folder, 'absent'))).status).toBe(2);
  });
});
