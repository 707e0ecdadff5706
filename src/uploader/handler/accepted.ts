import type { RequirementId } from '../../contract/requirements.js';
import type { CallbackCall, HandlerAnswer } from './call.js';
import { failure, odd, oddNames, spelledOtherwise, success, word } from './callbacks.js';

/** Callbacks that a handler has to accept. */
export const accepted: readonly (readonly [RequirementId, string, CallbackCall])[] = [
  ['client.handler.get', 'a GET after success', { method: 'GET', added: success('uc-get') }],
  [
    'client.handler.get',
    'a GET after failure',
    { method: 'GET', added: failure('uc-get', "The file type isn't supported") },
  ],
  [
    'client.handler.get',
    'a GET after failure, with a message in other scripts',
    { method: 'GET', added: failure('uc-get', odd) },
  ],
  [
    'client.handler.post',
    'a POST after success',
    { method: 'POST', added: success('uc-post', [['note', 'x'.repeat(2000)]]) },
  ],
  [
    'client.handler.post',
    'a POST after failure',
    { method: 'POST', added: failure('uc-post', `No. ${'x'.repeat(2000)}`) },
  ],
  [
    'client.handler.post',
    'a POST after failure, with a message in other scripts',
    { method: 'POST', added: failure('uc-post', `${odd} ${'x'.repeat(2000)}`) },
  ],
  [
    'client.handler.post',
    'a POST that arrives in pieces',
    { method: 'POST', added: success('uc-pieces', [['note', 'x'.repeat(2000)]]), inPieces: true },
  ],
  [
    'client.handler.post',
    'a POST of twenty thousand characters',
    { method: 'POST', added: success('uc-large', [['note', 'x'.repeat(20_000)]]) },
  ],
  [
    'client.handler.extras',
    'a GET with further parameters',
    { method: 'GET', added: success('uc-more-get', oddNames) },
  ],
  [
    'client.handler.extras',
    'a POST with further parameters',
    { method: 'POST', added: success('uc-more-post', oddNames) },
  ],
  [
    'client.handler.extras',
    'a GET after failure, with further parameters',
    { method: 'GET', added: failure('uc-more', 'No.', oddNames) },
  ],
  [
    'client.handler.order',
    'a GET in another order',
    { method: 'GET', added: [...success('uc-order-get')].reverse(), ownLast: true },
  ],
  [
    'client.handler.order',
    'a POST in another order',
    { method: 'POST', added: [...success('uc-order-post')].reverse() },
  ],
  [
    'client.handler.order',
    'a GET after failure, in another order',
    { method: 'GET', added: [...failure('uc-order', 'No.')].reverse(), ownLast: true },
  ],
  [
    'client.handler.long',
    'a GET of nearly 1500 characters',
    { method: 'GET', added: success('uc-long', [['note', 'x'.repeat(1340)]]) },
  ],
  [
    'client.handler.encoding',
    'a GET after success, spelled by another encoder',
    { method: 'GET', added: success('uc-spelled'), spelled: `uc_note=${spelledOtherwise}` },
  ],
  [
    'client.handler.encoding',
    'a GET after failure, spelled by another encoder',
    {
      method: 'GET',
      added: failure('uc-spelled', word).filter(([name]) => name !== 'error_message'),
      spelled: `error_message=${spelledOtherwise}`,
    },
  ],
];

/** It takes the callback. */
export function isAccepted({ status }: HandlerAnswer): boolean {
  return status >= 200 && status < 400;
}

/** Whether a redirect leads to the same page without what the callback says: to another spelling of its address. */
export function isLost({ location, status }: HandlerAnswer, handler: string, method: CallbackCall['method']): boolean {
  if (!URL.canParse(location)) return false;
  const [to, own] = [new URL(location), new URL(handler)];
  const path = (url: URL): string => url.pathname.replace(/\/+$/, '');
  if (to.hostname !== own.hostname || path(to) !== path(own) || to.searchParams.has('upload_token')) return false;
  // These repeat the POST with its body. Whoever shows a page of its own after a POST changes the query.
  return method === 'GET' ? status !== 303 && to.search === own.search : status < 303 && to.search === own.search;
}
