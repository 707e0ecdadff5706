import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';

/** Sends a chunk and breaks the connection off in the middle of its bytes. */
export async function tearChunk(
  { api }: Pick<CheckContext, 'api'>,
  token: Token,
  file: ChunkedFile,
  number: number,
): Promise<void> {
  const chunk = chunkOf(file, number);
  // Everything before the file in the form has about this length; the tear has to fall into the bytes of the file.
  const fieldsBefore = 1600;
  const within = fieldsBefore + Math.floor((chunk.end - chunk.start) / 2);
  await api.tear((transmission) => api.sendChunk({ token }, file, chunk, { transmission }), within);
}
