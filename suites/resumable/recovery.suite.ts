import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer, ChunkOptions } from '../../src/client/methods.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { completes, expectRecovery, expectUpload, sendChunks, tokenFor } from './send.js';
import { tearChunk } from './tear.js';

const check = checks('resumable/recovery');

type Sent = Pick<CheckContext, 'api' | 'files'>;

/** Sends a chunk that is wrong in some way. */
function sendWrong(
  { api }: Sent,
  token: Token,
  file: ChunkedFile,
  number: number,
  wrong: Pick<ChunkOptions, 'part' | 'changed'>,
): Promise<ChunkAnswer> {
  return api.sendChunk({ token }, file, chunkOf(file, number), {
    ...wrong,
    deliberate: 'the chunk is meant to be wrong',
  });
}

/** Sends a first and a last chunk that lack bytes, and the valid ones after them. @returns the answer to the last one */
async function afterShortChunks(context: Sent, token: Token, file: ChunkedFile): Promise<ChunkAnswer[]> {
  const { api, files } = context;
  const short = (number: number) => {
    const { start, end } = chunkOf(file, number);
    return sendWrong(context, token, file, number, { part: files.piece(file, start, end - 10) });
  };
  await short(1);
  await sendChunks(api, token, file, [1, 2]);
  await short(3);
  return sendChunks(api, token, file, [3]);
}

check('chunk.wrong.recoverable', 'a file can be uploaded after chunks that lacked bytes', async (context) => {
  const { files } = context;
  const file = files.chunked({ length: 300 });
  // With uses to spare: a file that was begun and dropped may keep one until it lapses.
  const token = await tokenFor(context);
  const last = await afterShortChunks(context, token, file);
  if (!last.some(completes)) await expectRecovery(context, token, file, []);
});

/** Ways for the second of three chunks to be wrong. */
const wrongs: Readonly<Record<string, (context: Sent, token: Token, file: ChunkedFile) => Promise<unknown>>> = {
  'a chunk that was too long': (context, token, file) =>
    sendWrong(context, token, file, 2, { part: context.files.piece(file, 100, 210) }),
  'a chunk of a number above the last': (context, token, file) =>
    sendWrong(context, token, file, 2, { changed: { resumableChunkNumber: 9 } }),
  'a chunk of no number': (context, token, file) =>
    sendWrong(context, token, file, 2, { changed: { resumableChunkNumber: 'two' } }),
  'a chunk of another total size': (context, token, file) =>
    sendWrong(context, token, file, 2, { changed: { resumableTotalSize: 999 } }),
  'a chunk without a file': ({ api }, token, file) => api.sendChunk({ token }, file, chunkOf(file, 2), { part: null }),
  'a chunk that was cut off': (context, token, file) => tearChunk(context, token, file, 2),
};

for (const [what, sendIt] of Object.entries(wrongs)) {
  const length = what === 'a chunk that was cut off' ? 12_000 : 300;
  const shape = { length, chunkSize: length / 3 };

  check('chunk.wrong.recoverable', `a file can be uploaded after ${what}`, async (context) => {
    const { api, files } = context;
    const [token, file] = [await tokenFor(context), files.chunked(shape)];
    await sendChunks(api, token, file, [1]);
    await sendIt(context, token, file);
    await expectRecovery(context, token, file, [2, 3]);
  });

  check('chunk.wrong.recoverable-by-chunk', `the valid chunk alone is enough after ${what}`, async (context) => {
    const { api, files } = context;
    const [token, file] = [await tokenFor(context), files.chunked(shape)];
    await sendChunks(api, token, file, [1]);
    await sendIt(context, token, file);
    expectUpload(context, await sendChunks(api, token, file, [3, 2]), `the upload after ${what}`);
  });
}

check(
  'chunk.wrong.recoverable-by-chunk',
  'the valid chunk alone is enough after chunks that lacked bytes',
  async (context) => {
    const { files } = context;
    const file = files.chunked({ length: 300 });
    const last = await afterShortChunks(context, await tokenFor(context, 1), file);
    expectUpload(context, last, 'the upload after two wrong chunks');
  },
);
