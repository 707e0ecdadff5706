import fc from 'fast-check';
import { header } from '../../src/client/exchange.js';
import { smallestOfAll } from '../check/files.js';
import { checks } from '../check/registry.js';
import { expectShortRedirect } from '../shared/callback-length.js';
import { expectFilled, successNames } from '../shared/callback-token.js';
import { respectLimit } from '../shared/limits.js';
import { expectCompletion, sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/statuses');

check('chunk.inner.accepted', 'every chunk but the last is answered with 200', async (context) => {
  const { api, expect, files, observe } = context;
  if (files.smallest.chunk > smallestOfAll.chunk) observe('target.smallest-chunk', files.smallest.chunk);
  const answers = await sendChunks(api, await tokenFor(context), files.chunked({ length: 500 }), [1, 2, 3, 4]);
  for (const [at, answer] of answers.entries()) expect.accepted(answer, `chunk ${at + 1} of 5`);
});

check('chunk.inner.accepted', 'inner chunks of a file above 1 MiB are answered with 200', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked({ length: 2 ** 20 + 2 ** 18, chunkSize: 2 ** 16 });
  const answers = await sendChunks(api, await tokenFor(context), file, [1, 2]);
  respectLimit(context, answers.find(({ status }) => status === 413)?.status, file.media.length);
  for (const [at, answer] of answers.entries()) expect.accepted(answer, `chunk ${at + 1} of ${file.chunks.length}`);
});

check('chunk.inner.silent', 'a chunk that completes nothing redirects nobody', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked({ length: 500 });
  for (const answer of await sendChunks(api, await tokenFor(context), file, [5, 1, 3, 2])) {
    expect(header(answer.reply.headers, 'location') ?? 'none', 'Location').toBe('none');
    expect(answer.way, 'how the client is answered').toBe('plain');
  }
});

check(
  'chunk.inner.silent',
  'no callback is made before the file is whole',
  async ({ api, callbacks, expect, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    await sendChunks(api, token, files.chunked({ length: 500 }), [1, 5, 2, 3]);
    const early = await callbacks.settled(address);
    expect(early.length, 'requests to return_url after four of five chunks').toBe(0);
  },
  { needs: ['background'] },
);

check('chunk.completion.callback', 'the completing chunk is answered like a whole upload', async (context) => {
  const { api, expect, callbacks, files } = context;
  const address = callbacks.address();
  const token = await api.getUploadToken({ return_url: `${address.url}?theme=green&a=2&a=1` });
  const [last] = (await sendChunks(api, token, files.chunked(), [2, 3, 1])).slice(-1);
  if (last === undefined) return;
  const callback = expect.success(last, 'the upload in chunks');
  expectShortRedirect(expect, last);
  expect(callback.target, 'where the callback goes').toBe(address.url);
  expect([callback.get('theme'), ...callback.all('a')], 'the own query of return_url').toBe(['green', '2', '1']);
  expect(callback.get('upload_token'), 'upload_token').toBe(token.value);
  expectFilled(expect, callback, successNames);
});

check(
  'chunk.completion.callback',
  'the completing chunk is a plain 200 without return_url',
  async ({ api, expect, files }) => {
    const answers = await sendChunks(api, await api.getUploadToken(), files.chunked());
    expect(
      answers.map((answer) => answer.status),
      'HTTP statuses of three chunks',
    ).toBe([200, 200, 200]);
  },
);

check('chunk.completion.callback', 'what is accepted whole is accepted in chunks', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context);
  for (const kind of ['jpeg', 'gif', 'mp4'] as const) {
    const file = { kind, length: 2000 };
    if ((await api.redeem(token, files.photo(file))).result !== 'success') continue;
    const [last] = (await sendChunks(api, token, files.chunked({ ...file, chunkSize: 700 }))).slice(-1);
    if (last !== undefined) expect.success(last, `the upload of a ${kind} in chunks`);
  }
});

check('chunk.completion.callback', 'a file whose bytes look like a form is accepted in chunks', async (context) => {
  const { api, files } = context;
  for (const chunkSize of [100, 900]) {
    const file = files.chunked({ length: 4000, chunkSize, payload: 'hostile' });
    expectCompletion(context, await sendChunks(api, await tokenFor(context), file), 'the upload of hostile bytes');
  }
});

check('chunk.completion.extras', 'extra parameters of every chunk are repeated', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1, { ucIssue: 'a' });
  const callback = await uploadedInChunks(api, token, files.chunked(), { extras: { ucRedeem: 'b c' } });
  expect(callback.all('ucIssue'), 'ucIssue').toSatisfy((values) => values.includes('a'), 'a');
  expect(callback.all('ucRedeem'), 'ucRedeem').toSatisfy((values) => values.includes('b c'), 'b c');
});

check.property(
  'chunk.completion.last-arrival',
  'the last chunk to arrive completes the upload, in any order',
  { order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }) },
  async (context, { order }) => {
    const { api, files } = context;
    const file = files.chunked({ length: 500 + (files.media().descriptor.seed % 50) });
    const answers = await sendChunks(api, await tokenFor(context), file, order);
    expectCompletion(context, answers, `the upload in the order ${order.join(' ')}`);
  },
  {
    examples: [
      [1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1],
      [1, 5, 2, 3, 4],
      [5, 1, 2, 3, 4],
      [2, 3, 4, 5, 1],
    ].map((order) => ({ order })),
    atMost: 4,
  },
);

check(
  'chunk.completion.last-arrival',
  'the first of two chunks completes the upload when it is last',
  async (context) => {
    const { api, files } = context;
    expectCompletion(context, await sendChunks(api, await tokenFor(context), files.chunked({ length: 200 }), [2, 1]));
  },
);
