import { setTimeout as pause } from 'node:timers/promises';
import type { TokenDefect } from '../decisions/tokens.js';
import type { Call } from '../server/call.js';
import type { Parameters } from '../server/parameters.js';
import { plain } from '../server/render.js';
import { permitted } from '../server/reply.js';
import type { Token, TokenKind } from '../state/model.js';
import { type Answer, type FailureReason, isRefusal, type Outcome, type StoredFile } from '../state/model.js';
import type { Site } from '../state/site.js';
import { tokenDecisions } from '../state/token-book.js';
import type { Chunk, Finished } from './chunk-rules.js';
import { deliver } from './deliver.js';
import { kindByFirstBytes } from './media.js';

/** One attempt to redeem a token. */
interface Attempt {
  readonly token: Token;
  readonly sent: Parameters;
  readonly call: Call;
  readonly site: Site;
  readonly isChunk: boolean;
}

/** /api/photo/redeem-upload-token and /api/photo/redeem-replace-token: uploads a file with a token and nothing else. */
export async function redeem(kind: TokenKind, call: Call, site: Site): Promise<Answer> {
  const { requests, permission, chunks, photos } = site.decisions;
  const sent = requests.sent(call.query, call.body.parameters);
  const isChunk = chunks.isChunk(sent);
  await lapse(site);
  const found = site.tokens.find(sent.get(`${kind}_token`), kind);
  const isPermitted = permission.needs.redeem === 'none' || !isRefusal(permitted(call, 'redeem', site));
  if (found === undefined || !isPermitted) return refuse('unknown', kind, isChunk, site);
  const decisions = tokenDecisions(site.decisions, found.kind);
  const attempt: Attempt = { token: decisions.terms(found, sent), sent, call, site, isChunk };
  const { isExtraOnRedeem, refusesExtra } = site.decisions.callbacks;
  if (sent.pairs.some(([name, value]) => isExtraOnRedeem(name) && refusesExtra(name, value))) {
    return plain(400, 'A parameter holds characters that are not allowed');
  }
  if (isChunk) return redeemChunk(attempt);
  const defect = site.tokens.defect(attempt.token, site.clock.now());
  if (defect !== undefined) return refuseToken(defect, attempt);
  if (call.file === undefined && photos.needsFile(call)) return answerWithoutFile(attempt);
  return finish(call.file, attempt);
}

/** Gives back the uses of files that were not completed in time. */
async function lapse({ uploads, tokens, clock }: Site): Promise<void> {
  for (const { scope } of await uploads.lapse(clock.now())) tokens.giveBack(scope);
}

async function answerWithoutFile(attempt: Attempt): Promise<Answer> {
  const { token, call, site } = attempt;
  if (call.method !== 'GET') return fail('no_file', attempt);
  tokenDecisions(site.decisions, token.kind).afterFailure(token.uses, 'method');
  return plain(405, 'A file is sent by POST', [['Allow', 'POST']]);
}

async function redeemChunk(attempt: Attempt): Promise<Answer> {
  const { token, sent, call, site } = attempt;
  const { chunks } = site.decisions;
  const chunk = chunks.read(sent, call.file?.name);
  const upload = chunk && site.uploads.find(token.text, chunk);
  const defect = site.tokens.defect(token, site.clock.now());
  // A late repeat of a chunk whose upload took the last use is no new attempt, nor is the rest of one that has paid.
  const isOwn = defect === 'consumed' && upload !== undefined && (upload.completions > 0 || upload.paid);
  const isBegun = upload !== undefined && upload.pieces.size > 0;
  if (defect !== undefined && !isOwn) {
    const isChecked = chunk === undefined || chunks.tokenIsChecked(isBegun ? 'inner' : 'first', defect);
    if (isChecked) return refuseToken(defect, attempt);
  }
  if (chunk === undefined) return chunks.wrong(chunk);
  if (call.method === 'GET') {
    if (chunks.probeTakesUse) await claim(attempt);
    return chunks.probe(upload?.pieces.has(chunk.number) ?? false, upload, chunk);
  }
  if (!chunks.fits(chunk, call.file?.size, chunks.splits)) {
    if (upload !== undefined) chunks.afterWrong(upload, chunk, call.file);
    return chunks.wrong(chunk);
  }
  if (!chunks.admits(upload, chunk)) return chunks.wrong(chunk);
  return site.uploads.inTurn(token.text, chunk, site.clock.now(), () => takeChunk(chunk, defect, attempt));
}

/** Takes in a valid chunk. */
async function takeChunk(chunk: Chunk, defect: TokenDefect | undefined, attempt: Attempt): Promise<Answer> {
  const { token, call, site } = attempt;
  const { chunks } = site.decisions;
  if (chunks.recognisesFirstChunk && chunk.number === 1 && call.file !== undefined) {
    if ((await kindByFirstBytes(call.file)) === undefined) return fail('unsupported', attempt);
  }
  if (!(await pay(chunk, attempt))) return refuseToken('consumed', attempt);
  const arrival = call.file && (await site.uploads.add(token.text, chunk, call.file));
  if (arrival?.kind === 'again') return chunks.againAnswer(await outcomeOf(arrival.finished, attempt));
  if (arrival?.kind !== 'whole') return answerInnerChunk(chunk, attempt);
  return arrival.answered(finishChunks(arrival.file, chunk, defect, attempt, arrival.finished));
}

/** The outcome of a file that another chunk has completed. */
async function outcomeOf(finished: Finished, attempt: Attempt): Promise<Answer> {
  const answer = await finished.answer;
  const { reportsAgain } = attempt.site.decisions.chunks;
  if (reportsAgain && finished.outcome !== undefined) await announce(finished.outcome, attempt);
  return answer;
}

/** Makes a photo of a file that is whole with this chunk, unless its token is of no use any more. */
async function finishChunks(
  whole: StoredFile,
  chunk: Chunk,
  defect: TokenDefect | undefined,
  attempt: Attempt,
  finished: Finished,
): Promise<Answer> {
  const { sent, site } = attempt;
  const { chunks } = site.decisions;
  if (defect === 'expired' && chunks.tokenIsChecked('whole', defect)) {
    await site.spool.discard(whole);
    return refuseToken(defect, attempt);
  }
  return chunks.lastAnswer(await finish(whole, { ...attempt, sent: chunks.repeated(sent) }, { chunk, finished }));
}

async function answerInnerChunk(chunk: Chunk, attempt: Attempt): Promise<Answer> {
  const { token, sent, site } = attempt;
  const { callbacks, background, chunks } = site.decisions;
  if (chunks.innerPatienceMs > 0) await pause(chunks.innerPatienceMs, undefined, { ref: false });
  const finished = chunks.innerPatienceMs > 0 ? site.uploads.find(token.text, chunk)?.finished : undefined;
  if (finished !== undefined) return outcomeOf(finished, attempt);
  if (!callbacks.answersInnerChunk && !background.reportsInnerChunk) return chunks.innerAnswer(chunk);
  const early = await announce({ kind: 'success', photo: await site.archive.photoFor(token, sent) }, attempt);
  return callbacks.answersInnerChunk ? early : chunks.innerAnswer(chunk);
}

/** Takes what a chunk takes before its file is complete; false when there is nothing left to take. */
async function pay(chunk: Chunk, attempt: Attempt): Promise<boolean> {
  const { token, site } = attempt;
  const upload = site.uploads.open(token.text, chunk);
  const takes = tokenDecisions(site.decisions, token.kind).chunkTakes(upload, chunk);
  if (takes === 'nothing' || (takes === 'early' && upload.paid)) return true;
  upload.paid = takes === 'early';
  return claim(attempt);
}

/** Whether a file has taken its use before, which is for this once. */
function takePaid({ token, site }: Attempt, chunk: Chunk | undefined): boolean {
  const upload = chunk && site.uploads.find(token.text, chunk);
  if (upload === undefined || !upload.paid) return false;
  upload.paid = false;
  return true;
}

/** Makes a photo of a file that is here in whole. Only what gets to the end of this takes a use. */
async function finish(
  file: StoredFile | undefined,
  attempt: Attempt,
  inChunks?: { readonly chunk: Chunk; readonly finished: Finished },
): Promise<Answer> {
  const { token, sent, call, site } = attempt;
  const { photos, background } = site.decisions;
  const names = { part: call.file?.name, resumable: sent.get('resumableFilename') };
  if (file !== undefined && !photos.supports(await photos.kindOf(file), { size: file.size, ...names })) {
    await site.spool.discard(file);
    return fail('unsupported', attempt);
  }
  const obstacle = site.archive.obstacle(token, sent);
  if (obstacle !== undefined) {
    if (file !== undefined) await site.spool.discard(file);
    return fail(obstacle, attempt);
  }
  const outcome: Outcome = { kind: 'success', photo: await site.archive.photoFor(token, sent, file) };
  const early = background.leadMs === undefined ? undefined : await announce(outcome, attempt);
  if (background.leadMs !== undefined) await pause(background.leadMs, undefined, { ref: false });
  if (!takePaid(attempt, inChunks?.chunk) && !(await claim(attempt))) {
    if (file !== undefined) await site.spool.discard(file);
    return refuseToken('consumed', attempt);
  }
  try {
    await site.archive.store(outcome.photo, file);
  } catch (error) {
    site.tokens.release(token);
    throw error;
  }
  if (inChunks !== undefined) inChunks.finished.outcome = outcome;
  return early ?? announce(outcome, attempt);
}

const claim = ({ token, site }: Attempt) => site.tokens.claim(token, site.clock.now());

async function fail(reason: FailureReason, attempt: Attempt): Promise<Answer> {
  const { token, site } = attempt;
  const { callbacks, chunks, background } = site.decisions;
  tokenDecisions(site.decisions, token.kind).afterFailure(token.uses, reason);
  const outcome: Outcome = { kind: 'failure', reason, message: callbacks.message(reason) };
  if (!attempt.isChunk || chunks.failsAsWhole) return announce(outcome, attempt);
  // A client that uploads chunks looks at the status; the application behind return_url may still be called.
  if (chunks.reportsUnsupported && background.reports(token)) await announce(outcome, attempt);
  return plain(chunks.unsupportedStatus, chunks.unsupportedText(outcome.message));
}

const announce = (outcome: Outcome, { token, sent, call, site }: Attempt) =>
  deliver(outcome, token, sent.pairs, call, site);

function refuseToken(defect: TokenDefect, attempt: Attempt): Answer | Promise<Answer> {
  const { token, site, isChunk } = attempt;
  const { refusalText, afterFailure } = tokenDecisions(site.decisions, token.kind);
  if (defect === 'consumed') afterFailure(token.uses, 'consumed');
  if (!site.decisions.callbacks.returnsBadToken(defect, token, isChunk))
    return refuse(defect, token.kind, isChunk, site);
  return announce({ kind: 'failure', reason: 'unsupported', message: refusalText(defect, isChunk) }, attempt);
}

/** The one plain message for every token that is of no use. */
function refuse(defect: TokenDefect, kind: TokenKind, isChunk: boolean, { decisions }: Site): Answer {
  const { refusalStatus, refusalHeaders, refusalText } = tokenDecisions(decisions, kind);
  return {
    status: refusalStatus(defect, isChunk),
    headers: refusalHeaders,
    body: Buffer.from(refusalText(defect, isChunk)),
  };
}
