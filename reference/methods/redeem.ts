import type { Call } from '../call.js';
import type { Chunk } from '../chunk-rules.js';
import type { TokenTrouble } from '../decisions/tokens.js';
import { deliver } from '../deliver.js';
import { recognise } from '../media.js';
import type { Answer, Outcome, StoredFile, Token, TokenKind } from '../model.js';
import { isRefusal } from '../model.js';
import type { Parameters } from '../parameters.js';
import { plain } from '../render.js';
import { permitted } from '../reply.js';
import type { Site } from '../site.js';

/** One attempt to redeem a token. */
interface Attempt {
  readonly token: Token;
  readonly sent: Parameters;
  readonly call: Call;
  readonly site: Site;
  /** The chunk that the attempt came with; undefined for a file in one piece. */
  readonly chunk: Chunk | undefined;
}

/** /api/photo/redeem-upload-token and /api/photo/redeem-replace-token: uploads a file with a token and nothing else. */
export async function redeem(kind: TokenKind, call: Call, site: Site): Promise<Answer> {
  const { requests, permission, chunks, tokens } = site.decisions;
  const sent = requests.sent(call.query, call.body.parameters);
  if (permission.needs.redeem !== 'none' && isRefusal(permitted(call, 'redeem', site))) return refuse('unknown', site);
  const found = site.tokens.find(sent.get(requests.tokenField(kind)), kind);
  if (found === undefined) return refuse('unknown', site);
  const token = tokens.terms(found, sent);
  if (chunks.isChunk(sent)) return redeemChunk(token, sent, call, site);
  const attempt: Attempt = { token, sent, call, site, chunk: undefined };
  const trouble = site.tokens.trouble(token, site.clock.now());
  if (trouble !== undefined) return refuseToken(trouble, attempt);
  if (call.file === undefined) return fail('no_file', attempt);
  return finish(call.file, attempt);
}

async function redeemChunk(token: Token, sent: Parameters, call: Call, site: Site): Promise<Answer> {
  const { chunks, tokens, callbacks, background } = site.decisions;
  const chunk = chunks.read(sent);
  const attempt: Attempt = { token, sent, call, site, chunk };
  const upload = chunk && site.uploads.find(token.text, chunk);
  const trouble = site.tokens.trouble(token, site.clock.now());
  // A late repeat of a chunk of the upload that consumed the token is no new attempt.
  const isRepeat = trouble === 'consumed' && upload !== undefined && upload.completions > 0;
  const isChecked = chunk === undefined || chunks.tokenIsChecked(chunk);
  if (trouble !== undefined && !isRepeat && isChecked) return refuseToken(trouble, attempt);
  if (chunk === undefined) return chunks.wrong();
  if (call.method === 'GET') return chunks.probe(upload?.pieces.has(chunk.number) ?? false, upload, chunk);
  if (call.file === undefined || !chunks.fits(chunk, call.file.size, chunks.splits)) return chunks.wrong();
  if (tokens.chunkTakesUse() && !(await site.tokens.claim(token))) return refuse('consumed', site);
  const whole = await site.uploads.add(token.text, chunk, call.file);
  if (whole !== undefined) {
    if (chunks.joinedSizeHolds(whole.size, chunk)) return finish(whole, attempt);
    await site.spool.discard(whole);
    return chunks.wrong();
  }
  if (!callbacks.answersInnerChunk && !background.reportsInnerChunk) return chunks.innerAnswer();
  const early = await announce({ kind: 'success', photo: site.archive.photoFor(token, sent) }, attempt);
  return callbacks.answersInnerChunk ? early : chunks.innerAnswer();
}

/** Makes a photo of a file that is here in whole. Only what gets to the end of this takes a use. */
async function finish(file: StoredFile, attempt: Attempt): Promise<Answer> {
  const { token, sent, site } = attempt;
  const { files, background } = site.decisions;
  if (file.size === 0) return fail('empty', attempt);
  if (!files.supports(await recognise(file))) {
    await site.spool.discard(file);
    return fail('unsupported', attempt);
  }
  const outcome: Outcome = { kind: 'success', photo: site.archive.photoFor(token, sent) };
  const early = background.precedesCommit ? await announce(outcome, attempt) : undefined;
  if (!(await site.tokens.claim(token))) {
    await site.spool.discard(file);
    return refuseToken('consumed', attempt);
  }
  try {
    await site.archive.store(outcome.photo, file);
  } catch (error) {
    site.tokens.release(token);
    throw error;
  }
  return early ?? announce(outcome, attempt);
}

async function fail(reason: 'no_file' | 'empty' | 'unsupported', attempt: Attempt): Promise<Answer> {
  const { token, site, chunk } = attempt;
  const { callbacks, chunks, tokens } = site.decisions;
  if (tokens.failureTakesUse(reason)) await site.tokens.claim(token);
  const outcome: Outcome = { kind: 'failure', reason, message: callbacks.message(reason) };
  if (chunk === undefined) return announce(outcome, attempt);
  // A client that uploads chunks goes by the status. What it uploads for is told in the background, if at all.
  if (token.background) await announce(outcome, attempt);
  return plain(chunks.unsupportedStatus, outcome.message);
}

const announce = (outcome: Outcome, { token, sent, call, site }: Attempt) =>
  deliver(outcome, token, sent.pairs, call, site);

function refuseToken(trouble: TokenTrouble, attempt: Attempt): Answer | Promise<Answer> {
  const { callbacks, tokens } = attempt.site.decisions;
  if (!callbacks.returnsBadToken) return refuse(trouble, attempt.site);
  return announce({ kind: 'failure', reason: 'unsupported', message: tokens.refusalText(trouble) }, attempt);
}

/** The one plain message for every token that is of no use. */
function refuse(trouble: TokenTrouble, { decisions: { tokens } }: Site): Answer {
  const body = Buffer.from(tokens.refusalText(trouble));
  return { status: tokens.refusalStatus, headers: tokens.refusalHeaders, body };
}
