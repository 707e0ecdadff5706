import type { Callback } from '../../src/client/callback.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import type { FileOptions } from '../check/files.js';
import { callbackIn } from '../shared/background.js';

/** A replacement with the token that made it. */
export interface Replacement {
  readonly token: Token;
  readonly outcome: Outcome;
}

/** Beyond the defaults of a replacement. */
export interface ReplacementOptions {
  /** Parameters of the call that issues the token. */
  readonly issued?: Parameters;
  /** Extra parameters of the call that redeems it. */
  readonly redeemed?: Parameters;
  readonly file?: FileOptions;
}

const isSuccess = ({ result }: Outcome): boolean => result === 'success';

/**
 * Replaces a photo, with another token for each attempt until one succeeds: a photo may be locked while it is processed,
 * and what a failed attempt takes is up to the target.
 * @param isDone whether an outcome is what is waited for
 */
export async function replaced(
  { api, eventually, files }: CheckContext,
  { issued, redeemed, file }: ReplacementOptions,
  isDone: (outcome: Outcome) => boolean = isSuccess,
): Promise<Replacement> {
  return eventually(
    async () => {
      const token = await api.getReplaceToken(issued, { by: 'POST' });
      return { token, outcome: await api.redeem(token, files.photo(file), redeemed) };
    },
    ({ outcome }) => isDone(outcome),
  );
}

/** A replacement that leads the client to return_url, or that could have. */
export async function replacedByClient(
  context: CheckContext,
  { issued = {}, ...others }: ReplacementOptions = {},
): Promise<Replacement & { readonly callback: Callback }> {
  const { callbacks, expect, photoId } = context;
  const return_url = callbacks.address().url;
  const photo_id = await photoId();
  const { token, outcome } = await replaced(context, { issued: { photo_id, return_url, ...issued }, ...others });
  return { token, outcome, callback: expect.success(outcome, 'the replacement') };
}

/** What became of a replacement in the background: the answer, and the callback of the target itself. */
export interface InBackground extends Replacement {
  readonly photoId: string;
  readonly target: string;
  readonly method: string | undefined;
  readonly callback: Callback | undefined;
}

/**
 * Replaces a photo with a token that asks for the callback in the background.
 * @param unsupported sends what can be neither photo nor video
 */
export async function replacedInBackground(
  context: CheckContext,
  { query = '', unsupported = false, ...options }: ReplacementOptions & { query?: string; unsupported?: boolean } = {},
): Promise<InBackground> {
  const { api, callbacks, eventually, files, photoId } = context;
  const photo_id = await photoId();
  const attempt = async (): Promise<InBackground> => {
    // An address for each attempt, so that the callback of a failed one is not taken for that of the next.
    const address = callbacks.reachable();
    const issued = { photo_id, return_url: `${address.url}${query}`, background_return_p: '1', ...options.issued };
    const token = await api.getReplaceToken(issued, { by: 'POST' });
    const file = unsupported ? files.unsupported() : files.photo(options.file);
    const outcome = await api.redeem(token, file, options.redeemed);
    const call = await callbacks.next(address);
    const callback = call === undefined ? undefined : callbackIn(address, call);
    return { token, outcome, photoId: photo_id, target: address.url, method: call?.method, callback };
  };
  return eventually(attempt, ({ outcome: { result } }) => (result === 'success') !== unsupported);
}

/** The token that a callback names, whichever of the two names it uses. */
export function tokenNamed(callback: Pick<Callback, 'get'>): readonly (string | undefined)[] {
  return [callback.get('upload_token'), callback.get('replace_token')];
}
