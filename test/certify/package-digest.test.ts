import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageDigest } from '../../src/certify/package-digest.js';

let roots: string;
beforeAll(async () => {
  roots = await mkdtemp(join(tmpdir(), 'package-'));
});
afterAll(() => rm(roots, { recursive: true }));

async function made(name: string): Promise<string> {
  const root = join(roots, name);
  for (const folder of ['generated', 'reference', 'reporters', 'src/run', 'suites']) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'a b.js'), folder);
  }
  return root;
}

test('the digest is that of sha256sum over all files, wherever they lie', async () => {
  const [one, other] = await Promise.all([made('one'), made('other')]);
  const digest = await packageDigest(one);
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
  const line = (folder: string): string => `${sum(folder)}  ${folder}/a b.js\n`;
  expect(digest).toBe(sum(['generated', 'reference', 'reporters', 'src/run', 'suites'].map(line).join('')));
  expect(await packageDigest(other)).toBe(digest);
});

test('the digest is another one for other bytes, another name, and a file more', async () => {
  const root = await made('changed');
  const digests = [await packageDigest(root)];
  await writeFile(join(root, 'suites/a b.js'), 'suitez');
  digests.push(await packageDigest(root));
  await rename(join(root, 'suites/a b.js'), join(root, 'suites/a c.js'));
  digests.push(await packageDigest(root));
  await writeFile(join(root, 'src/run/new.js'), '');
  digests.push(await packageDigest(root));
  expect(new Set(digests).size).toBe(4);
});

test('what lies beside the suite does not count', async () => {
  const root = await made('beside');
  const digest = await packageDigest(root);
  await mkdir(join(root, 'node_modules'));
  await writeFile(join(root, 'node_modules/x.js'), 'x');
  await writeFile(join(root, '.tsbuildinfo'), 'x');
  expect(await packageDigest(root)).toBe(digest);
});

test('the suite has a digest', async () => {
  expect(await packageDigest()).toMatch(/^[0-9a-f]{64}$/);
});
