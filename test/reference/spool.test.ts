import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredFile } from '../../reference/state/model.js';
import { Spool } from '../../reference/state/spool.js';

let parent = '';
let spool = new Spool();
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'spool-test-'));
  spool = new Spool(parent);
});
afterAll(async () => {
  await spool.close();
  expect(await readdir(parent)).toEqual([]);
  await rm(parent, { recursive: true });
});

const content = ({ content }: StoredFile) =>
  typeof content === 'string' ? buffer(createReadStream(content)) : Promise.resolve(content);

/** A stream of some bytes in blocks of a thousand. */
function* blocks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

it.each([0, 1, 999, 65_535, 65_536, 65_537, 300_000])('%i bytes come back as they were', async (length) => {
  const bytes = randomBytes(length);
  const file = await spool.receive(Readable.from(blocks(bytes)));
  expect([file.size, typeof file.content]).toEqual([length, length > 65_536 ? 'string' : 'object']);
  expect(bytes.equals(await content(file))).toBe(true);
  await spool.discard(file);
});

it('joins what lies in memory and on the disk, in order', async () => {
  const parts = [randomBytes(10), randomBytes(100_000), randomBytes(0), randomBytes(20)];
  const files = await Promise.all(parts.map((bytes) => spool.write(bytes)));
  const joined = await spool.join(files);
  expect(Buffer.concat(parts).equals(await content(joined))).toBe(true);
  for (const one of [...files, joined]) await spool.discard(one);
});

it.each([100, 100_000])('of a stream that breaks off after %i bytes nothing is left', async (length) => {
  const before = await stored();
  async function* broken() {
    yield randomBytes(length);
    throw new Error('broken off');
  }
  await expect(spool.receive(Readable.from(broken()))).rejects.toThrow('broken off');
  expect(await stored()).toEqual(before);
});

it('a stream that is gone already is not waited for', async () => {
  const gone = Readable.from([randomBytes(10)]);
  gone.destroy();
  await expect(spool.receive(gone)).rejects.toThrow();
});

it('keeps what outlives its request, and removes the rest', async () => {
  const [small, large, lost] = await Promise.all(
    [10, 100_000, 100_000].map((length) => spool.write(randomBytes(length))),
  );
  if (small === undefined || large === undefined || lost === undefined) throw new Error('nothing was stored');
  const before = (await stored()).length;
  spool.keep(small);
  spool.keep(large);
  await spool.dismiss([small, large, lost]);
  expect((await stored()).length).toBe(before - 1);
  expect((await content(large)).length).toBe(100_000);
  await spool.discard(large);
  expect((await stored()).length).toBe(before - 2);
});

/** The files on the disk. */
async function stored(): Promise<string[]> {
  const [directory] = await readdir(parent);
  return directory === undefined ? [] : readdir(join(parent, directory));
}
