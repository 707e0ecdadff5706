import type { Callback } from '../../src/client/callback.js';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { MediaDescriptor } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { callbackIn } from '../shared/background.js';
import { completes, tokenFor } from './send.js';

const check = checks('resumable/unsupported');

/** A kind of file of which a whole upload fails; without one there is nothing to compare with. */
async function expectRefusedWhole(context: CheckContext, kind: MediaDescriptor['kind']): Promise<void> {
  const { api, expect, files } = context;
  const whole = await api.redeem(await tokenFor(context), files.photo({ kind, length: 300 }));
  if (whole.result === 'success') expect.notApplicable(`a whole upload of the kind ${kind} succeeds`);
}

/** Sends chunks until one is answered with 500, by which the client cancels the upload. */
async function sendUntilCancelled(
  { api }: CheckContext,
  token: Token,
  file: ChunkedFile,
  order: readonly number[],
): Promise<readonly ChunkAnswer[]> {
  const answers: ChunkAnswer[] = [];
  for (const number of order) {
    answers.push(await api.sendChunk({ token }, file, chunkOf(file, number)));
    if (answers.at(-1)?.status === 500) break;
  }
  return answers;
}

/**
 * What is not supported is answered with 500, with any of its chunks, or with the chunk that completes it by the failure
 * that a whole upload is answered with.
 */
function expectUnsupported({ expect, observe }: CheckContext, answers: readonly ChunkAnswer[]): void {
  expect(answers.some(completes), 'success of a file that is refused as a whole').toBe(false);
  const last = answers.at(-1);
  if (last === undefined) return;
  const isCancelled = last.status === 500;
  const isFailure = last.way !== 'plain' && last.result === 'failure';
  observe('chunk.unsupported', isCancelled ? `HTTP 500 with chunk ${answers.length}` : 'as a whole upload');
  if (!isCancelled && !isFailure)
    expect.fail(
      'HTTP 500 to one of the chunks of a file that is not supported, or the failure of a whole upload to the last one',
      answers.map(outcomeInWords).join('; '),
    );
}

for (const [what, kind, length, order] of [
  ['a text in chunks', 'text', 300, [1, 2, 3]],
  ['a text in one chunk', 'text', 80, [1]],
  ['a text in chunks in another order', 'text', 300, [3, 2, 1]],
  ['noise in chunks', 'binary', 300, [1, 2, 3]],
] as const)
  check('chunk.unsupported', `${what} is refused with 500 or like a whole upload`, async (context) => {
    const { files } = context;
    await expectRefusedWhole(context, kind);
    const file = files.chunked({ kind, length });
    expectUnsupported(context, await sendUntilCancelled(context, await tokenFor(context), file, order));
  });

check('background.chunks.unsupported', 'a text in chunks is refused with 500 or by the error line', async (context) => {
  const { api, callbacks, files, expect } = context;
  await expectRefusedWhole(context, 'text');
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
  const file = files.chunked({ kind: 'text', length: 300 });
  const answers = await sendUntilCancelled(context, token, file, [1, 2, 3]);
  expectUnsupported(context, answers);
  const last = answers.at(-1);
  // HTTP 500 says it all, whatever its text looks like.
  const isLine = last?.status !== 500 && last?.line?.ok === false;
  if (isLine && (await callbacks.next(address)) === undefined)
    expect.fail('a request to return_url', 'none within the time-out', ['background.callback.failure']);
  const calls = (await callbacks.settled(address)).map((call) => callbackIn(address, call));
  for (const call of calls) expectFailure(expect, call);
});

/** A callback that reports a failure. */
function expectFailure(expect: CheckContext['expect'], callback: Callback | undefined): void {
  expect(callback?.get('error_message') ?? '', 'error_message in the callback of a failure').toHaveValue();
}
