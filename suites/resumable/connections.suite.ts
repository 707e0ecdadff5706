import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { whileHeld } from '../shared/held.js';
import { completes, expectUpload, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/connections');

/** Sends a chunk and breaks the connection off in the middle of its bytes. */
async function tear({ api }: CheckContext, token: Token, file: ChunkedFile, number: number): Promise<void> {
  const chunk = chunkOf(file, number);
  // Everything before the file in the form has about this length; the tear has to fall into the bytes of the file.
  const fieldsBefore = 1600;
  const within = fieldsBefore + Math.floor((chunk.end - chunk.start) / 2);
  await api.tear((transmission) => api.sendChunk({ token }, file, chunk, { transmission }), within);
}

for (const [what, torn, others] of [
  ['the last', 3, [1, 2]],
  ['an inner', 2, [1, 3]],
] as const)
  check('chunk.torn', `${what} chunk breaks off and is sent again`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 12_000, chunkSize: 4000 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [...others]);
    await tear(context, token, file, torn);
    expectUpload(context, await sendChunks(api, token, file, [torn]), 'the upload, once the torn chunk was sent whole');
    expect.success(await api.redeem(token, files.photo()), 'a further upload under the token');
  });

check('chunk.torn', 'a chunk that broke off does not fill its place', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 12_000, chunkSize: 4000 });
  const token = await tokenFor(context);
  await sendChunks(api, token, file, [1]);
  await tear(context, token, file, 2);
  const early = await sendChunks(api, token, file, [3]);
  expect(early.some(completes), 'the upload completes without the chunk that broke off').toBe(false);
  expectUpload(context, await sendChunks(api, token, file, [2]), 'the upload, once the torn chunk was sent whole');
});

check('chunk.slow', 'the upload waits for a chunk that is still arriving', async (context) => {
  const { api, files, expect, observe } = context;
  const file = files.chunked({ length: 30_000, chunkSize: 10_000 });
  const token = await tokenFor(context);
  const { held, others, isMeanwhile } = await whileHeld(
    (transmission) => api.sendChunk({ token }, file, chunkOf(file, 2), { transmission }),
    () => sendChunks(api, token, file, [1, 3]),
  );
  observe('chunk.beside-slow', isMeanwhile ? 'answered' : 'left waiting');
  if (isMeanwhile) expect(others.some(completes), 'the upload completes while a chunk is arriving').toBe(false);
  const last = isMeanwhile || completes(held) ? [held] : others.filter(completes);
  expectUpload(context, last.length > 0 ? last : others, 'the upload, with the chunk that arrived last');
});
