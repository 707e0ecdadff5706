import type { CallbackAddress, ReceivedCall } from '../../src/catcher/catcher.js';
import { type Callback, callbackOf } from '../../src/client/callback.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';

/** An upload whose token asks for the callback in the background. */
export interface InBackground {
  readonly token: string;
  readonly outcome: Outcome;
  readonly address: CallbackAddress;
}

/** What an upload in the background is made of. */
export interface BackgroundUpload {
  /** Of return_url, below the address that is handed out. */
  readonly path?: string;
  /** Of return_url, with its question mark. */
  readonly query?: string;
  readonly issued?: Parameters;
  readonly redeemed?: Parameters;
  readonly unsupported?: boolean;
}

/** Uploads with a token that asks for the callback in the background. */
export async function inBackground(
  { api, callbacks, files }: CheckContext,
  { path = '', query = '', issued = {}, redeemed = {}, unsupported = false }: BackgroundUpload = {},
): Promise<InBackground> {
  const address = callbacks.reachable(undefined, path);
  const token = await api.getUploadToken(
    { return_url: `${address.url}${query}`, background_return_p: '1', max_uploads: 5, ...issued },
    { by: 'POST' },
  );
  const file = unsupported ? files.unsupported() : files.photo();
  return { token: token.value, outcome: await api.redeem(token, file, redeemed), address };
}

/** A callback that the target made, as it arrived and as an address with its parameters. */
export interface Received {
  readonly call: ReceivedCall;
  readonly callback: Callback;
}

/** A call to an address, understood as a callback; undefined where its address is none. */
export function callbackIn({ url }: CallbackAddress, call: ReceivedCall): Callback | undefined {
  return callbackOf(new URL(call.url, url).href);
}

/** The same, where it has to be one. */
export function callbackAt({ expect }: CheckContext, address: CallbackAddress, call: ReceivedCall): Callback {
  return callbackIn(address, call) ?? expect.fail('a request with an address', call.url);
}

/** Waits for the next callback that the target makes to an address. */
export async function received(context: CheckContext, address: CallbackAddress): Promise<Received> {
  const { callbacks, expect } = context;
  const call = await callbacks.next(address);
  if (call === undefined) return expect.fail('a request to return_url', 'none within the time-out');
  return { call, callback: callbackAt(context, address, call) };
}

/** Both outcomes of an upload, or the one that this target shows at once. */
export function outcomes({ can }: Pick<CheckContext, 'can'>): readonly { readonly unsupported: boolean }[] {
  return can('rejectsUnsupported') ? [{ unsupported: false }, { unsupported: true }] : [{ unsupported: false }];
}
