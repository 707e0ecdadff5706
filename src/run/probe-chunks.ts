import { smallestOfAll } from '../../suites/check/files.js';
import { chunkOf } from '../client/chunks.js';
import { tokenOf } from '../client/token.js';
import type { Prober } from './probe.js';

/** Bytes that a target may ask of a chunk, smallest first; object stores want 5 MiB of each part of a file. */
const sizes = [smallestOfAll.chunk, 2 ** 10, 2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20, 5 * 2 ** 20];

/** Statuses that say nothing of the size of a chunk: no such method, not supported, a file that is too large. */
const unrelated = [404, 405, 413, 500, 501];

/** The smallest size at which a target takes the first chunk of a file of two; the smallest of all where it takes none. */
export async function findSmallestChunk({ api, made, returnUrl }: Prober): Promise<number> {
  for (const size of sizes) {
    const token = await api.attempt.getUploadToken({ return_url: returnUrl });
    if (token.kind !== 'granted') break;
    const file = made.chunked({ length: 2 * size, chunkSize: size });
    const answer = await api.sendChunk({ token: tokenOf('upload', token).value }, file, chunkOf(file, 1));
    if (answer.status === 200) return file.chunkSize;
    if (unrelated.includes(answer.status)) break;
  }
  return smallestOfAll.chunk;
}
