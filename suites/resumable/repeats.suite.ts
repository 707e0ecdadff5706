import fc from 'fast-check';
import { chunkOf } from '../../src/client/chunks.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { completes, expectUpload, photosOf, sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/repeats');

check('chunk.repeat.accepted', 'a chunk sent twice is accepted twice', async (context) => {
  const file = context.files.chunked({ length: 400 });
  const answers = await sendChunks(context.api, await tokenFor(context), file, [1, 1, 2, 1, 2, 3, 3]);
  for (const [at, answer] of answers.entries())
    context.expect.accepted(answer, `request ${at + 1} of the repeated chunks`);
});

check('chunk.repeat.accepted', 'an upload with repeats completes', async (context) => {
  const file = context.files.chunked({ length: 300 });
  expectUpload(context, await sendChunks(context.api, await tokenFor(context), file, [1, 1, 2, 2, 3]));
});

/** Every chunk of four in any order, with chunks that came already in between. */
const withRepeats = fc
  .tuple(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), fc.array(fc.nat({ max: 2 }), { maxLength: 5 }))
  .map(([order, again]) => {
    const inner = order.slice(0, -1);
    const repeated = again.map((at) => order[at] ?? 1);
    return [...inner, ...repeated, ...order.slice(-1)];
  });

check.property(
  'chunk.repeat.accepted',
  'no repeat undoes what came before it',
  { order: withRepeats },
  async (context, { order }) => {
    const file = context.files.chunked({ length: 400 });
    expectUpload(context, await sendChunks(context.api, await tokenFor(context), file, order));
  },
  { examples: [{ order: [1, 2, 3, 1, 4] }, { order: [4, 2, 3, 2, 4, 1] }, { order: [3, 1, 3, 2, 4] }], atMost: 1 },
);

check('chunk.repeat.accepted', 'repeats at the same time are accepted', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context);
  const answers = await Promise.all([1, 2, 3].map(() => api.sendChunk({ token }, file, chunkOf(file, 1))));
  for (const answer of answers) expect.accepted(answer, 'one of three equal chunks at once');
  expectUpload(context, await sendChunks(api, token, file, [2, 3]));
});

for (const order of [
  [1, 1, 1],
  [2, 2, 2],
  [1, 2, 1, 2],
  [3, 3, 3],
  [3, 2, 3, 2],
])
  check('chunk.repeat.counted-once', `chunks ${order.join(' ')} of 3 are not the whole`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    const answers = await sendChunks(api, token, file, order);
    expect(answers.some(completes), 'an upload with a hole completes').toBe(false);
    const missing = [1, 2, 3].filter((number) => !order.includes(number));
    expectUpload(context, await sendChunks(api, token, file, missing));
  });

check('chunk.repeat.after-completion', 'late chunks make no second upload', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context, 3);
  const callback = await uploadedInChunks(api, token, file);
  const late = await sendChunks(api, token, file, [3, 3, 1]);
  context.observe('chunk.repeat-after-completion', late[0]?.status ?? 0);
  for (const answer of late) {
    const other = completes(answer) && answer.callback?.get('photo_id') !== callback.get('photo_id');
    expect(other, 'a late chunk made a second upload').toBe(false);
  }
});

check('chunk.repeat.after-completion', 'late chunks take no use', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context, 2);
  await uploadedInChunks(api, token, file);
  await sendChunks(api, token, file, [3, 2]);
  expect.success(await api.redeem(token, files.photo()), 'the second of two uploads, after late chunks of the first');
});

check('chunk.repeat.single', 'the only chunk of a file sent again makes no second upload', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 90 });
  const token = await tokenFor(context, 3);
  const callback = await uploadedInChunks(api, token, file);
  const again = await sendChunks(api, token, file, [1, 1]);
  context.observe('chunk.repeat-of-only-chunk', again[0]?.status ?? 0);
  expect([...photosOf(again)].filter((id) => id !== callback.get('photo_id')).length, 'further photos').toBe(0);
});

check('chunk.second-set', 'the same file in chunks once more is uploaded, or answered as before', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context, 3);
  const first = await uploadedInChunks(api, token, file);
  const again = await sendChunks(api, token, file);
  const second = again.find(completes);
  if (second === undefined) expectUpload(context, again, 'the second upload of the same file');
  const isSame = second?.callback?.get('photo_id') === first.get('photo_id');
  context.observe('chunk.second-set', isSame ? 'the first outcome again' : 'another upload');
});

check('chunk.second-set', 'a late chunk does not spoil the next set', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context, 3);
  await uploadedInChunks(api, token, file);
  await sendChunks(api, token, file, [1]);
  const again = await sendChunks(api, token, file);
  if (!again.some(completes)) expectUpload(context, again, 'the second upload, after a late chunk of the first');
});

check('chunk.parallel.once', 'all chunks at once complete one upload', async (context) => {
  const { api, files, expect } = context;
  for (let race = 0; race < context.races; race += 1) {
    const file = files.chunked({ length: 500 + race });
    const token = await tokenFor(context, 2);
    const answers = await Promise.all(
      file.chunks.map(({ number }) => api.sendChunk({ token }, file, chunkOf(file, number))),
    );
    expect(photosOf(answers).size, 'photos made by 5 chunks sent at once', anyUploadInChunks).toBe(1);
    const others = answers.filter((answer) => !completes(answer));
    for (const answer of others) expect.accepted(answer, 'a chunk that did not complete the upload');
  }
});

check('chunk.parallel.once', 'the last two chunks at once complete one upload', async (context) => {
  const { api, files, expect } = context;
  for (let race = 0; race < context.races; race += 1) {
    const file = files.chunked({ length: 400 });
    const token = await tokenFor(context, 2);
    await sendChunks(api, token, file, [1, 4]);
    const answers = await Promise.all([2, 3].map((number) => api.sendChunk({ token }, file, chunkOf(file, number))));
    expect(photosOf(answers).size, 'photos made by the last two chunks at once', anyUploadInChunks).toBe(1);
    expect.success(await api.redeem(token, files.photo()), 'the second of two uploads');
  }
});

check('chunk.parallel.once', 'the completing chunk twice at once completes one upload', async (context) => {
  const { api, files, expect } = context;
  for (let race = 0; race < context.races; race += 1) {
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context, 3);
    await sendChunks(api, token, file, [1, 2]);
    const answers = await Promise.all([3, 3, 3].map((number) => api.sendChunk({ token }, file, chunkOf(file, number))));
    expect(photosOf(answers).size, 'photos made by one chunk sent three times at once', anyUploadInChunks).toBe(1);
  }
});
