import { type Callback, callbackOf } from '../../client/callback.js';
import type { Say } from '../findings.js';
import type { Book } from '../model/book.js';
import type { KnownToken } from '../model/token.js';
import type { Observed } from '../observed.js';

/** A request to a return_url that passed, with the token that it reports on. */
export interface Arriving {
  readonly token: KnownToken;
  readonly callback: Callback;
}

/** Reads a request as a callback of a known token; undefined when it is none. */
export function arrivingOf({ target, host, body, method }: Observed, book: Book): Arriving | undefined {
  // Preflights, and a look at the address beforehand, are no callbacks.
  if (method !== 'GET' && method !== 'POST') return undefined;
  for (const scheme of ['http', 'https']) {
    const callback = callbackOf(`${scheme}://${host}${target}`, body.fields);
    if (callback === undefined) continue;
    const token = [callback.get('upload_token'), callback.get('replace_token')].flatMap(
      (text) => book.find(text) ?? [],
    )[0];
    if (token?.returnUrl === undefined || callbackOf(token.returnUrl)?.target !== callback.target) continue;
    return { token, callback };
  }
  return undefined;
}

/** Judges a callback that passed; who made it is known only where the token asks for one in the background. */
export function judgeArriving({ token, callback }: Arriving, seen: Observed, book: Book, say: Say): void {
  if (token.background !== true || token.kind === 'replace') return;
  say.is('background.callback.get', seen.method === 'GET', 'a GET', `a ${seen.method}`);
  if (seen.method !== 'GET') return;
  say.is('background.callback.without-file', seen.size === 0, 'no body', `${seen.size} bytes`);
  const has = (name: string): boolean => (callback.get(name)?.trim() ?? '') !== '';
  const own = callbackOf(token.returnUrl ?? '');
  const added = seen.target.length - (own?.address.length ?? 0);
  say.is('background.callback.length', added <= 1500, 'at most 1500 characters of added data', `${added}`);
  const isFailure = has('error_message');
  const names = isFailure ? ['domain'] : ['domain', 'photo_id', 'tree_id', 'token'];
  const missing = names.filter((name) => !has(name));
  const id = isFailure ? 'background.callback.failure' : 'background.callback.values';
  // What had to be left out is known only of short ones.
  if (seen.target.length < 1000) say.is(id, missing.length === 0, names.join(', '), `no ${missing.join(', ')}`);
  if (isFailure) {
    const named = ['photo_id', 'tree_id'].filter(has);
    say.is('background.callback.failure-no-ids', named.length === 0, 'neither photo_id nor tree_id', named.join(', '));
    return;
  }
  const key = `${token.text} ${callback.get('photo_id')}`;
  const times = book.reported.get(key) ?? 0;
  const isAnswered = seen.answer !== undefined && seen.answer.status < 400 && seen.delivered;
  // Whoever got no good answer may ask again.
  if (has('photo_id')) say.is('background.callback.once', times === 0, 'one callback for an upload', `${times + 1}`);
  if (isAnswered) book.note(book.reported, key, times + 1);
}
