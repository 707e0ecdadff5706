import type { Callback } from '../../src/client/callback.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { expectFilled } from '../shared/callback-token.js';
import { expectOwnQuery } from '../shared/own-query.js';

const check = checks('callbacks/failure');

interface Failed {
  readonly token: Token;
  readonly callback: Callback;
  /** Where the callback belongs, without query and fragment. */
  readonly target: string;
}

/** Uploads something that cannot be supported; the callback is what the answer sends the client to. */
async function failed(
  { api, callbacks, files, expect }: CheckContext,
  {
    path = '',
    rest = '',
    issued = {},
    redeemed = {},
    behindSuccess = false,
  }: { path?: string; rest?: string; issued?: Parameters; redeemed?: Parameters; behindSuccess?: boolean } = {},
): Promise<Failed> {
  const address = callbacks.address({ path });
  const token = await api.getUploadToken({ return_url: `${address.url}${rest}`, ...issued }, { by: 'POST' });
  if (behindSuccess) await api.upload(token, files.photo());
  const outcome = await api.redeem(token, files.unsupported(), redeemed);
  if (outcome.result === 'success') expect.notApplicable('no upload could be made to fail');
  if (outcome.callback === undefined) return expect.fail('a callback to return_url', outcomeInWords(outcome));
  return { token, callback: outcome.callback, target: address.url };
}

check('callback.failure.sent', 'a failed upload leads to return_url', async (context) => {
  for (const path of ['', 'a//b', 'UPPER/with%20space']) {
    const { callback, target } = await failed(context, { path });
    context.expect(callback.target, 'where the callback goes').toBe(target);
  }
});

check('callback.failure.error-message', 'error_message contains a message', async (context) => {
  const { expect, observe } = context;
  const { callback } = await failed(context);
  observe('callback.error-message', callback.get('error_message') ?? '');
  expectFilled(expect, callback, ['error_message']);
});

check('callback.failure.upload-token', 'upload_token is the token that was redeemed', async (context) => {
  const { callback, token } = await failed(context);
  context.expect(callback.get('upload_token'), 'upload_token').toBe(token.value);
});

check('callback.failure.domain', 'domain is there', async (context) => {
  const { callback } = await failed(context);
  expectFilled(context.expect, callback, ['domain']);
});

for (const behindSuccess of [false, true])
  check(
    'callback.failure.no-ids',
    `photo_id, tree_id and token are not there${behindSuccess ? ' behind an upload that succeeded' : ''}`,
    async (context) => {
      const { callback } = await failed(context, { issued: { max_uploads: 2 }, behindSuccess });
      const present = ['photo_id', 'tree_id', 'token'].filter((name) => (callback.get(name) ?? '') !== '');
      context.expect(present, 'names of a success').toBe([]);
    },
  );

for (const query of ['theme=green&a=%2B&a=2', 'theme=green&', 'flag&empty='])
  check('callback.failure.query', `the query "?${query}" of return_url is unchanged`, async (context) => {
    const { callback, target } = await failed(context, { rest: `?${query}` });
    context.expect(callback.target, 'where the callback goes').toBe(target);
    expectOwnQuery(context.expect, callback, query);
    expectFilled(context.expect, callback, ['domain', 'error_message']);
  });

check('callback.failure.query', 'no parameter is added behind the fragment of return_url', async (context) => {
  const { callback } = await failed(context, { rest: '?theme=green#done' });
  expectOwnQuery(context.expect, callback, 'theme=green');
  expectFilled(context.expect, callback, ['domain', 'error_message']);
});

check('callback.extras.failure', 'extra parameters of both calls are repeated', async (context) => {
  const { expect } = context;
  const { callback } = await failed(context, {
    issued: { ucIssue: 'from issue' },
    redeemed: { ucRedeem: 'from redeem' },
  });
  expect(callback.get('ucIssue'), 'ucIssue').toBe('from issue');
  expect(callback.get('ucRedeem'), 'ucRedeem').toBe('from redeem');
});
