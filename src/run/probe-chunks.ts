import { smallestOfAll } from '../../suites/check/files.js';
import { chunkOf } from '../client/chunks.js';
import type { Prober } from './probe.js';

/** Bytes that a target may ask of a chunk, smallest first: an object store refuses small parts of a file. */
const sizes = [smallestOfAll, 1024, 16 * 1024, 64 * 1024];

/** The smallest size at which a target takes the first chunk of a file of two; the smallest of all where it takes none. */
export async function findSmallestChunk({ api, made, returnUrl }: Prober): Promise<number> {
  for (const size of sizes) {
    const token = await api.attempt.getUploadToken({ return_url: returnUrl });
    if (token.kind !== 'granted') break;
    const file = made.chunked({ length: 2 * size, chunkSize: size });
    const answer = await api.sendChunk(
      { token: token.fields.get('upload_token')?.trim() ?? '' },
      file,
      chunkOf(file, 1),
    );
    if (answer.status === 200) return size;
  }
  return smallestOfAll;
}
