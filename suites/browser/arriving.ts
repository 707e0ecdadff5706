import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext, FormOutcome, SentForm } from '../check/context.js';
import { anyUpload, type Suspects } from '../check/suspects.js';

/** Makes the callback of an upload too long for a GET. */
export const long = { ucPad: 'x'.repeat(3000) } satisfies Parameters;

/** A token with an address of its own, and the form sent with it. */
export async function sent(
  { api, callbacks, files, sendForm }: CheckContext,
  issued: Parameters = {},
  form: Partial<Omit<SentForm, 'token' | 'address'>> = {},
): Promise<FormOutcome> {
  const address = callbacks.address();
  const token = await api.getUploadToken({ return_url: address.url, ...issued }, { by: 'POST' });
  return sendForm({ token, address, file: files.photo(), ...form });
}

/** What arrived at return_url. @param suspects requirements whose failure would explain that nothing did */
export function arrivedFrom(
  { expect }: CheckContext,
  { arrived, seen }: FormOutcome,
  suspects: Suspects = anyUpload,
): NonNullable<FormOutcome['arrived']> {
  return arrived ?? expect.fail('the browser at return_url', seen, suspects);
}

/** Whether a redirect repeats the POST of the form, whose data then stands nowhere else. */
export function repeatsPost({ statuses }: FormOutcome): boolean {
  return statuses.some((status) => status === 307 || status === 308);
}
