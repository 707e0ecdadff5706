import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { introduction } from '../../reference/server/serve.js';
import { photo, withReference } from './client.js';

const run = promisify(execFile);

/** The indented blocks of the introduction, in their order. */
const blocks = (text: string) => [...text.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));

it('prints a configuration that names this instance', () =>
  withReference(async ({ reference }) => {
    const [configuration = ''] = blocks(introduction(reference));
    expect(parse(configuration)).toEqual({
      target: reference.url,
      auth: {
        write: { oauth1: reference.credentials.write.oauth1 },
        read: { bearer: reference.credentials.read.bearer },
        super: { bearer: reference.credentials.super.bearer },
      },
      replace: { photoId: reference.photoId },
      clock: { advanceUrl: reference.clockUrl },
    });
  }));

it('prints calls that work as they stand', () =>
  withReference(async ({ reference }) => {
    const directory = await mkdtemp(join(tmpdir(), 'serve-test-'));
    try {
      await writeFile(join(directory, 'photo.jpg'), photo);
      const [, issue = '', upload = '', advance = ''] = blocks(introduction(reference));
      const shell = async (script: string) => (await run('sh', ['-c', script], { cwd: directory })).stdout;
      expect(await shell(issue)).toContain('<title>My title</title>');
      expect(await shell(upload)).toBe('The file was uploaded');
      expect(JSON.parse(await shell(advance)).now).toBeGreaterThan(Date.now() / 1000 + 800);
    } finally {
      await rm(directory, { recursive: true });
    }
  }));
