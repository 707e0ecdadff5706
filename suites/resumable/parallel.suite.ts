import type { ChunkAnswer } from '../../src/client/methods.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { completes, photosOf, sendAtOnce, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/parallel');

/** One upload, by however many of the answers it is reported. */
function expectOnePhoto({ expect }: Pick<CheckContext, 'expect'>, answers: readonly ChunkAnswer[], what: string): void {
  const photos = photosOf(answers).length;
  if (photos === 0 && answers.some((answer) => answer.isRepeat === true))
    expect.inconclusive('an answer to a chunk was lost', 'no-answer');
  expect(photos, `photos made by ${what}`, anyUploadInChunks).toBe(1);
}

check('chunk.parallel.once', 'all chunks at once make one photo', async (context) => {
  const { api, files, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const file = files.chunked({ length: 500 + race });
    const answers = await sendAtOnce(api, await tokenFor(context), file);
    expectOnePhoto(context, answers, '5 chunks sent at once');
    for (const answer of answers)
      if (!completes(answer)) expect.accepted(answer, 'a chunk that did not complete the upload');
  }
});

check('chunk.parallel.once', 'the last two chunks at once make one photo', async (context) => {
  const { api, files, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const file = files.chunked({ length: 400 });
    const token = await tokenFor(context, 2);
    await sendChunks(api, token, file, [1, 4]);
    expectOnePhoto(context, await sendAtOnce(api, token, file, [2, 3]), 'the last two chunks at once');
    expect.success(await api.redeem(token, files.photo()), 'the second of two uploads');
  }
});

check('chunk.parallel.once', 'the completing chunk three times at once makes one photo', async (context) => {
  const { api, files, races } = context;
  for (let race = 0; race < races; race += 1) {
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [1, 2]);
    expectOnePhoto(context, await sendAtOnce(api, token, file, [3, 3, 3]), 'one chunk sent three times at once');
  }
});

check('chunk.parallel.one-answer', 'one of all the chunks sent at once is answered by the outcome', async (context) => {
  const { api, files, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const answers = await sendAtOnce(api, await tokenFor(context), files.chunked({ length: 500 + race }));
    expect(answers.filter(completes).length, 'outcomes among the answers to 5 chunks at once').toBe(1);
  }
});

check(
  'background.chunks.callback-once',
  'all chunks at once lead to one request to return_url',
  async ({ api, callbacks, files, expect, races }) => {
    for (let race = 0; race < races; race += 1) {
      const address = callbacks.reachable();
      const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1', max_uploads: 3 });
      await sendAtOnce(api, token, files.chunked({ length: 400 }));
      await callbacks.next(address);
      const calls = await callbacks.settled(address);
      expect(calls.length, 'requests to return_url after 4 chunks at once').toBe(1);
    }
  },
);
