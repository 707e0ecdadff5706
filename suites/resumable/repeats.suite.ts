import fc from 'fast-check';
import { chunkOf } from '../../src/client/chunks.js';
import { checks } from '../check/registry.js';
import { expectIncomplete, expectUpload, sendAtOnce, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/repeats');

check('chunk.repeat.accepted', 'a chunk sent twice is accepted twice', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 400 });
  const answers = await sendChunks(api, await tokenFor(context), file, [1, 1, 2, 1, 2, 3, 3]);
  for (const [at, answer] of answers.entries()) expect.accepted(answer, `request ${at + 1} of the repeated chunks`);
});

check('chunk.repeat.accepted', 'an upload with repeats completes', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 300 });
  expectUpload(context, await sendChunks(api, await tokenFor(context), file, [1, 1, 2, 2, 3]));
});

/** Every chunk of four in any order, with chunks that were sent already in between. */
const withRepeats = fc
  .tuple(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), fc.array(fc.nat({ max: 2 }), { maxLength: 5 }))
  .map(([order, again]) => {
    const inner = order.slice(0, -1);
    const repeated = again.map((at) => order[at] ?? 1);
    return [...inner, ...repeated, ...order.slice(-1)];
  });

check.property(
  'chunk.repeat.accepted',
  'no repeat undoes what was sent before it',
  { order: withRepeats },
  async (context, { order }) => {
    const { api, files } = context;
    expectUpload(context, await sendChunks(api, await tokenFor(context), files.chunked({ length: 400 }), order));
  },
  { examples: [{ order: [1, 2, 3, 1, 4] }, { order: [4, 2, 3, 2, 4, 1] }, { order: [3, 1, 3, 2, 4] }], atMost: 1 },
);

check('chunk.repeat.accepted', 'repeats at the same time are accepted', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context);
  for (const answer of await sendAtOnce(api, token, file, [1, 1, 1]))
    expect.accepted(answer, 'one of three equal chunks at once');
  expectUpload(context, await sendChunks(api, token, file, [2, 3]));
});

check('chunk.repeat.latest', 'the later bytes of a chunk replace the earlier ones', async (context) => {
  const { api, files } = context;
  for (const number of [1, 2]) {
    const [file, other] = [files.chunked(), files.chunked()];
    const token = await tokenFor(context);
    const { start, end } = chunkOf(file, number);
    await api.sendChunk({ token }, file, chunkOf(file, number), { part: files.piece(other, start, end) });
    expectUpload(context, await sendChunks(api, token, file), 'the upload, whose bytes were others at first,');
  }
});

for (const order of [
  [1, 1, 1],
  [2, 2, 2],
  [1, 2, 1, 2],
  [3, 3, 3],
  [3, 2, 3, 2],
])
  check('chunk.repeat.counted-once', `chunks ${order.join(' ')} of 3 do not make up the whole`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    expectIncomplete(expect, await sendChunks(api, token, file, order), 'with a hole');
    const missing = [1, 2, 3].filter((number) => !order.includes(number));
    expectUpload(context, await sendChunks(api, token, file, missing));
  });
