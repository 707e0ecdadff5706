import { fieldIn } from '../../../suites/shared/fields.js';
import { decodeAnswer, saysOk } from '../../client/answer.js';
import type { Say } from '../findings.js';
import { type Attempt, attemptOf } from '../model/attempt.js';
import type { Book } from '../model/book.js';
import { isWhole, wrongOf } from '../model/chunk-claim.js';
import { ChunkSet } from '../model/chunk-set.js';
import type { Reading } from '../model/reading.js';
import { answerWords } from './words.js';

/** The url that an answer of file/upload states; undefined for every other answer. */
export function storedUrl({ reply }: Reading): string | undefined {
  if (reply === undefined) return undefined;
  const answer = decodeAnswer(reply, 'File', reply.text.trimStart().startsWith('<') ? 'xml' : 'json');
  const url = answer.kind === 'granted' ? fieldIn(answer.fields, 'url') : '';
  return url === '' ? undefined : url;
}

/** Notes a request to file/upload. */
export function noteFile(reading: Reading, book: Book): Attempt {
  const attempt = attemptOf(reading, storedUrl(reading));
  if (attempt.chunk?.identifier !== undefined) book.chunksOf(reading).push(attempt);
  return attempt;
}

/** Judges the answer of file/upload. */
export function judgeFile(reading: Reading, attempt: Attempt, book: Book, say: Say): void {
  const { reply, chunk } = reading;
  if (reply === undefined || !reading.isRead || attempt.method !== 'POST') return;
  const format = reply.text.trimStart().startsWith('<') ? 'xml' : 'json';
  const answer = decodeAnswer(reply, 'File', format);
  const id = `file.upload.${format}` as const;
  if (chunk === undefined) {
    const hasFile = reading.seen.body.files.some(({ size }) => size > 0);
    if (answer.kind === 'granted') {
      const missing = ['url', 'filename'].filter((name) => fieldIn(answer.fields, name) === '');
      say.is(id, missing.length === 0, 'url and filename', `no ${missing.join(', ')}`);
      if (reading.seen.body.files.length === 0 && !reading.has('file'))
        say.fails('file.upload.missing', 'a refusal without a file', answerWords(reply));
    } else if (hasFile && reply.status === 200 && saysOk(reply.text) && answer.kind === 'unclear')
      say.fails(id, 'url and filename', answer.problems.join('; '));
    return;
  }
  if (!isWhole(chunk) || book.lost > 0) return;
  const set = new ChunkSet(attempt, chunk, book.chunksOf(reading));
  if (!set.agrees || attempt.size === undefined || reading.file?.field !== 'file') return;
  judgeChunkOfFile(reading, attempt, set, say);
}

function judgeChunkOfFile(reading: Reading, attempt: Attempt, set: ChunkSet, say: Say): void {
  const { reply, chunk } = reading;
  if (reply === undefined || chunk === undefined || !isWhole(chunk) || attempt.size === undefined) return;
  const got = answerWords(reply);
  const wrong = wrongOf(chunk, attempt.size);
  if (wrong !== undefined && set.hasSuccess) return;
  if (wrong === 'number-zero') {
    say.is('file.chunk.numbers', reply.status !== 200, 'a status other than 200', got);
    return;
  }
  if (wrong !== undefined) {
    // A refusal may come with HTTP 200 as well; only one that says so is one.
    const isRefused = /status["']?\s*[=:]\s*["']error/i.test(reply.text);
    if (reply.status !== 200) say.is('file.chunk.reserved', reply.status !== 500, 'a status other than 500', got);
    if (!isRefused) say.is('file.chunk.wrong', reply.status !== 200, 'a status other than 200', got);
    return;
  }
  if (set.isIncomplete && !set.hasSuccess) {
    if (attempt.product !== undefined) say.fails('file.chunk.inner', 'no url before every chunk was sent', got);
    else if (reply.status === 200) say.holds('file.chunk.inner');
    else if (reply.status < 300) say.fails('file.chunk.inner', 'HTTP 200', `HTTP ${reply.status}`);
    return;
  }
  if (set.completes && attempt.product !== undefined) say.holds('file.chunk.completion');
  else if (set.completes && reply.status === 200 && !/error/i.test(reply.text))
    say.fails('file.chunk.completion', 'url and filename', got);
  if (set.otherSuccess !== undefined && !set.isSingle && !set.wasSentAgain)
    say.fails('file.chunk.late', 'no second file', got);
}
