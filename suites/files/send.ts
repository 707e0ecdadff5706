import type { ChunkAnswer, ChunkOptions } from '../../src/client/api.js';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { CheckContext } from '../check/context.js';

/** Sends chunks to file/upload one after the other, in the order of the numbers; all of them without any. */
export async function send(
  { api }: CheckContext,
  file: ChunkedFile,
  numbers?: readonly number[],
  options: ChunkOptions = {},
): Promise<ChunkAnswer[]> {
  const answers: ChunkAnswer[] = [];
  for (const number of numbers ?? file.chunks.map((chunk) => chunk.number))
    answers.push(await api.sendChunk('file', file, chunkOf(file, number), options));
  return answers;
}
