import { type Callback, callbackOf } from '../../src/client/callback.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import { formEncoded } from '../../src/client/pairs.js';
import type { Expect } from '../check/expect.js';

/**
 * Characters of the whole address of a callback from which on GET is not required any more
 * (/api/photo/get-upload-token, return_url).
 */
export const longAddress = 1500;

/** The GET-style address that an outcome is, or that it could have been instead of a form. */
export function addressOf({ way, callback }: Outcome): string | undefined {
  if (callback === undefined || way === 'redirect') return callback?.address;
  return callbackOf(callback.address)?.parameters.length === 0
    ? `${callback.address}?${formEncoded(callback.parameters)}`
    : undefined;
}

const bytesIn = (address: string): number => Buffer.byteLength(address.replaceAll(/%[0-9a-f]{2}/gi, 'x'));

/** Bytes of the GET-style address, of which an escape is one; a target writes each by three characters at most. */
export function bytesOf(outcome: Outcome): number | undefined {
  const address = addressOf(outcome);
  return address === undefined ? undefined : bytesIn(address);
}

/** Whether the address of a GET could have been long, however the target writes it and counts. */
function mayBeLong({ way, callback }: Outcome): boolean {
  if (callback === undefined) return false;
  const data = way === 'form' ? `?${formEncoded(callback.parameters)}` : '';
  return 3 * bytesIn(callback.address + data) >= longAddress;
}

/**
 * Whether a redirect to return_url has a right status: 301, and 307 or 308 where the address may have been long. A
 * target may escape every byte, repeat what the chunks say, and give ids as long as it likes.
 */
export function isRightRedirect(outcome: Outcome): boolean {
  const { status } = outcome.reply;
  return status === 301 || ((status === 307 || status === 308) && mayBeLong(outcome));
}

/** Demands the redirect by 301 of a short callback, or what is right in its place where the address may be long. */
export function expectShortRedirect(expect: Expect, outcome: Outcome): void {
  const isRight = outcome.way === 'redirect' ? isRightRedirect(outcome) : mayBeLong(outcome);
  if (!isRight) expect.fail('HTTP 301 to return_url', outcomeInWords(outcome));
}

/**
 * Whether a callback in the background could hold all these extra parameters, however the target writes them and counts.
 * Where it could not, some are left out.
 */
export function hasRoom(
  callback: Pick<Callback, 'address' | 'all'>,
  extras: Readonly<Record<string, string>>,
): boolean {
  const missing = Object.entries(extras).filter(([name]) => callback.all(name).length === 0);
  return 3 * bytesIn(`${callback.address}&${formEncoded(missing)}`) < longAddress;
}
