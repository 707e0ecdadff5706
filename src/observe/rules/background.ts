import { decoration } from '../../../suites/shared/plain.js';
import { callbackOf } from '../../client/callback.js';
import { reportsOutcome } from './callback.js';
import type { Circumstances } from './circumstances.js';
import { answerWords, outcomeWords } from './words.js';

/** Judges the answer to an upload under a token with background_return_p=1. */
export function judgeBackground({ outcome, token, say, reply, isGood, attempt }: Circumstances): void {
  const { callback, line, way } = outcome;
  const isUpload = token.kind === 'upload';
  if ((way === 'redirect' || way === 'form') && callback !== undefined && reportsOutcome(callback)) {
    say.fails(
      isUpload ? 'background.no-redirect' : 'replace.redeem.background',
      'an outcome line',
      outcomeWords(outcome),
    );
    return;
  }
  const begins = /^\s*(?:ok|error)(?:\s|$)/.test(reply.text);
  if (line === undefined || (!line.ok && reply.status !== 200)) {
    const isWhole = attempt.chunk === undefined && attempt.method === 'POST' && (attempt.size ?? 0) > 0;
    // Only of an upload that the token is certainly good for; chunks have rules of their own.
    if (isWhole && isGood && reply.status === 200 && isUpload)
      say.fails('background.ok-line', 'one line that begins with ok or error', answerWords(reply));
    return;
  }
  if (!begins) return;
  if (isUpload) {
    say.holds('background.no-redirect');
    say.is('background.plain-text', decoration(reply.text) !== 'markup', 'text without markup', answerWords(reply));
    const type = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    say.is('background.content-type', /^text\/plain\b/i.test(type), 'text/plain', type);
  }
  if (!line.ok) {
    if (isUpload && reply.status === 200)
      say.is('background.error-line', line.message !== '', 'error and a message', 'error without a message');
    return;
  }
  // A field that is left out moves the address into its place.
  if (isUpload)
    say.is(
      'background.ok-line',
      !/^https?:/i.test(line.token),
      'domain, tree_id, photo_id, token, callback_url',
      'an address instead of the token',
    );
  else say.holds('replace.redeem.background');
  if (token.kind === 'replace' && token.photoId)
    say.is(
      'replace.redeem.same-photo',
      line.photoId === token.photoId,
      `photo_id ${token.photoId}`,
      `photo_id ${line.photoId}`,
    );
  const address = line.callbackUrl === undefined ? undefined : callbackOf(line.callbackUrl);
  const own = token.returnUrl ? callbackOf(token.returnUrl) : undefined;
  if (!isUpload || address === undefined || own === undefined) return;
  say.is('background.ok-line.address', address.target === own.target, own.target, address.target);
  const values = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
  const other = Object.entries(values).filter(
    ([name, value]) => !address.all(name).includes(value) && address.get(name) !== undefined,
  );
  say.is(
    'background.ok-line.values',
    other.length === 0,
    'the values of the callback',
    `others in ${other.map(([name]) => name).join(', ')}`,
  );
}
