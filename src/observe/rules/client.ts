import type { Pairs } from '../../client/pairs.js';
import type { RequirementId } from '../../contract/requirements.js';
import type { Say } from '../findings.js';
import type { Attempt } from '../model/attempt.js';
import type { Book } from '../model/book.js';
import { covers, isWhole, type WholeClaim, type Wrong, wrongOf } from '../model/chunk-claim.js';
import { ChunkSequence } from '../model/chunk-sequence.js';
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

/** Judges how a file was sent, by the request and what is known of its token. */
export function judgeRequest(reading: Reading, token: KnownToken | undefined, book: Book, say: Say): void {
  const { seen, outcome, sent } = reading;
  const { body, method } = seen;
  if (!seen.isWhole || seen.size === 0) return;
  if (method !== 'POST') {
    if (body.form === 'multipart' || token !== undefined) say.fails('client.request.method', 'POST', method);
    return;
  }
  say.holds('client.request.method');
  const coding = seen.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'identity';
  say.is('client.request.coding', /^(?:identity)?$/i.test(coding.trim()), 'a body without coding', coding);
  // What the target could read is a form.
  const isOdd = body.form === 'other' || /malformed|not complete|boundary/.test(body.problem ?? '');
  const problem = isOdd ? (body.problem ?? 'another body') : uploadInDisguise(reading);
  if (problem !== undefined && outcome?.result !== 'success')
    say.fails('client.request.form', 'a whole form of the type multipart/form-data', problem);
  if (body.form !== 'multipart' || !reading.isRead) return;
  say.holds('client.request.form');
  judgeFile(reading, say);
  const name = reading.operation === 'redeemReplaceToken' ? 'replace_token' : 'upload_token';
  const isToken = ([one]: Pairs[number]): boolean => /^(?:upload|replace)_token$/.test(one);
  const values = sent.filter((pair) => isToken(pair) && pair[1] !== '');
  const isAltered = values.some(([, value]) => book.isAltered(value));
  const got = isAltered ? 'white space, quotes or escapes around it' : 'none';
  say.is('client.token.sent', values.length > 0 && !isAltered, `the ${name} as it was issued`, got);
  if (values.length > 0)
    say.is('client.token.form', body.fields.some(isToken), `${name} as a field of the form`, 'in the address only');
  if (reading.chunk === undefined) judgeDialect(reading, say);
  else judgeParameters(reading, token, say);
}

/** Fields alone may be anything that a page asks for; a file among them is an upload in another writing. */
function uploadInDisguise({ seen: { body }, sent }: Reading): string | undefined {
  if (body.form !== 'urlencoded') return undefined;
  if (sent.some(([name]) => /^--.*\r\ncontent-disposition:/is.test(name))) return 'one that is said to be urlencoded';
  return sent.some(([name, value]) => name === 'file' && value !== '') ? 'a file in a urlencoded form' : undefined;
}

function judgeFile({ seen: { body }, chunk }: Reading, say: Say): void {
  const files = body.files.filter(({ field }) => field === 'file');
  const others = body.files.filter(({ field, size }) => field !== 'file' && size > 0);
  const asText = body.fields.some(([name, value]) => name === 'file' && value !== '');
  if (files.length > 1) say.fails('client.file.part', 'one part named file', `${files.length} of them`);
  else if (files.length === 1) say.holds('client.file.part');
  else if (others.length > 0 && !asText)
    say.fails('client.file.part', 'a part named file', `the file in a part named ${others[0]?.field.slice(0, 60)}`);
  else if (chunk !== undefined && !asText) say.fails('client.file.part', 'a part named file', 'a chunk without one');
  if (asText || files.some(({ filename }) => filename === undefined))
    say.fails('client.file.file-name', 'a file name', 'a part without one');
  else if (files.length === 1) say.holds('client.file.file-name');
}

/** What other uploaders call the size of the whole file that a chunk is of: flow.js, Dropzone, Fine Uploader. */
const foreignTotals = ['flowTotalSize', 'dztotalfilesize', 'qqtotalfilesize'];

/** Finds chunks in a dialect that no document describes: the file in them is smaller than they say that it is. */
function judgeDialect({ value, file }: Reading, say: Say): void {
  const size = file?.size ?? Number.POSITIVE_INFINITY;
  const name = foreignTotals.find((one) => Number(value(one) ?? 0) > size);
  if (name !== undefined)
    say.fails('client.chunk.parameters', 'the four parameters of a chunk', `${name} and the like`);
}

function judgeParameters({ value, has, chunk, file, seen }: Reading, token: KnownToken | undefined, say: Say): void {
  if (chunk === undefined || seen.body.files.length === 0) return;
  const missing = names.filter((name) => !has(name) || value(name) === '');
  say.is('client.chunk.parameters', missing.length === 0, 'the four parameters of a chunk', `no ${missing.join(', ')}`);
  const number = value('resumableChunkNumber');
  if (number !== undefined && !/^\d+$/.test(number)) say.fails('client.chunk.number', 'a whole number', 'another text');
  for (const [name, id] of [
    ['resumableChunkSize', 'client.chunk.size'],
    ['resumableTotalSize', 'client.chunk.total'],
  ] as const)
    if (/[^\d\s]/.test(value(name) ?? '')) say.fails(id, 'a whole number of bytes', 'another text');
  if (!isWhole(chunk) || file?.field !== 'file') return;
  const wrong = wrongOf(chunk, file.size);
  if (wrong !== undefined) {
    const got = `${file.size} bytes as number ${chunk.number} of a file of ${chunk.totalSize} in chunks of ${chunk.chunkSize}`;
    const all = token?.sets.get(chunk.identifier) ?? [];
    const earlier = all.filter(({ begun }) => begun < seen.begun);
    say.fails(changed(chunk, file.size, earlier) ?? wrongIds[wrong], 'a chunk of the file', got);
    return;
  }
  for (const id of ['client.chunk.number', 'client.chunk.length', 'client.chunk.position'] as const) say.holds(id);
}

/** What a chunk says otherwise than one before it, where by that one's sizes it would be right. */
function changed(own: WholeClaim, size: number, earlier: readonly Attempt[]): RequirementId | undefined {
  for (const { chunk } of earlier) {
    if (chunk === undefined || !isWhole(chunk)) continue;
    if (wrongOf({ ...chunk, number: own.number }, size) !== undefined) continue;
    return chunk.chunkSize === own.chunkSize ? 'client.chunk.total' : 'client.chunk.size';
  }
  return undefined;
}

/** Judges how a file was sent, by what was sent of it before under a known token. */
export function judgeSequence(attempt: Attempt, token: KnownToken, say: Say): void {
  const { chunk } = attempt;
  if (chunk === undefined || !isWhole(chunk) || attempt.method !== 'POST' || !attempt.isRead) return;
  const set = new ChunkSequence(attempt, token.sets.get(chunk.identifier) ?? []);
  const { all, before } = set;
  const totals = new Set(all.filter(({ begun }) => begun <= attempt.begun).map((one) => one.chunk?.totalSize));
  const sizes = `${totals.size} total sizes under one identifier`;
  say.is('client.chunk.identifier.unique', totals.size === 1, 'an identifier for each file', sizes);
  judgeIdentifiers(chunk, token, say);
  judgeNumbers(chunk, all, say);
  if (totals.size > 1 || before.some(({ result }) => result === 'success')) return;
  judgeRepeat(attempt, chunk, set, say);
  judgeStop(chunk, set, say);
}

/** Files in so many pieces are looked at where each piece has an identifier of its own: fewer may be a coincidence. */
const fewestPieces = 3;

/** The pieces of one file have one identifier: several that hold one number each, and together the whole, are no files. */
function judgeIdentifiers(claim: WholeClaim, token: KnownToken, say: Say): void {
  const numbers = new Set<number>();
  for (const set of token.sets.values()) {
    const [first, ...others] = set.filter(({ method }) => method === 'POST');
    const { number, chunkSize, totalSize } = first?.chunk ?? {};
    if (number === undefined || chunkSize !== claim.chunkSize || totalSize !== claim.totalSize) continue;
    // One with several chunks, or a chunk that another has as well, shows that files of this size are sent.
    if (numbers.has(number) || others.some(({ chunk }) => chunk?.number !== number)) return;
    numbers.add(number);
  }
  if (numbers.size >= fewestPieces && covers(numbers, claim))
    say.fails('client.chunk.identifier.same', 'one identifier for all chunks of a file', 'another with each chunk');
}

/** Different pieces that are sent under one number; of two, a file may have been changed in between. */
const mostPieces = 2;

/** Each piece of a file has a number of its own. */
function judgeNumbers({ number }: WholeClaim, all: readonly Attempt[], say: Say): void {
  const pieces = new Set(all.flatMap((one) => (one.chunk?.number === number && one.isRead ? (one.sha256 ?? []) : [])));
  if (pieces.size > mostPieces)
    say.fails('client.chunk.position', 'a number for each chunk', `${pieces.size} chunks with the number ${number}`);
}

/** A chunk is sent again only where it was not accepted, and then with the same bytes. */
function judgeRepeat(attempt: Attempt, { number }: WholeClaim, set: ChunkSequence, say: Say): void {
  const earlier = set.before.findLast((one) => one.chunk?.number === number && one.isRead);
  if (earlier === undefined) return;
  const isWrong = set.before.some(
    ({ chunk, size }) =>
      chunk !== undefined && isWhole(chunk) && size !== undefined && wrongOf(chunk, size) !== undefined,
  );
  // Whoever sent a wrong chunk before may have to send the whole file again.
  if (isWrong) return;
  if (earlier.status !== 200) {
    say.is('client.chunk.repeated', earlier.sha256 === attempt.sha256, 'the same bytes as before', 'other bytes');
    return;
  }
  if (earlier.sha256 !== attempt.sha256) return;
  const isRestart = set.before.some(
    (one) => isBefore(earlier, one) && one.chunk?.number !== number && one.status !== undefined && one.status !== 200,
  );
  if (isRestart ? !set.hasReached(earlier) : set.needlessRepeats() <= mostPauses) return;
  const id = isRestart ? 'client.chunk.restart' : 'client.chunk.accepted';
  say.fails(id, 'no chunk again that was answered with 200', `chunk ${number} again`);
}

/** Places at which a user may have paused and resumed while an answer was on its way: more are no accident. */
const mostPauses = 2;

/**
 * After 500 nothing more is sent of a file. Its answer may still be on the way when the next request begins, and a user
 * may begin anew: so only the second request that goes on counts.
 */
function judgeStop({ number }: WholeClaim, set: ChunkSequence, say: Say): void {
  const stop = set.before.find((one) => one.status === 500 && set.hasReached(one));
  if (stop === undefined) return;
  const since = set.before.filter((one) => isBefore(stop, one));
  const isAnew = number === 1 || since.some(({ chunk }) => chunk?.number === 1);
  if (!isAnew && since.length > 0)
    say.fails('client.status.unsupported', 'nothing more of the file after HTTP 500', `chunk ${number}`);
}
