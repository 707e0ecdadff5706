import type { FormOutcome, SentForm } from '../../suites/check/context.js';
import { type Hindrance, Inconclusive } from '../../suites/check/signals.js';
import { type Browsing, type FormUpload, type Landing, WayLost } from '../browser/browsing.js';
import type { CallbackAddress, ReceivedCall } from '../catcher/catcher.js';
import { HarnessError } from '../client/failure.js';
import type { Limiter } from '../client/limiter.js';
import { valuesOf } from '../client/pairs.js';
import type { Scope } from '../client/target.js';

/** Sends a form when it is its turn. @throws Inconclusive where a browser could not find out */
export type FormSender = (
  upload: FormUpload,
  scope: Pick<Scope, 'signal' | 'heldBack'>,
  waitMs: number,
) => Promise<Landing>;

const hindrances: Readonly<Record<WayLost['way'], Hindrance>> = {
  browser: 'premise',
  target: 'no-answer',
  return_url: 'callback-path',
  busy: 'throttled',
};

/** Forms go through the gate of a run as every other upload. @param answerMs how long the target's answer may take */
export function formSender(browsing: Browsing, gate: Limiter, answerMs: number): FormSender {
  return async (upload, { signal, heldBack }, waitMs) => {
    const cost = { uploads: 1, bytes: upload.file.end - upload.file.start, held: false };
    const proceed = heldBack?.();
    const send = async (): Promise<Landing> => {
      proceed?.();
      return browsing.upload(upload, { patienceMs: Math.max(answerMs, waitMs), signal });
    };
    try {
      return await gate.run(cost, signal, send);
    } catch (error) {
      if (error instanceof WayLost) throw new Inconclusive(error.message, hindrances[error.way]);
      throw error;
    } finally {
      proceed?.();
    }
  };
}

/** Sends a form for a check, and takes what arrived at return_url. @param next waits for a call there */
export async function sendForm(
  send: FormSender | undefined,
  scope: Scope,
  waitMs: number,
  next: (address: CallbackAddress) => Promise<ReceivedCall | undefined>,
  { token, presses = true, ...form }: SentForm,
): Promise<FormOutcome> {
  if (send === undefined) throw new HarnessError('a check sends a form without saying that it needs a browser');
  const landing = await send({ token: token.value, presses, ...form }, scope, waitMs);
  const { hasArrived, ...rest } = landing;
  if (!hasArrived) return rest;
  const call = await next(form.address);
  if (call === undefined)
    throw new Inconclusive('the browser was at return_url, and its call did not arrive here', 'callback-path');
  const get = (name: string): string | undefined => valuesOf(call.parameters, name)[0];
  const photoId = get('photo_id');
  if (photoId !== undefined && photoId !== '') scope.created({ kind: 'photo', id: photoId });
  return { ...rest, arrived: { call, get } };
}
