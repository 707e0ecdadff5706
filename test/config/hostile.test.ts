import { execFileSync } from 'node:child_process';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, configure, loadConfiguration } from '../../src/config/load.js';
import { directoryWith, load, problemOf } from './files.js';

describe('what is no configuration', () => {
  it('a directory', async () => {
    const problem = await problemOf(loadConfiguration('.', {}, await directoryWith({})));
    expect(problem.message).toBe('.: this is a directory; name the file in it');
  });

  it.each([
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])],
    ['zero bytes', new Uint8Array(100)],
    ['UTF-16', Buffer.from('\ufefftarget: x', 'utf16le')],
    ['noncharacters', Buffer.from('target: \ufdd0')],
  ])('%s', async (_, content) => {
    const directory = await directoryWith({ 'upload-contract.yaml': content });
    const problem = await problemOf(loadConfiguration(undefined, {}, directory));
    expect(problem.message).toBe('upload-contract.yaml: the file is not text in UTF-8; is it the right one?');
  });

  it('a file of 100 MB, of which little is read', async () => {
    const directory = await directoryWith({ 'upload-contract.yaml': '' });
    await truncate(join(directory, 'upload-contract.yaml'), 100_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const problem = await problemOf(loadConfiguration(undefined, {}, directory));
    expect(problem.message).toBe('upload-contract.yaml: the file is longer than 128 KiB; is it the right one?');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it.runIf(process.platform !== 'win32')('a file without an end', async () => {
    const problem = await problemOf(loadConfiguration('/dev/zero', {}, '/'));
    expect(problem.message).toBe('/dev/zero: the file is longer than 128 KiB; is it the right one?');
  });

  it.runIf(process.platform !== 'win32')('but a pipe will do', async () => {
    const directory = await directoryWith({});
    const pipe = join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [{ target }] = await Promise.all([loadConfiguration(pipe, {}, '/'), writeFile(pipe, 'target: http://h')]);
    expect(target).toBe('http://h');
  });
});

/** As long as a file may be. */
const full = (piece: string) => piece.repeat(Math.floor((128 * 1024) / piece.length));
const doubled = (i: number) => `k${i}: &k${i} [*k${i - 1}, *k${i - 1}]`;

describe('YAML that is meant to hurt', () => {
  it.each([
    ['aliases of aliases', ['k0: &k0 [x]', ...Array.from({ length: 40 }, (_, i) => doubled(i + 1))].join('\n')],
    ['many aliases', `target: &a x\nproduct: [${full('*a,').slice(0, 100_000)}]`],
    ['lists in lists', full('[')],
    ['maps in maps', full('{a: ')],
    ['lists of lines', full('- ')],
    ['keys that are keys', full('? ')],
    ['keys in keys, not too many', '? '.repeat(500)],
    ['quotes', full('"')],
    ['anchors', full('&a ')],
    ['closing brackets', full('}')],
    ['many keys', Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['the same key', full('a:\n')],
    ['a long key', `${'k'.repeat(100_000)}: x`],
  ])('%s ends in one short message', { timeout: 20_000 }, async (_, text) => {
    const problem = await problemOf(load(text));
    expect(problem.message.length).toBeLessThan(250);
  });
});

/** Resolves when a configuration is accepted or refused as it should be; any other error fails the property. */
async function acceptsOrRefuses(outcome: Promise<unknown>): Promise<void> {
  await outcome.catch((error: unknown) => {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message).not.toBe('');
  });
}

describe('whatever is written', () => {
  const environment = { A: 'value', B: '' };
  const piece = fc.oneof(
    fc.constantFrom(
      'target',
      'auth',
      'read',
      'bearer',
      'headers',
      'limits',
      'maxBytes',
      'expectedFailures',
      'callbacks',
    ),
    fc.constantFrom(
      ': ',
      ':\n  ',
      '\n',
      '\n- ',
      ', ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a ',
      '*a',
      '|\n',
      '>',
      '? ',
      '#',
    ),
    fc.constantFrom('!!set ', '!!str ', '!x ', '%YAML 1.1\n', '---', '<<', '__proto__', 'constructor', '\t', '\\'),
    fc.constantFrom(
      `\${A}`,
      `\${B}`,
      `\${`,
      `$\${`,
      '.inf',
      '-0',
      '1e999',
      'null',
      '~',
      'http://h',
      '127.0.0.1:0',
      '.',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  it('as a text ends in a configuration or a ConfigurationError', async () => {
    const directory = await directoryWith({});
    const file = join(directory, 'upload-contract.yaml');
    const text = fc.oneof(
      fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        await writeFile(file, content);
        await acceptsOrRefuses(loadConfiguration(undefined, environment, directory));
      }),
      { numRuns: 1000 },
    );
  });

  it('as bytes ends in a configuration or a ConfigurationError', async () => {
    const directory = await directoryWith({});
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (content) => {
        await writeFile(join(directory, 'c'), content);
        await acceptsOrRefuses(loadConfiguration('c', environment, directory));
      }),
    );
  });

  it('as an object ends in a configuration or a ConfigurationError', async () => {
    const key = fc.constantFrom(
      'target',
      'auth',
      'read',
      'bearer',
      'headers',
      'limits',
      'maxBytes',
      'clock',
      'advanceUrl',
      'x',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.anything(), piece, fc.dictionary(key, tie('tree')), fc.array(tie('tree'))),
    }));
    await fc.assert(
      fc.asyncProperty(tree, (raw) => acceptsOrRefuses(configure(raw, { environment, directory: '/nowhere' }))),
      { numRuns: 1000 },
    );
  });
});
