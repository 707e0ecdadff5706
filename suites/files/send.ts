import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer, ChunkOptions, StoredFile } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { suspectsOfStored } from '../check/suspects.js';

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

/** The file that the last of some answers names. */
export function storedBy({ expect }: CheckContext, answers: readonly ChunkAnswer[]): StoredFile {
  const last = answers.at(-1);
  if (last?.stored !== undefined) return last.stored;
  const expected = 'the last chunk to arrive to be answered with a url';
  if (last === undefined) return expect.fail(expected, 'nothing');
  return expect.fail(expected, outcomeInWords(last), suspectsOfStored(last));
}
