import { chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { neverIssued } from '../shared/never-issued.js';
import { sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/refused');

check('chunk.file-missing', 'a chunk request without a file is not answered with 200', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked();
  const token = await tokenFor(context);
  const chunk = chunkOf(file, 1);
  expect.notAccepted(await api.sendChunk({ token }, file, chunk, { part: null }), 'a chunk request without a file');
  expect.accepted(await api.sendChunk({ token }, file, chunk), 'the same request with its file');
});

/** A token whose only upload was made. */
async function spentToken(context: CheckContext): Promise<Token> {
  const { api, files } = context;
  const token = await tokenFor(context, 1);
  await api.upload(token, files.photo());
  return token;
}

const bad: Readonly<Record<string, (context: CheckContext) => Promise<Token | string>>> = {
  'a consumed token': spentToken,
  'a token consumed by a file in chunks': async (context) => {
    const token = await tokenFor(context, 1);
    await uploadedInChunks(context.api, token, context.files.chunked());
    return token;
  },
  'an unknown token': async () => neverIssued,
  'no token': async () => '',
};

/** All chunks of a file under a token of no use. */
async function chunksUnder({ api, files }: CheckContext, token: Token | string): Promise<ChunkAnswer[]> {
  const answers: ChunkAnswer[] = [];
  const file = files.chunked();
  const why = typeof token === 'object' ? {} : { deliberate: 'no token that is known' };
  for (const chunk of file.chunks) answers.push(await api.sendChunk({ token }, file, chunk, { once: true, ...why }));
  return answers;
}

for (const [what, make] of Object.entries(bad)) {
  check('chunk.bad-token', `no chunk under ${what} leads to a success or a redirect`, async (context) => {
    const { expect } = context;
    for (const answer of await chunksUnder(context, await make(context)))
      if (answer.result === 'success' || answer.way === 'redirect' || answer.way === 'form')
        expect.fail(`a chunk under ${what} to be answered to the client itself`, outcomeInWords(answer));
  });

  check('chunk.bad-token.status', `no chunk under ${what} is answered with 200`, async (context) => {
    const { expect } = context;
    for (const answer of await chunksUnder(context, await make(context)))
      expect.notAccepted(answer, `a chunk under ${what}`);
  });
}

check(
  'chunk.bad-token',
  'no chunk under a consumed token leads to a callback',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const first = await api.redeem(token, files.photo());
    if (first.line?.ok !== true) expect.inconclusive('the first upload was not answered by an ok line');
    if ((await callbacks.next(address)) === undefined) expect.inconclusive('the first upload was not called back');
    const known = (await callbacks.settled(address)).length;
    await chunksUnder(context, token);
    expect((await callbacks.settled(address)).length - known, 'callbacks after chunks under a consumed token').toBe(0);
  },
  { needs: ['background'] },
);

/** A file that is supported, with some answers to its chunks, none of which is to cancel the upload. */
const supported: Readonly<Record<string, (context: CheckContext) => Promise<readonly ChunkAnswer[]>>> = {
  'a chunk of a completed upload': async (context) => {
    const { api, files } = context;
    const [token, file] = [await tokenFor(context), files.chunked()];
    await uploadedInChunks(api, token, file);
    return sendChunks(api, token, file, [3, 1], { once: true });
  },
  'a chunk under a consumed token': async (context) => chunksUnder(context, await spentToken(context)),
  'a chunk request without a file': async (context) => {
    const { api, files } = context;
    const [token, file] = [await tokenFor(context), files.chunked()];
    return [await api.sendChunk({ token }, file, chunkOf(file, 1), { part: null })];
  },
  'a chunk with a long identifier': async (context) => {
    const { api, files, unique } = context;
    const file = files.chunked({ identifier: unique('long').padEnd(1000, 'x') });
    return sendChunks(api, await tokenFor(context), file, [1], { once: true });
  },
  'a chunk of a file above 4 GiB': async (context) => {
    const { api, files } = context;
    const changed = { resumableTotalSize: 5 * 2 ** 30 };
    return sendChunks(api, await tokenFor(context), files.chunked(), [1], { once: true, changed });
  },
};

for (const [what, send] of Object.entries(supported))
  check('chunk.reserved', `${what} is not answered with 500`, async (context) => {
    const { expect } = context;
    for (const answer of await send(context))
      if (answer.status === 500)
        expect.fail('a status other than that of a file that is not supported', outcomeInWords(answer));
  });
