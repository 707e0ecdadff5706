import type { Callback } from '../../src/client/callback.js';
import type { CallOptions } from '../../src/client/methods.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import type { Expect } from '../check/expect.js';

/** A token with a callback address of its own, which only the client is sent to. */
export function tokenWithCallback(
  { api, callbacks }: Pick<CheckContext, 'api' | 'callbacks'>,
  parameters: Parameters = {},
  options?: CallOptions,
): Promise<Token> {
  return api.getUploadToken({ return_url: callbacks.address().url, ...parameters }, options);
}

/** Uploads a photo with a token of its own, and gives the callback. */
export async function uploaded(
  context: Pick<CheckContext, 'api' | 'callbacks' | 'files'>,
  issued: Parameters = {},
  redeemed: Parameters = {},
): Promise<Callback> {
  const token = await tokenWithCallback(context, issued, { by: 'POST' });
  return context.api.upload(token, context.files.photo(), redeemed);
}

/** The names by which a callback reports a success, beside the token that was redeemed. */
export const successNames = ['domain', 'photo_id', 'tree_id', 'token'] as const;

/** Each name has a value other than white space. @param what begins the label of each value */
export function expectFilled(
  expect: Expect,
  callback: Pick<Callback, 'get'>,
  names: readonly string[],
  what = '',
): void {
  for (const name of names)
    expect(callback.get(name) ?? '', `${what}${name}`).toSatisfy((value) => value.trim() !== '', 'a value');
}
