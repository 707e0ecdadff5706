import type { RequirementId } from '../../contract/requirements.js';
import type { Say } from '../findings.js';
import type { Attempt } from '../model/attempt.js';
import { isWhole, type WholeClaim, type Wrong, wrongOf } from '../model/chunk-claim.js';
import { isBefore } from '../model/order.js';
import type { Reading } from '../model/reading.js';
import type { KnownToken } from '../model/token.js';

/** What is wrong with a chunk, as a fault of whoever sent it. */
const wrongIds: Readonly<Record<Wrong, RequirementId>> = {
  short: 'client.chunk.length',
  long: 'client.chunk.length',
  last: 'client.chunk.length',
  total: 'client.chunk.length',
  'number-zero': 'client.chunk.number',
  'number-above': 'client.chunk.position',
};

const names = ['resumableChunkNumber', 'resumableChunkSize', 'resumableTotalSize', 'resumableIdentifier'];

/** Judges how a file was sent, by the request alone. */
export function judgeRequest(reading: Reading, say: Say): void {
  const { seen, outcome, sent } = reading;
  const { body, method } = seen;
  if (!seen.isWhole || seen.size === 0) return;
  if (method !== 'POST') {
    if (body.form === 'multipart') say.fails('client.request.method', 'POST', method);
    return;
  }
  say.holds('client.request.method');
  const coding = seen.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'identity';
  say.is('client.request.coding', /^(?:identity)?$/i.test(coding.trim()), 'a body without coding', coding);
  // What the target could read is a form.
  const isOdd = body.form === 'other' || /malformed|not complete|boundary/.test(body.problem ?? '');
  if (isOdd && outcome?.result !== 'success')
    say.fails('client.request.form', 'a whole form of the type multipart/form-data', body.problem ?? 'another body');
  if (body.form !== 'multipart' || !reading.isRead) return;
  say.holds('client.request.form');
  judgeFile(reading, say);
  const token = reading.operation === 'redeemReplaceToken' ? 'replace_token' : 'upload_token';
  const isSent = sent.some(([name, value]) => /^(?:upload|replace)_token$/.test(name) && value !== '');
  say.is('client.token.sent', isSent, `the ${token}`, 'none');
  if (isSent) {
    const inForm = body.fields.some(([name]) => /^(?:upload|replace)_token$/.test(name));
    say.is('client.token.form', inForm, `${token} as a field of the form`, 'in the address only');
  }
  judgeParameters(reading, say);
}

function judgeFile({ seen: { body } }: Reading, say: Say): void {
  const files = body.files.filter(({ field }) => field === 'file');
  const others = body.files.filter(({ field, size }) => field !== 'file' && size > 0);
  const asText = body.fields.some(([name, value]) => name === 'file' && value !== '');
  if (files.length > 1) say.fails('client.file.part', 'one part named file', `${files.length} of them`);
  else if (files.length === 1) say.holds('client.file.part');
  else if (others.length > 0 && !asText)
    say.fails('client.file.part', 'a part named file', `the file in a part named ${others[0]?.field.slice(0, 60)}`);
  if (asText || files.some(({ filename }) => filename === undefined))
    say.fails('client.file.file-name', 'a file name', 'a part without one');
  else if (files.length === 1) say.holds('client.file.file-name');
}

function judgeParameters({ value, has, chunk, file, seen }: Reading, say: Say): void {
  if (chunk === undefined || seen.body.files.length === 0) return;
  const missing = names.filter((name) => !has(name) || value(name) === '');
  say.is('client.chunk.parameters', missing.length === 0, 'the four parameters of a chunk', `no ${missing.join(', ')}`);
  const number = value('resumableChunkNumber');
  if (number !== undefined && !/^\d+$/.test(number)) say.fails('client.chunk.number', 'a whole number', 'another text');
  if (!isWhole(chunk) || file?.field !== 'file') return;
  const wrong = wrongOf(chunk, file.size);
  if (wrong !== undefined) {
    const got = `${file.size} bytes as number ${chunk.number} of a file of ${chunk.totalSize} in chunks of ${chunk.chunkSize}`;
    say.fails(wrongIds[wrong], 'a chunk of the file', got);
    return;
  }
  for (const id of ['client.chunk.number', 'client.chunk.length', 'client.chunk.position'] as const) say.holds(id);
}

/** Judges how a file was sent, by what was sent of it before under a known token. */
export function judgeSequence(attempt: Attempt, token: KnownToken, say: Say): void {
  const { chunk } = attempt;
  if (chunk === undefined || !isWhole(chunk) || attempt.method !== 'POST' || !attempt.isRead) return;
  const all = (token.sets.get(chunk.identifier) ?? []).filter(({ method }) => method === 'POST');
  const before = all.filter((one) => isBefore(one, attempt));
  const totals = new Set(all.filter(({ begun }) => begun <= attempt.begun).map((one) => one.chunk?.totalSize));
  const sizes = `${totals.size} total sizes under one identifier`;
  say.is('client.chunk.identifier.unique', totals.size === 1, 'an identifier for each file', sizes);
  if (totals.size > 1 || before.some(({ result }) => result === 'success')) return;
  judgeRepeat(attempt, chunk, before, say);
  judgeStop(chunk, before, say);
}

/** A chunk is sent again only where it was not accepted, and then with the same bytes. */
function judgeRepeat(attempt: Attempt, { number }: WholeClaim, before: readonly Attempt[], say: Say): void {
  const earlier = before.findLast((one) => one.chunk?.number === number && one.isRead);
  if (earlier === undefined) return;
  const isWrong = before.some(
    ({ chunk, size }) =>
      chunk !== undefined && isWhole(chunk) && size !== undefined && wrongOf(chunk, size) !== undefined,
  );
  // Whoever sent a wrong chunk before may have to send the whole file again.
  if (isWrong) return;
  if (earlier.status !== 200)
    say.is('client.chunk.repeated', earlier.sha256 === attempt.sha256, 'the same bytes as before', 'other bytes');
  else if (isAnswered(earlier) && earlier.sha256 === attempt.sha256 && isKnowing(earlier, attempt, before))
    say.fails('client.chunk.accepted', 'no chunk again that was answered with 200', `chunk ${number} again`);
}

function isAnswered({ status, delivered }: Attempt): boolean {
  return status === 200 && delivered;
}

/** Places at which a user may have paused and resumed while an answer was on its way: more are no accident. */
const mostPauses = 2;

/**
 * Whether a client that repeats a chunk knows that it was accepted. An answer that has left here may still be dropped by
 * a client that is paused meanwhile. It has arrived where a further chunk was begun and answered since then.
 */
function isKnowing(earlier: Attempt, attempt: Attempt, before: readonly Attempt[]): boolean {
  const seen = new Set<number | undefined>();
  let places = 0;
  let isRepeating = false;
  for (const one of before) {
    const isNew = !seen.has(one.chunk?.number);
    if (isNew && isBefore(earlier, one) && isBefore(one, attempt)) return true;
    seen.add(one.chunk?.number);
    if (!isNew && !isRepeating) places += 1;
    isRepeating = !isNew;
  }
  return places > mostPauses;
}

/**
 * After 500 nothing more is sent of a file. Its answer may still be on the way when the next request begins, and a user
 * may begin anew: so only the second request that goes on counts.
 */
function judgeStop({ number }: WholeClaim, before: readonly Attempt[], say: Say): void {
  const stop = before.find(({ status, delivered }) => status === 500 && delivered);
  if (stop === undefined) return;
  const since = before.filter((one) => isBefore(stop, one));
  const isAnew = number === 1 || since.some(({ chunk }) => chunk?.number === 1);
  if (!isAnew && since.length > 0)
    say.fails('client.status.unsupported', 'nothing more of the file after HTTP 500', `chunk ${number}`);
}
