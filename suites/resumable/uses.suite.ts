import type { ChunkAnswer } from '../../src/client/methods.js';
import { checks } from '../check/registry.js';
import { completes, expectCompletion, photosOf, sendAtOnce, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/uses');

check('chunk.uses.per-file', 'one file of many chunks takes one use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 2);
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 700 })), 'the first upload');
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 700 })), 'the second upload');
  expect.noSuccess(await api.redeem(token, files.photo()), 'a third upload with max_uploads=2');
});

check('chunk.uses.per-file', 'a token for one upload accepts five chunks', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 500 })));
  expect.noSuccess(await api.redeem(token, files.photo()), 'a second upload with max_uploads=1');
});

check('chunk.uses.per-file', 'a token for one upload accepts five chunks at once', async (context) => {
  const { api, files, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const token = await tokenFor(context, 1);
    const answers = await sendAtOnce(api, token, files.chunked({ length: 500 }));
    expect(photosOf(answers).length, 'photos made by five chunks at once', ['chunk.parallel.once']).toBe(1);
    expect.noSuccess(await api.redeem(token, files.photo()), 'a second upload with max_uploads=1');
  }
});

check('chunk.uses.per-file', 'two files begun by turns take a use each', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 2);
  const [one, other] = [files.chunked(), files.chunked()];
  await sendChunks(api, token, one, [1, 2]);
  await sendChunks(api, token, other, [1, 2]);
  for (const file of [one, other]) expectCompletion(context, await sendChunks(api, token, file, [3]), 'each upload');
  expect.noSuccess(await api.redeem(token, files.photo()), 'a third upload with max_uploads=2');
});

check('chunk.uses.reserved', 'a use that a begun file keeps from another is there for it', async (context) => {
  const { api, files, expect, observe } = context;
  const token = await tokenFor(context, 1);
  const begun = files.chunked();
  await sendChunks(api, token, begun, [1, 2]);
  const other = await api.redeem(token, files.photo());
  observe('chunk.uses.reserved', other.result !== 'success');
  const last = await sendChunks(api, token, begun, [3], { once: other.result === 'success' });
  const made = [other.result === 'success', last.some(completes)].filter(Boolean).length;
  expect(made, 'uploads made with max_uploads=1, of a begun file and another').toBe(1);
});

check('chunk.uses.reserved', 'one of two begun files takes the one use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  const answers: ChunkAnswer[] = [];
  const begun = [files.chunked(), files.chunked()];
  for (const numbers of [[1, 2], [3]])
    for (const file of begun)
      answers.push(...(await sendChunks(api, token, file, numbers, { once: answers.some(completes) })));
  expect(photosOf(answers).length, 'uploads of two begun files with max_uploads=1').toBe(1);
});

check('chunk.uses.abandoned', 'uploads that were given up take no use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  for (const numbers of [[1], [1, 2], [3]]) await sendChunks(api, token, files.chunked(), numbers, { once: true });
  expect.success(await api.redeem(token, files.photo()), 'the one upload, after three that were given up');
});
