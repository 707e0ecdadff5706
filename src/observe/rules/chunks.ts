import type { RequirementId } from '../../contract/requirements.js';
import { isWhole, type WholeClaim, type Wrong, wrongOf } from '../model/chunk-claim.js';
import { ChunkSet } from '../model/chunk-set.js';
import { reportsOutcome } from './callback.js';
import type { Circumstances } from './circumstances.js';
import { answerWords, outcomeWords } from './words.js';

const wrongIds: Readonly<Record<Wrong, RequirementId>> = {
  short: 'chunk.wrong.short',
  long: 'chunk.wrong.long',
  last: 'chunk.wrong.last',
  total: 'chunk.wrong.total',
  'number-zero': 'chunk.wrong.number-zero',
  'number-above': 'chunk.wrong.number-above',
};

/** Judges the answer to a chunk that is sent under a known token. */
export function judgeChunk(around: Circumstances): void {
  const { attempt, token, reading, say } = around;
  if (token.kind === 'replace') return;
  const { chunk } = attempt;
  if (chunk === undefined || token.isUnsure) return;
  if (!isWhole(chunk)) {
    judgeUnreadable(around);
    return;
  }
  const set = new ChunkSet(attempt, chunk, token.sets.get(chunk.identifier) ?? []);
  if (attempt.method === 'GET') {
    judgeProbe(around, set);
    return;
  }
  if (attempt.method !== 'POST' || !reading.isRead || !set.agrees) return;
  if (judgeBadToken(around, set)) return;
  if (reading.seen.body.files.length === 0) {
    const holdsFile = reading.sent.some(([name, value]) => name === 'file' && value !== '');
    if (around.isGood && !holdsFile && !set.hasSuccess)
      say.is('chunk.file-missing', around.reply.status !== 200, 'a status other than 200', answerWords(around.reply));
    return;
  }
  if (judgeSize(around, chunk, set)) return;
  judgeInner(around, set);
  judgeCompletion(around, set);
  judgeRepeat(around, set);
}

function judgeUnreadable({ attempt, reading, reply, say, isGood }: Circumstances): void {
  if (attempt.method !== 'POST' || !isGood || !reading.isRead) return;
  const numbers = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize'].map(reading.value);
  if (!numbers.some((text) => text !== undefined && !/^\s*[+-]?\d+(?:\.0*)?\s*$/.test(text))) return;
  say.is('chunk.wrong.not-a-number', reply.status !== 200, 'a status other than 200', answerWords(reply));
}

function judgeProbe({ reply, say }: Circumstances, set: ChunkSet): void {
  if (set.hasNumber || set.hasSuccess || !set.agrees) return;
  const isTaken = reply.status === 200 || reply.status === 201;
  say.is('chunk.probe.absent', !isTaken, 'a status other than 200 and 201', answerWords(reply));
}

/** @returns whether the token was certainly of no use before any chunk of the file was sent */
function judgeBadToken({ isConsumed, outcome, reply, say, token, attempt }: Circumstances, set: ChunkSet): boolean {
  if (!isConsumed || set.hasSuccess) return false;
  const first = token.sets
    .get(attempt.chunk?.identifier ?? '')
    ?.reduce((least, { begun }) => Math.min(least, begun), attempt.begun);
  const done = [token.whole, ...token.sets.values()].flat().filter(({ result }) => result === 'success');
  if (first === undefined || done.filter(({ ended }) => ended !== undefined && ended < first).length < token.maxUploads)
    return false;
  const { callback } = outcome;
  const isSentOn = outcome.result === 'success' || (callback !== undefined && reportsOutcome(callback));
  say.is('chunk.bad-token', !isSentOn, 'neither success nor redirect', outcomeWords(outcome));
  if (!isSentOn) say.is('chunk.bad-token.status', reply.status !== 200, 'a status other than 200', answerWords(reply));
  return true;
}

/** @returns whether the chunk is certainly wrong */
function judgeSize({ attempt, reading, reply, say, isGood }: Circumstances, chunk: WholeClaim, set: ChunkSet): boolean {
  const { size } = attempt;
  if (size === undefined || reading.file?.field !== 'file') return false;
  const wrong = wrongOf(chunk, size);
  if (wrong === undefined) return false;
  // Once a file is complete, what arrives late may be answered by its outcome unread.
  if (!isGood || set.hasSuccess) return true;
  say.is(wrongIds[wrong], reply.status !== 200, 'a status other than 200', answerWords(reply));
  if (reply.status !== 200)
    say.is('chunk.wrong.not-500', reply.status !== 500, 'a status other than 500', answerWords(reply));
  return true;
}

function judgeInner({ outcome, reply, say, isGood }: Circumstances, set: ChunkSet): void {
  if (!set.isIncomplete || set.hasSuccess) return;
  const { callback, result, way } = outcome;
  const sentOn = callback !== undefined && way !== 'plain' && reportsOutcome(callback);
  if (result === 'success' || sentOn) {
    if (result === 'success' || isGood)
      say.fails('chunk.inner.silent', 'no outcome before every chunk was sent', outcomeWords(outcome));
    return;
  }
  if (!isGood) return;
  const { status } = reply;
  if (status === 200) {
    say.holds('chunk.inner.accepted');
    say.holds('chunk.inner.silent');
  } else if (status > 200 && status < 300) say.fails('chunk.inner.accepted', 'HTTP 200', `HTTP ${status}`);
}

function judgeCompletion({ outcome, reply, say, token, isGood }: Circumstances, set: ChunkSet): void {
  if (!set.completes || !isGood || token.returnUrl === undefined || token.background === undefined) return;
  const { result, way } = outcome;
  if (token.background) {
    if (way === 'line') say.holds('background.chunks.line');
    else if (reply.status === 200) say.fails('background.chunks.line', 'an outcome line', answerWords(reply));
    return;
  }
  if (token.returnUrl === '') return;
  if (result === 'success') {
    say.holds('chunk.completion.callback');
    say.holds('chunk.completion.last-arrival');
  } else if (reply.status === 200 && way === 'plain')
    say.fails('chunk.completion.callback', 'the answer to an upload', answerWords(reply));
}

/** A chunk that arrives again makes no second upload; a whole second set may. */
function judgeRepeat({ outcome, say }: Circumstances, set: ChunkSet): void {
  const other = set.otherSuccess;
  const id = set.isSingle ? 'chunk.repeat.single' : 'chunk.repeat.after-completion';
  if (other === undefined) {
    if (set.isLate && set.isRepeat) say.holds(id);
    return;
  }
  if (set.isSingle) {
    if (set.isRepeat) say.fails(id, 'no second upload', outcomeWords(outcome));
    return;
  }
  if (set.wasSentAgain) return;
  say.fails(set.overlaps(other) ? 'chunk.parallel.once' : id, 'no second upload', outcomeWords(outcome));
}
