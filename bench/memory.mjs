import { createHash } from 'node:crypto';
import { cut } from '../dist/src/client/chunks.js';
import { media } from '../dist/src/media/media.js';
import { child } from './child.mjs';
import { atLeast, atMost, withoutLimit } from './figure.mjs';

const mebibyte = 2 ** 20;
const plan = {
  descriptor: { kind: /** @type {const} */ ('mp4'), seed: 1, length: 2048 * mebibyte },
  chunkSize: 16 * mebibyte,
};

/** The hash of every chunk, as it should arrive. */
async function hashes() {
  const file = media(plan.descriptor);
  const all = [];
  for (const { start, end } of cut(file.length, plan.chunkSize, 'long-last')) {
    const hash = createHash('sha256');
    for await (const bytes of file.stream(start, end)) hash.update(bytes);
    all.push(hash.digest('hex'));
  }
  return all;
}

/** 2 GiB through the client in chunks, three at a time as Resumable.js sends them, to a server that hashes them. */
export async function measure() {
  /** @type {Awaited<ReturnType<typeof child<string>>>} */
  const sink = await child('sink');
  /** @type {Awaited<ReturnType<typeof child<{ peak: number, seconds: number }>>>} */
  const uploader = await child('uploader', [JSON.stringify({ url: sink.ready, ...plan })]);
  try {
    const { peak, seconds } = uploader.ready;
    const received = /** @type {Record<string, { size: number, sha256: string }>} */ (await sink.ask('received'));
    const expected = await hashes();
    const right = expected.filter((sha256, at) => received[at + 1]?.sha256 === sha256);
    const bytes = Object.values(received).reduce((sum, { size }) => sum + size, 0);
    return [
      atMost('peak memory while 2 GiB go through', peak / 1e6, 'MB', 200),
      atLeast('bytes that arrived', bytes, '', plan.descriptor.length),
      atLeast('chunks that arrived as they should', right.length, '', expected.length),
      withoutLimit('throughput', bytes / mebibyte / seconds, 'MiB/s'),
    ];
  } finally {
    await uploader.end();
    await sink.end();
  }
}
