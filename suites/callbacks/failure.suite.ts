import { outcomeInWords } from '../../src/client/api.js';
import type { Callback } from '../../src/client/callback.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('callbacks/failure');

/** Uploads something that cannot be supported; the callback is what the answer sends the client to, if anything. */
async function failed(
  { api, callbacks, files, expect }: CheckContext,
  query = '',
  issued: Readonly<Record<string, string>> = {},
  redeemed: Readonly<Record<string, string>> = {},
): Promise<{ token: Token; callback: Callback; target: string; words: string }> {
  const address = callbacks.address();
  const token = await api.getUploadToken({ return_url: `${address.url}${query}`, ...issued });
  const outcome = await api.redeem(token, files.unsupported(), redeemed);
  if (outcome.result === 'success') expect.inconclusive('no upload could be made to fail');
  if (outcome.callback === undefined) return expect.fail('a callback to return_url', outcomeInWords(outcome));
  return { token, callback: outcome.callback, target: address.url, words: outcomeInWords(outcome) };
}

check('callback.failure.sent', 'a failed upload leads to return_url', async (context) => {
  const { callback, target } = await failed(context);
  context.expect(callback.target, 'where the callback goes').toBe(target);
});

check('callback.failure.error-message', 'error_message says something', async (context) => {
  const { callback } = await failed(context);
  const message = callback.get('error_message') ?? '';
  context.observe('callback.error-message', message);
  context.expect(message, 'error_message').toSatisfy((text) => text.trim() !== '', 'a message');
});

check('callback.failure.upload-token', 'upload_token is the token that was redeemed', async (context) => {
  const { callback, token } = await failed(context);
  context.expect(callback.get('upload_token'), 'upload_token').toBe(token.value);
});

check('callback.failure.domain', 'domain is there', async (context) => {
  const { callback } = await failed(context);
  context.expect(callback.get('domain') ?? '', 'domain').toSatisfy((value) => value.trim() !== '', 'a value');
});

check('callback.failure.no-ids', 'photo_id, tree_id and token are not there', async (context) => {
  const { callback } = await failed(context);
  const present = ['photo_id', 'tree_id', 'token'].filter((name) => (callback.get(name) ?? '') !== '');
  context.expect(present, 'names of a success').toBe([]);
});

check('callback.failure.query', 'the query of return_url survives', async (context) => {
  const { callback } = await failed(context, '?theme=green&a=%2B&a=2');
  context.expect(callback.all('theme'), 'theme').toBe(['green']);
  context.expect(callback.all('a'), 'a').toBe(['+', '2']);
});

check('callback.extras.failure', 'extra parameters of both calls are repeated', async (context) => {
  const { callback } = await failed(context, '', { ucIssue: 'from issue' }, { ucRedeem: 'from redeem' });
  context.expect(callback.get('ucIssue'), 'ucIssue').toBe('from issue');
  context.expect(callback.get('ucRedeem'), 'ucRedeem').toBe('from redeem');
});
