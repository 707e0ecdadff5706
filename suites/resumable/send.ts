import type { Callback } from '../../src/client/callback.js';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import { Unmet } from '../../src/client/failure.js';
import type { Api, ChunkAnswer, ChunkOptions } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import type { Expect } from '../check/expect.js';
import { anyUploadInChunks, type Suspects } from '../check/suspects.js';
import { sentAtOnce } from '../shared/lanes.js';

/** What most checks of uploads in chunks need: a way to send them, and somewhere to be sent on to. */
export type Sending = Pick<CheckContext, 'api' | 'callbacks'>;

/** A token with a return_url, which distinguishes success from failure. */
export function tokenFor({ api, callbacks }: Sending, max_uploads = 100, parameters: Parameters = {}): Promise<Token> {
  return api.getUploadToken({ return_url: callbacks.address().url, max_uploads, ...parameters });
}

/** Sends chunks one after the other, in the order of the numbers. */
export async function sendChunks(
  api: Api,
  token: Token,
  file: ChunkedFile,
  numbers: readonly number[] = file.chunks.map((chunk) => chunk.number),
  options: ChunkOptions = {},
): Promise<ChunkAnswer[]> {
  const answers: ChunkAnswer[] = [];
  for (const number of numbers) answers.push(await api.sendChunk({ token }, file, chunkOf(file, number), options));
  return answers;
}

/** Sends chunks at the same time. */
export function sendAtOnce(
  api: Api,
  token: Token,
  file: ChunkedFile,
  numbers: readonly number[] = file.chunks.map((chunk) => chunk.number),
): Promise<ChunkAnswer[]> {
  return sentAtOnce(numbers, (number) => api.sendChunk({ token }, file, chunkOf(file, number)));
}

/** Whether an answer completes an upload. */
export function completes(answer: ChunkAnswer): boolean {
  return answer.result === 'success';
}

/** The photo of a completed upload, wherever its answer names it. */
export function photoOf({ callback, line }: ChunkAnswer): string | undefined {
  return callback?.get('photo_id') ?? (line?.ok === true ? line.photoId : undefined);
}

/** The photos that the answers name, each once. */
export function photosOf(answers: readonly ChunkAnswer[]): readonly string[] {
  return [...new Set(answers.filter(completes).map((answer) => photoOf(answer) ?? ''))];
}

/**
 * An upload after a wrong chunk: the chunks that are missing complete it, or the whole file sent once more does, since
 * the client is to try the file again.
 */
export async function expectRecovery(
  context: CheckContext,
  token: Token,
  file: ChunkedFile,
  missing: readonly number[],
): Promise<void> {
  const { api } = context;
  const answers = await sendChunks(api, token, file, missing);
  if (answers.some(completes)) return;
  const whole = await sendChunks(api, token, file);
  const last = whole.find(completes) ?? whole.at(-1);
  if (last !== undefined)
    context.expect.success(last, 'the whole file, sent again after a wrong chunk,', anyUploadInChunks);
}

/** Chunks after which the file is still not whole: none of them completes it. */
export function expectIncomplete(
  expect: Expect,
  answers: readonly ChunkAnswer[],
  what: string,
  suspects: Suspects = [],
): void {
  const early = answers.find(completes);
  if (early !== undefined) expect.fail(`no upload that completes ${what}`, outcomeInWords(early), suspects);
}

/** All chunks but the last to arrive complete nothing, and the last completes the upload. */
export function expectCompletion(
  { expect }: Pick<CheckContext, 'expect'>,
  answers: readonly ChunkAnswer[],
  what = 'the upload',
  suspects: Suspects = [],
): Callback {
  const early = answers.slice(0, -1).findIndex(completes);
  if (early !== -1)
    expect.fail(
      `${what} to complete with chunk ${answers.length} to arrive`,
      `it completed with chunk ${early + 1}`,
      suspects,
    );
  const last = answers.at(-1);
  if (last === undefined) return expect.fail('chunks', 'none');
  // What completed the upload may have been an answer that was lost on its way.
  if (last.isRepeat === true && last.status === 200 && !completes(last))
    return expect.inconclusive('an answer to the last chunk was lost', 'no-answer');
  return expect.success(last, `${what}, after the last of ${answers.length} chunks to arrive,`, suspects);
}

/** The same where something else is judged: what keeps every upload in chunks from completing is the cause here. */
export function expectUpload(
  context: Pick<CheckContext, 'expect'>,
  answers: readonly ChunkAnswer[],
  what?: string,
): Callback {
  return expectCompletion(context, answers, what, ['chunk.inner.silent', ...anyUploadInChunks]);
}

/** An upload in chunks that another check takes for granted. @throws Unmet(chunk.completion.callback) */
export async function uploadedInChunks(
  api: Api,
  token: Token,
  file: ChunkedFile,
  options: ChunkOptions = {},
): Promise<Callback> {
  const last = (await sendChunks(api, token, file, undefined, options)).at(-1);
  if (last?.result === 'success' && last.callback !== undefined) return last.callback;
  const got = last === undefined ? 'nothing' : outcomeInWords(last);
  throw new Unmet('chunk.completion.callback', 'an upload in chunks to complete', got);
}
