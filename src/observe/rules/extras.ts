import type { Callback } from '../../client/callback.js';
import { formDecoded } from '../../client/pairs.js';
import type { Circumstances } from './circumstances.js';

/** Names that the documents, the wider API, or a library that uploads in chunks give a meaning: no extra parameters. */
const documented = new Set([
  ...['upload_token', 'replace_token', 'token', 'file', 'filename', 'photo_id', 'tree_id', 'domain', 'error_message'],
  ...['return_url', 'background_return_p', 'user_id', 'album_id', 'title', 'description', 'tags', 'publish'],
  ...['absolute_url', 'valid_minutes', 'max_uploads', 'format', 'raw', 'callback', 'p', 'size', 'orderby', 'order'],
]);

const ofLibraries = /^(?:oauth_|resumable|flow|dz|qq|access_token$|api_?key$|utf8$|_|submit$|max_file_size$)/i;

/** What no gateway or framework has a reason to change. */
const plainName = /^[a-z][\w-]{0,40}$/i;
const plainValue = /^[^\p{C}\u{10000}-\u{10ffff}]{1,200}$/u;

/**
 * Judges whether extra parameters of the redemption are repeated. One of the call that issued the token may be a custom
 * variable of the target, which is none.
 */
export function judgeExtras({ reading, token, outcome, say }: Circumstances, callback: Callback): void {
  const own = formDecoded((token.returnUrl ?? '').split('?').slice(1).join('?'));
  const taken = (name: string, others: readonly (readonly [string, string])[]): boolean =>
    documented.has(name.toLowerCase()) || ofLibraries.test(name) || others.some(([one]) => one === name);
  const id =
    token.kind === 'replace'
      ? 'replace.redeem.extras'
      : outcome.result === 'failure'
        ? 'callback.extras.failure'
        : 'callback.extras.redeem';
  for (const name of new Set(reading.sent.map(([one]) => one))) {
    const value = reading.value(name);
    if (value === undefined || taken(name, [...own, ...token.sent])) continue;
    if (!plainName.test(name) || !plainValue.test(value)) continue;
    // A form may name its file, or whatever else a page has for it, in a field of the same name.
    if (reading.seen.body.files.some(({ field }) => field === name)) continue;
    const all = callback.all(name);
    const isThere = all.some((one) => one.trim().normalize('NFC') === value.trim().normalize('NFC'));
    say.is(id, isThere, `${name} with its value`, all.length === 0 ? `no ${name}` : 'another value');
  }
  if (token.kind === 'replace' || outcome.result === 'failure') return;
  for (const [name, value] of token.sent) {
    if (taken(name, [...own, ...reading.sent]) || !plainName.test(name) || !plainValue.test(value)) continue;
    if (token.sent.filter(([one]) => one === name).length > 1) continue;
    const all = callback.all(name);
    if (all.length === 0)
      say.open('callback.extras.issue', 'a parameter that is not repeated may be a custom variable');
    else {
      const isThere = all.some((one) => one.trim().normalize('NFC') === value.trim().normalize('NFC'));
      say.is('callback.extras.issue', isThere, `${name} with its value`, 'another value');
    }
  }
}
