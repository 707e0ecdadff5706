import { type Callback, callbackOf } from '../../client/callback.js';
import { formDecoded, formEncoded, type Pairs, valuesOf } from '../../client/pairs.js';
import type { RequirementId } from '../../contract/requirements.js';
import type { Reading } from '../model/reading.js';
import type { Circumstances } from './circumstances.js';
import { judgeExtras } from './extras.js';
import { outcomeWords } from './words.js';

/** Ids of the same sentence for uploads and for replacements, where both have one. */
const ids = {
  upload: {
    target: 'callback.return-url.target',
    query: 'callback.return-url.query',
    token: 'callback.upload-token',
    failureToken: 'callback.failure.upload-token',
    short: 'callback.length.short',
  },
  replace: {
    target: 'replace.return-url.target',
    query: 'replace.return-url.query',
    token: 'replace.redeem.token-named',
    failureToken: 'replace.redeem.token-named',
    short: 'replace.callback.length',
  },
} as const;

const host = /^[^\s/:?#@]+(?::\d+)?$|^\[[0-9a-f:.]+\](?::\d+)?$/i;

const has = (callback: Callback, name: string): boolean => (callback.get(name)?.trim() ?? '') !== '';

/** Names that only an outcome of this API adds to an address. */
const telling = ['upload_token', 'replace_token', 'photo_id', 'error_message'];

/** Whether a redirect or a form reports an outcome; a gateway may send its clients somewhere else. */
export function reportsOutcome(callback: Callback): boolean {
  return telling.some((name) => has(callback, name));
}

/** Judges where a client was sent after an upload under a token with a return_url. */
export function judgeCallback(around: Circumstances): void {
  const { outcome, token, say } = around;
  const { callback, way, reply } = outcome;
  const own = token.returnUrl === undefined ? undefined : callbackOf(token.returnUrl);
  if (callback === undefined || own === undefined || /\p{C}/u.test(token.returnUrl ?? '')) return;
  const names = ids[token.kind];
  // By 307 and 308 the browser posts what it has; nothing stands in the address.
  const isPosted = way === 'redirect' && reply.status >= 307;
  if (!isPosted && !reportsOutcome(callback)) return;
  say.is(names.target, callback.target === own.target, own.target, callback.target);
  judgeMethod(around, callback, isPosted);
  if (isPosted) return;
  judgeOwnQuery(around, callback, own);
  judgeToken(around, callback);
  judgeValues(around, callback);
  judgeExtras(around, callback);
}

/** A GET by 301, unless the address would have been too long. */
function judgeMethod({ outcome, token, reading, say }: Circumstances, callback: Callback, isPosted: boolean): void {
  const { way, reply } = outcome;
  const short = ids[token.kind].short;
  if (way === 'redirect' && !isPosted) {
    if (token.kind === 'upload' && callback.address.length < 1500)
      say.is('callback.redirect.status', reply.status === 301, 'HTTP 301', `HTTP ${reply.status}`);
    say.holds(short);
    return;
  }
  const added = isPosted ? mostAdded(token.sent, reading) : escaped(callback.parameters);
  const length = (token.returnUrl?.length ?? 0) + added;
  if (length < 1500)
    say.fails(short, `a GET by 301 to an address of at most ${length} characters`, outcomeWords(outcome));
}

/** Characters that pairs take in an address when every byte is escaped. */
function escaped(pairs: Pairs): number {
  return pairs.reduce((sum, [name, value]) => sum + 2 + 3 * (Buffer.byteLength(name) + Buffer.byteLength(value)), 0);
}

/** The same of what a callback may hold at most, by what was sent. */
function mostAdded(issued: Pairs, { sent }: Reading): number {
  return 800 + escaped([...issued, ...sent]);
}

function judgeOwnQuery({ token, say, outcome }: Circumstances, callback: Callback, own: Callback): void {
  const isFailure = outcome.result === 'failure';
  const names = [...new Set(own.parameters.map(([name]) => name))];
  // A name that the callback has of its own may stand twice or win.
  const judged = names.filter((name) => ![...telling, 'domain', 'tree_id', 'token'].includes(name));
  const sentElsewhere = new Set(token.sent.map(([name]) => name));
  for (const name of judged.filter((one) => !sentElsewhere.has(one))) {
    const [expected, got] = [valuesOf(own.parameters, name), callback.all(name)];
    const isKept = expected.length === got.length && expected.every((value, at) => value === got[at]);
    const repeated = expected.length > 1 && token.kind === 'upload' && !isFailure;
    const id: RequirementId = repeated
      ? 'callback.return-url.repeated-names'
      : isFailure && token.kind === 'upload'
        ? 'callback.failure.query'
        : ids[token.kind].query;
    say.is(
      id,
      isKept,
      formEncoded(expected.map((value) => [name, value])),
      formEncoded(got.map((value) => [name, value])),
    );
  }
}

function judgeToken({ token, say, outcome }: Circumstances, callback: Callback): void {
  const named = [...callback.all('upload_token'), ...(token.kind === 'replace' ? callback.all('replace_token') : [])];
  const id = outcome.result === 'failure' ? ids[token.kind].failureToken : ids[token.kind].token;
  say.is(id, named.includes(token.text), 'the token that was redeemed', named.length === 0 ? 'none' : 'another one');
}

function judgeValues(around: Circumstances, callback: Callback): void {
  const { token, say, outcome, reading, book, attempt } = around;
  const isUpload = token.kind === 'upload';
  const looksFailed =
    outcome.result === 'failure' || (outcome.result === 'unclear' && !hasPhoto(callback) && !isPicture(around));
  if (looksFailed) {
    if (!isUpload) {
      const both = has(callback, 'error_message') && has(callback, 'domain');
      say.is('replace.redeem.failure', both, 'error_message and domain', outcomeWords(outcome));
      return;
    }
    say.is(
      'callback.failure.error-message',
      has(callback, 'error_message'),
      'an error_message',
      'none, nor a photo_id',
    );
    say.is('callback.failure.domain', has(callback, 'domain'), 'a domain', 'none');
    const named = ['photo_id', 'tree_id', 'token'].filter(
      (name) => has(callback, name) && !sentBySomebody(around, name),
    );
    say.is('callback.failure.no-ids', named.length === 0, 'neither photo_id nor tree_id nor token', named.join(', '));
    return;
  }
  if (!isUpload) {
    const missing = ['domain', 'photo_id', 'tree_id', 'token'].filter((name) => !has(callback, name));
    say.is(
      'replace.redeem.callback',
      missing.length === 0,
      'domain, photo_id, tree_id and token',
      `no ${missing.join(', ')}`,
    );
    const photoId = callback.get('photo_id')?.trim() ?? '';
    if (token.photoId && photoId !== '')
      say.is(
        'replace.redeem.same-photo',
        photoId === token.photoId,
        `photo_id ${token.photoId}`,
        `photo_id ${photoId}`,
      );
    return;
  }
  for (const [id, name] of [
    ['callback.photo-id', 'photo_id'],
    ['callback.tree-id', 'tree_id'],
    ['callback.token', 'token'],
  ] as const)
    say.is(id, has(callback, name), `a ${name}`, 'none');
  const domain = callback.get('domain')?.trim() ?? '';
  say.is('callback.domain', host.test(domain), 'a host without scheme and path', domain === '' ? 'none' : domain);
  if (!sentBySomebody(around, 'error_message')) {
    say.is('callback.success.no-error', !has(callback, 'error_message'), 'no error_message', 'an error_message');
    say.is(
      'callback.success.no-empty-error',
      callback.all('error_message').length === 0,
      'no error_message',
      'an empty one',
    );
  }
  const twice = ['upload_token', 'domain', 'photo_id', 'tree_id', 'token'].filter(
    (name) => callback.all(name).length > 1 && !sentBySomebody(around, name),
  );
  say.is('callback.names-once', twice.length === 0, 'each documented name once', `${twice.join(', ')} twice`);
  const known = book.domains.get(reading.seen.host);
  if (domain !== '' && !sentBySomebody(around, 'domain')) {
    say.is('callback.domain.constant', (known ?? domain) === domain, `domain ${known}`, `domain ${domain}`);
    book.note(book.domains, reading.seen.host, known ?? domain);
  }
  judgePhoto(around, callback.get('photo_id')?.trim() ?? '', attempt.sha256);
}

/** Two files make two photos; a target may take equal bytes for the same upload. */
function judgePhoto({ book, say, token, attempt }: Circumstances, photoId: string, sha256: string | undefined): void {
  // Of a file in chunks only pieces are known.
  if (photoId === '' || sha256 === undefined || attempt.chunk !== undefined) return;
  const known = book.photos.get(photoId);
  const isOwn = known === undefined || known.sha256 === sha256;
  say.is('callback.photo-id.distinct', isOwn, 'a photo_id of its own', 'that of another file');
  if (known === undefined) book.note(book.photos, photoId, { sha256, token: token.text });
}

const hasPhoto = (callback: Callback): boolean => has(callback, 'tree_id') || has(callback, 'token');

/** Whether a client, by an extra parameter or in return_url, may have put a documented name into the callback. */
function sentBySomebody({ token, reading }: Circumstances, name: string): boolean {
  const own = formDecoded((token.returnUrl ?? '').split('?').slice(1).join('?'));
  return [...token.sent, ...reading.sent, ...own].some(([one]) => one.toLowerCase() === name);
}

const beginnings = ['89504e470d0a1a0a', 'ffd8ff', '474946383761', '474946383961'];

/** Whether the file of a request begins as a picture does. */
function isPicture({ reading }: Circumstances): boolean {
  const head = Buffer.from(reading.file?.head ?? []).toString('hex');
  return beginnings.some((one) => head.startsWith(one));
}
