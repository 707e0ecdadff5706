import { chunkOf } from '../../src/client/chunks.js';
import { checks } from '../check/registry.js';
import { whileHeld } from '../shared/held.js';
import { completes, expectIncomplete, expectRecovery, expectUpload, sendChunks, tokenFor } from './send.js';
import { tearChunk } from './tear.js';

const check = checks('resumable/connections');

for (const [what, torn, others] of [
  ['the last', 3, [1, 2]],
  ['an inner', 2, [1, 3]],
] as const)
  check('chunk.torn', `a file of which ${what} chunk was cut off can be uploaded`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 12_000, chunkSize: 4000 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [...others]);
    await tearChunk(context, token, file, torn);
    await expectRecovery(context, token, file, [torn]);
    expect.success(await api.redeem(token, files.photo()), 'a further upload under the token');
  });

check('chunk.torn', 'a chunk that was cut off does not fill its place', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 12_000, chunkSize: 4000 });
  const token = await tokenFor(context);
  await sendChunks(api, token, file, [1]);
  await tearChunk(context, token, file, 2);
  expectIncomplete(expect, await sendChunks(api, token, file, [3]), 'without the chunk that was cut off');
  await expectRecovery(context, token, file, [2]);
});

check('chunk.torn', 'a chunk that was cut off does not replace the whole one before it', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 12_000, chunkSize: 4000 });
  const token = await tokenFor(context);
  await sendChunks(api, token, file, [1, 2]);
  await tearChunk(context, token, file, 2);
  await expectRecovery(context, token, file, [3]);
});

check('chunk.slow', 'the upload waits for a chunk that is still arriving', async (context) => {
  const { api, files, expect, observe } = context;
  const file = files.chunked({ length: 30_000, chunkSize: 10_000 });
  const token = await tokenFor(context);
  const { held, others, isMeanwhile } = await whileHeld(
    (transmission) => api.sendChunk({ token }, file, chunkOf(file, 2), { transmission }),
    () => sendChunks(api, token, file, [1, 3], { once: true }),
  );
  observe('chunk.beside-slow', isMeanwhile ? 'answered' : 'left waiting');
  if (isMeanwhile) expectIncomplete(expect, others, 'while a chunk is arriving');
  // A target may have turned away the others for as long.
  const whole = [held, ...others].filter(completes);
  const missing = [1, 3].filter((_, at) => others[at]?.status !== 200);
  const late = whole.length > 0 ? whole : await sendChunks(api, token, file, missing);
  expectUpload(context, [held, ...late].slice(-1), 'the upload, with the chunk that arrived last');
});
