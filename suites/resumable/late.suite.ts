import type { ChunkedFile } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { callbackIn } from '../shared/background.js';
import { expectUpload, photosOf, sendAtOnce, sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/late');

/** Chunks of a completed upload that arrive once more may be answered by anything but another photo. */
function expectNoOther(expect: CheckContext['expect'], late: readonly ChunkAnswer[], photo: string): void {
  const others = photosOf(late).filter((one) => one !== photo);
  expect(others.length, 'further photos made by chunks of a completed upload').toBe(0);
}

async function completed(api: CheckContext['api'], token: Token, file: ChunkedFile): Promise<string> {
  return (await uploadedInChunks(api, token, file)).get('photo_id') ?? '';
}

const chunks = { once: true } as const;

for (const [length, late] of [
  [300, [3, 3, 1]],
  [300, [2]],
  [300, [1, 1, 2, 2]],
  [200, [2, 2]],
  [200, [1]],
] as const)
  check(
    'chunk.repeat.after-completion',
    `chunks ${late.join(' ')} of ${length / 100} make no second photo after completion`,
    async (context) => {
      const { api, files, expect, observe } = context;
      const file = files.chunked({ length });
      const token = await tokenFor(context);
      const photo = await completed(api, token, file);
      const answers = await sendChunks(api, token, file, late, chunks);
      observe('chunk.repeat-after-completion', answers[0]?.status ?? 0);
      expectNoOther(expect, answers, photo);
    },
  );

check(
  'chunk.repeat.after-completion',
  'a chunk makes no second photo when it arrives three times at once after completion',
  async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    const photo = await completed(api, token, file);
    expectNoOther(expect, await sendAtOnce(api, token, file, [3, 3, 3]), photo);
  },
);

check(
  'chunk.repeat.after-completion',
  'a chunk of one completed upload makes no second photo after another upload',
  async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    const photo = await completed(api, token, file);
    await completed(api, token, files.chunked({ length: 200 }));
    expectNoOther(expect, await sendChunks(api, token, file, [3], chunks), photo);
  },
);

/** Sends a file in chunks, then some of them again, and gives the callbacks of the target. */
async function calledBack(context: CheckContext, late: readonly number[]): Promise<readonly string[]> {
  const { api, callbacks, files, expect } = context;
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1', max_uploads: 9 });
  const file = files.chunked();
  await sendChunks(api, token, file);
  if ((await callbacks.next(address)) === undefined)
    expect.fail('a request to return_url', 'none within the time-out', ['background.callback.sent']);
  await sendChunks(api, token, file, late, chunks);
  const calls = await callbacks.settled(address);
  return calls.map((call) => callbackIn(address, call)?.get('photo_id') ?? '');
}

check(
  'chunk.repeat.after-completion',
  'late chunks make no second photo in the background',
  async (context) => {
    const { expect } = context;
    const photos = new Set(await calledBack(context, [3, 1]));
    expect(photos.size, 'photos in the callbacks, after two late chunks').toBe(1);
  },
  { needs: ['background'] },
);

check('background.chunks.repeat-silent', 'late chunks lead to no second request to return_url', async (context) => {
  const { expect } = context;
  const calls = await calledBack(context, [3, 1]);
  expect(calls.length, 'requests to return_url, after two late chunks').toBe(1);
});

check('chunk.repeat.single', 'the only chunk of a file makes no second photo', async (context) => {
  const { api, files, expect, observe } = context;
  const file = files.chunked({ length: 150 });
  const token = await tokenFor(context);
  const photo = await completed(api, token, file);
  const answers = await sendChunks(api, token, file, [1, 1], chunks);
  observe('chunk.repeat-of-single', answers[0]?.status ?? 0);
  expectNoOther(expect, answers, photo);
});

check(
  'chunk.repeat.single',
  'the only chunk of a file makes one photo when it arrives three times',
  async (context) => {
    const { api, files, expect } = context;
    const answers = await sendAtOnce(api, await tokenFor(context), files.chunked({ length: 150 }), [1, 1, 1]);
    expect(photosOf(answers).length, 'photos made by one chunk sent three times at once', anyUploadInChunks).toBe(1);
  },
);

check('chunk.repeat.free', 'late chunks take no use', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context, 2);
  await uploadedInChunks(api, token, file);
  await sendChunks(api, token, file, [3, 2], chunks);
  expect.success(await api.redeem(token, files.photo()), 'the second of two uploads, after late chunks of the first');
});

check('chunk.second-set', 'the same file in chunks once more is answered by an outcome', async (context) => {
  const { api, files, observe } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context);
  const first = await completed(api, token, file);
  const again = await sendChunks(api, token, file);
  const second = expectUpload(context, again.slice(-1), 'the second upload of the same file');
  observe('chunk.second-set', second.get('photo_id') === first ? 'the first outcome again' : 'a second upload');
});

check('chunk.second-set', 'a late chunk does not spoil the next set', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context);
  await uploadedInChunks(api, token, file);
  await sendChunks(api, token, file, [1], chunks);
  const again = await sendChunks(api, token, file);
  expectUpload(context, again.slice(-1), 'the second upload, after a late chunk of the first');
});

check('chunk.second-set.other', 'other bytes under an identifier that was used make another photo', async (context) => {
  const { api, files, unique, expect } = context;
  const names = { identifier: unique('same'), filename: `${unique('uc')}.png` };
  const token = await tokenFor(context);
  const first = await completed(api, token, files.chunked({ length: 300, ...names }));
  const again = await sendChunks(api, token, files.chunked({ length: 300, ...names }));
  const photos = photosOf(again).filter((photo) => photo !== first);
  expect(photos.length, 'photos made by other bytes under the same identifier').toBe(1);
});
