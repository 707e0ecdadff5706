import { decoration, style } from '../../../suites/shared/plain.js';
import { overlaps } from '../model/order.js';
import { successes } from '../model/token.js';
import { judgeBackground } from './background.js';
import { judgeCallback, reportsOutcome } from './callback.js';
import type { Circumstances } from './circumstances.js';
import { answerWords, outcomeWords } from './words.js';

/** Judges the answer to a redemption of a known token, but for what concerns its chunks. */
export function judgeRedemption(around: Circumstances): void {
  const { token, outcome, attempt, reading, say, isConsumed, isExpired } = around;
  judgeUses(around);
  judgeFile(around);
  const isNew = successes(token).every((one) => one.id === attempt.id || one.product !== attempt.product);
  if (attempt.method === 'GET') {
    if (token.kind !== 'upload' || !isNew) return;
    // One that asks for a chunk may be answered by the outcome of its file.
    say.is('redeem.method.get', outcome.result !== 'success', 'nothing uploaded by a GET', outcomeWords(outcome));
    return;
  }
  const { sha256 } = attempt;
  const isRepeat = token.whole.some((one) => one.id !== attempt.id && one.sha256 === sha256);
  if (isConsumed && attempt.chunk === undefined && !isRepeat && isNew) {
    judgeRefusal(around, 'consumed');
    return;
  }
  if (isExpired && !isRepeat && isNew) {
    judgeRefusal(around, 'expired');
    return;
  }
  if (!reading.isRead || token.background === undefined) return;
  if (token.background) judgeBackground(around);
  else if (token.returnUrl === '') judgeSimple(around);
  else judgeCallback(around);
}

/** As many uploads succeed as max_uploads states, in whatever order they are handled. */
function judgeUses({ token, outcome, attempt, say }: Circumstances): void {
  if (outcome.result !== 'success') return;
  const all = successes(token);
  const isRace = all.some((one) => one.id !== attempt.id && overlaps(one, attempt));
  const upload = isRace ? 'redeem.uses.race' : 'redeem.uses.exact';
  const replace = isRace ? 'replace.redeem.race' : 'replace.redeem.uses';
  const id = token.kind === 'upload' ? upload : replace;
  say.is(id, all.length <= token.maxUploads, `at most ${token.maxUploads} uploads`, `${all.length} that succeeded`);
}

/** Nothing succeeds without a file, without content, or before all of it is there. */
function judgeFile({ token, outcome, attempt, reading, say }: Circumstances): void {
  const { seen, isRead, file } = reading;
  const succeeds = outcome.result === 'success';
  const isUpload = token.kind === 'upload';
  if (succeeds && (seen.answer?.missing ?? 0) > 4096 && isUpload)
    say.fails(
      'redeem.file.whole',
      'no success before the file has arrived',
      `${seen.answer?.missing} bytes were missing`,
    );
  if (!isRead || attempt.method !== 'POST' || attempt.chunk !== undefined) return;
  if (seen.body.files.length === 0) {
    const id = isUpload ? 'redeem.file.missing' : 'replace.redeem.file';
    // The file may be in a field that is read as text.
    const holdsNothing = seen.body.fields.every(([name, value]) => name !== 'file' || value === '');
    if (holdsNothing) say.is(id, !succeeds, 'no success without a file', outcomeWords(outcome));
  } else if (file?.size === 0) {
    const id = isUpload ? 'redeem.file.empty' : 'replace.redeem.file.empty';
    say.is(id, !succeeds, 'no success with a file of zero bytes', outcomeWords(outcome));
  } else if (succeeds && isUpload) say.holds('redeem.file.whole');
}

/** A token that is of no use is answered with a plain message. */
function judgeRefusal({ token, outcome, say, reply, attempt }: Circumstances, why: 'consumed' | 'expired'): void {
  const { callback, way, result } = outcome;
  const isUpload = token.kind === 'upload';
  if (why === 'expired') {
    // A file in chunks that was begun in time may be finished.
    if (attempt.chunk === undefined || attempt.chunk.number === undefined)
      say.is(
        isUpload ? 'token.expiry.ended' : 'replace.expiry.ended',
        result !== 'success',
        'a refusal',
        outcomeWords(outcome),
      );
    if (result === 'success') return;
  } else if (result === 'success') return;
  if (!isUpload) return;
  const sentOn = (way === 'redirect' || way === 'form') && callback !== undefined && reportsOutcome(callback);
  const id = why === 'expired' ? 'token.expiry.plain' : 'redeem.refusal.no-redirect';
  say.is(id, !sentOn, 'a message to the client itself', outcomeWords(outcome));
  if (sentOn || attempt.chunk !== undefined || reply.status >= 500 || reply.status === 429) return;
  if (reply.status >= 300 && reply.status < 400) return;
  // A gateway may answer for the target; only a message that names a token is its own.
  if (!/token/i.test(reply.text)) return;
  const isMarkup = decoration(reply.text) === 'markup';
  say.is('redeem.refusal.no-markup', !isMarkup, 'a message without markup', answerWords(reply));
  say.is('redeem.refusal.plain', style(reply.text) === undefined, 'one plain message', answerWords(reply));
}

/** Without return_url the client is answered itself. */
function judgeSimple({ outcome, say, reply, token, attempt, isGood }: Circumstances): void {
  const { callback, way, result } = outcome;
  const id = token.kind === 'upload' ? 'redeem.no-return-url' : 'replace.redeem.no-return-url';
  const sentOn = (way === 'redirect' || way === 'form') && callback !== undefined && reportsOutcome(callback);
  if (sentOn) say.fails(id, 'a simple HTTP 200', outcomeWords(outcome));
  if (sentOn || attempt.chunk !== undefined || (attempt.size ?? 0) === 0) return;
  if (reply.status === 200 && result !== 'failure') {
    say.holds(id);
    if (isGood && token.kind === 'upload')
      say.is('redeem.no-return-url.words', decoration(reply.text) === undefined, 'plain words', answerWords(reply));
  } else if (isGood && reply.status > 200 && reply.status < 300) say.fails(id, 'a simple HTTP 200', answerWords(reply));
}
