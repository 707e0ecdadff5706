import { chunkOf } from '../../src/client/chunks.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import { dated, justAfterEnd, justBeforeEnd, lenient, wasInTime } from '../shared/passing-time.js';
import { style } from '../shared/plain.js';
import { demand } from '../shared/whole.js';

const check = checks('tokens/ended');

const minutes = 15;

check(
  'token.expiry.ended',
  'tokens of either kind work until shortly before their end, and are refused behind it',
  async (context) => {
    const { api, callbacks, can, expect, files, photoId } = context;
    // One for each side of the end: a token may outlive its end by being used.
    const inTime = await dated(context, () => tokenWithCallback(context, { valid_minutes: minutes }));
    const one = await dated(context, () => tokenWithCallback(context, { max_uploads: 5, valid_minutes: minutes }));
    const photo_id = await photoId();
    const return_url = callbacks.address().url;
    const other = can('replaceRedeem')
      ? await dated(context, () => api.getReplaceToken({ photo_id, return_url, valid_minutes: minutes }))
      : undefined;
    if (await justBeforeEnd(context, inTime, minutes, lenient)) {
      const outcome = await api.redeem(inTime.token, files.photo());
      const isJudged = wasInTime(context, inTime, minutes, outcome, lenient);
      const isAlive = outcome.result === 'success' || !isJudged;
      demand('token.expiry.alive', isAlive, 'an upload before the end to succeed', outcomeInWords(outcome));
    }
    await justAfterEnd(context, other ?? one, minutes, lenient);
    const late = await api.redeem(one.token, files.photo());
    expect.noSuccess(late, 'an upload behind the end of its token');
    const isPlain = late.callback === undefined && style(late.reply.text) === undefined;
    demand('token.expiry.plain', isPlain, 'one plain message', outcomeInWords(late));
    const file = files.chunked({ length: 90 });
    const chunk = await api.sendChunk({ token: one.token }, file, chunkOf(file, 1));
    const isRefused = chunk.result !== 'success' && chunk.way !== 'redirect';
    demand('token.expiry.chunk', isRefused, 'a chunk behind the end to be refused', outcomeInWords(chunk));
    if (other === undefined) return;
    const replacement = await api.redeem(other.token, files.photo());
    demand('replace.expiry.ended', replacement.result !== 'success', 'no success', outcomeInWords(replacement));
  },
  { wide: true },
);
