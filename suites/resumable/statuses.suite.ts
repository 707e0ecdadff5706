import fc from 'fast-check';
import { type ChunkAnswer, outcomeInWords } from '../../src/client/api.js';
import { callbackOf } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { neverIssued } from '../shared/never-issued.js';
import { completes, expectCompletion, sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/statuses');

check('chunk.inner.accepted', 'every chunk but the last is answered with 200', async (context) => {
  const file = context.files.chunked({ length: 500 });
  const answers = await sendChunks(context.api, await tokenFor(context), file, [1, 2, 3, 4]);
  for (const [at, answer] of answers.entries()) context.expect.accepted(answer, `chunk ${at + 1} of 5`);
});

check('chunk.inner.accepted', 'inner chunks of a file above 1 MiB are answered with 200', async (context) => {
  const file = context.files.chunked({ length: 2 ** 20 + 2 ** 18, chunkSize: 2 ** 16 });
  const answers = await sendChunks(context.api, await tokenFor(context), file, [1, 2]);
  for (const [at, answer] of answers.entries())
    context.expect.accepted(answer, `chunk ${at + 1} of ${file.chunks.length}`);
});

check('chunk.inner.silent', 'a chunk that completes nothing sends nobody anywhere', async (context) => {
  const file = context.files.chunked({ length: 500 });
  const answers = await sendChunks(context.api, await tokenFor(context), file, [5, 1, 3, 2]);
  for (const answer of answers) {
    context.expect(header(answer.reply.headers, 'location') ?? 'none', 'Location').toBe('none');
    context.expect(answer.way, 'how the client is answered').toBe('plain');
  }
});

check('chunk.completion.callback', 'the completing chunk is answered like a whole upload', async (context) => {
  const { api, expect, callbacks, files } = context;
  const address = callbacks.address();
  const token = await api.getUploadToken({ return_url: `${address.url}?theme=green` });
  const last = (await sendChunks(api, token, files.chunked())).at(-1);
  const callback = last === undefined ? undefined : expect.success(last, 'the upload in chunks');
  expect(last?.status, 'HTTP status of the completing chunk').toBe(301);
  expect(callback?.target, 'where the callback goes').toBe(address.url);
  expect(callback?.get('theme'), 'theme of return_url').toBe('green');
  expect(callback?.get('upload_token'), 'upload_token').toBe(token.value);
  for (const name of ['domain', 'photo_id', 'tree_id', 'token'])
    expect(callback?.get(name) ?? '', name).toSatisfy((value) => value !== '', 'a value');
});

check(
  'chunk.completion.callback',
  'without return_url the completing chunk is a plain 200',
  async ({ api, expect, files }) => {
    const answers = await sendChunks(api, await api.getUploadToken(), files.chunked());
    expect(
      answers.map((answer) => answer.status),
      'HTTP statuses of three chunks',
    ).toBe([200, 200, 200]);
  },
);

check('chunk.completion.callback', 'what is accepted whole is accepted in chunks', async (context) => {
  const { api, callbacks, files, expect } = context;
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 20 });
  for (const kind of ['jpeg', 'gif', 'mp4'] as const) {
    const file = { kind, length: 2000 };
    if ((await api.redeem(token, files.photo(file))).result !== 'success') continue;
    const last = (await sendChunks(api, token, files.chunked({ ...file, chunkSize: 700 }))).at(-1);
    if (last !== undefined) expect.success(last, `the upload of a ${kind} in chunks`);
  }
});

check('chunk.completion.extras', 'extra parameters of every chunk are repeated', async (context) => {
  const { api, callbacks, files, expect } = context;
  const token = await api.getUploadToken({ return_url: callbacks.address().url, ucIssue: 'a' });
  const callback = await uploadedInChunks(api, token, files.chunked(), { extras: { ucRedeem: 'b c' } });
  expect(callback.get('ucIssue'), 'ucIssue').toBe('a');
  expect(callback.get('ucRedeem'), 'ucRedeem').toBe('b c');
});

check.property(
  'chunk.completion.last-arrival',
  'in any order, the last to arrive completes',
  { order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }) },
  async (context, { order }) => {
    const file = context.files.chunked({ length: 500 + (context.files.media().descriptor.seed % 50) });
    expectCompletion(
      context,
      await sendChunks(context.api, await tokenFor(context), file, order),
      `the upload in the order ${order.join(' ')}`,
    );
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

check('chunk.completion.last-arrival', 'two chunks, the last one first', async (context) => {
  const file = context.files.chunked({ length: 200 });
  expectCompletion(context, await sendChunks(context.api, await tokenFor(context), file, [2, 1]));
});

/**
 * What is not supported is answered with 500, with any of its chunks, or with the chunk that completes it by the failure
 * that a whole upload is answered with.
 */
function expectUnsupported({ expect, observe }: CheckContext, answers: readonly ChunkAnswer[]): void {
  expect(answers.some(completes), 'a text in chunks succeeds').toBe(false);
  const stopped = answers.findIndex(({ status }) => status === 500);
  const last = answers.at(-1);
  const isFailure = last !== undefined && last.way !== 'plain' && last.result === 'failure';
  observe('chunk.unsupported', stopped < 0 ? 'as a whole upload' : `HTTP 500 with chunk ${stopped + 1}`);
  if (stopped < 0 && !isFailure)
    expect.fail(
      'HTTP 500 with one of the chunks of a text, or with the last one the failure of a whole upload',
      answers.map(outcomeInWords).join('; '),
    );
}

for (const [what, length, order] of [
  ['in chunks', 300, [1, 2, 3]],
  ['in one chunk', 80, [1]],
  ['in chunks in another order', 300, [3, 2, 1]],
] as const)
  check('chunk.unsupported', `a text ${what} is refused by 500 or as a whole upload is`, async (context) => {
    const file = context.files.chunked({ kind: 'text', length });
    expectUnsupported(context, await sendChunks(context.api, await tokenFor(context), file, order));
  });

check('background.chunks.unsupported', 'a text in chunks is refused by 500 or the error line', async (context) => {
  const { api, callbacks, files, expect } = context;
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
  expectUnsupported(context, await sendChunks(api, token, files.chunked({ kind: 'text', length: 300 })));
  for (const call of await callbacks.settled(address))
    expect(callbackOf(new URL(call.url, address.url).href)?.get('photo_id') ?? '', 'photo_id of a failure').toBe('');
});

check('chunk.file-missing', 'a chunk request without a file is not answered with 200', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked();
  const [first] = file.chunks;
  if (first === undefined) return;
  const token = await tokenFor(context);
  expect.notAccepted(await api.sendChunk({ token }, file, first, { part: null }), 'a chunk request without a file');
  expect.accepted(await api.sendChunk({ token }, file, first), 'the same request with its file');
});

/** Tokens of no use: one whose only upload was made, one that was never issued, and none at all. */
async function badTokens(context: CheckContext): Promise<(Token | string)[]> {
  const spent = await tokenFor(context, 1);
  await context.api.upload(spent, context.files.photo());
  return [spent, neverIssued, ''];
}

check('chunk.bad-token', 'no chunk under a bad token leads to a success, a redirect or a callback', async (context) => {
  const { api, expect, files } = context;
  const deliberate = 'no token at all';
  for (const token of await badTokens(context)) {
    const file = files.chunked();
    for (const chunk of file.chunks) {
      const answer = await api.sendChunk({ token }, file, chunk, { deliberate });
      if (answer.result === 'success' || answer.way !== 'plain')
        expect.fail(`chunk ${chunk.number} under a bad token to be answered plainly`, outcomeInWords(answer));
    }
  }
});

check('chunk.bad-token.status', 'no chunk under a bad token is answered with 200', async (context) => {
  const { api, expect, files } = context;
  const deliberate = 'no token at all';
  for (const token of await badTokens(context)) {
    const file = files.chunked();
    for (const chunk of file.chunks)
      expect.notAccepted(
        await api.sendChunk({ token }, file, chunk, { deliberate }),
        `chunk ${chunk.number} under a bad token`,
      );
  }
});

check(
  'background.chunks.line',
  'only the completing chunk is answered by the ok line',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url, background_return_p: '1' });
    const answers = await sendChunks(api, token, files.chunked(), [3, 1, 2]);
    expect(
      answers.map((answer) => (answer.line?.ok === true ? 'ok line' : answer.way)),
      'the answers to three chunks',
    ).toBe(['plain', 'plain', 'ok line']);
  },
);

check(
  'background.chunks.line',
  'the line of an upload in chunks tells what the callback tells',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const line = (await sendChunks(api, token, files.chunked())).at(-1)?.line;
    if (line?.ok !== true) return expect.inconclusive('there was no ok line');
    const url = line.callbackUrl ?? 'none';
    expect(callbackOf(url)?.target ?? url, 'callback_url of the ok line', ['background.ok-line.address']).toBe(
      address.url,
    );
    const call = await callbacks.next(address);
    if (call === undefined)
      return expect.fail('a request to return_url', 'none within the time-out', ['background.callback.sent']);
    const callback = callbackOf(new URL(call.url, address.url).href);
    const told = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
    for (const [name, value] of Object.entries(told))
      expect(value, `${name} of the ok line`, ['background.ok-line.values']).toBe(callback?.get(name) ?? '');
  },
);

check(
  'background.chunks.callback-once',
  'one file in chunks, one request to return_url',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    await sendChunks(api, token, files.chunked({ length: 500 }));
    await callbacks.next(address);
    const calls = await callbacks.settled(address);
    expect(calls.length, 'requests to return_url after an upload in five chunks').toBe(1);
  },
);
