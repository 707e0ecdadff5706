import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Callback, CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import type { Answer, Pair } from '../state/model.js';
import { faultsOf } from './fault.js';

/** Changes the page that posts a long callback. */
const page = (changed: (answer: Answer, callback: Callback) => Answer) =>
  change(
    'callbacks',
    ({ long }): Partial<CallbackDecisions> => ({
      long: (callback) => changed(long(callback), callback),
    }),
  );

const withHeaders = (answer: Answer, ...headers: readonly Pair[]): Answer => ({
  ...answer,
  headers: [...answer.headers, ...headers],
});

const rewritten = (answer: Answer, write: (html: string) => string): Answer => ({
  ...answer,
  body: Buffer.from(write(answer.body.toString())),
});

const ownScriptsOnly: Pair = ['Content-Security-Policy', "default-src 'self'"];

/** Leaves unread what some browsers send, so that it has no token. */
const unread = (isMeant: (headers: IncomingMessage['headers']) => boolean) =>
  change('requests', ({ body }) => ({
    body(incoming) {
      if (!isMeant(incoming.headers)) return body(incoming);
      incoming.resume();
      return Readable.from([]);
    },
  }));

/** Servers that only a browser shows to be wrong. */
export const browserFaults = faultsOf('browser', [
  {
    id: 'forms-of-other-sites-unread',
    breaks: 'browser.form.success',
    sentence: 'A guard against forged requests ignores forms that a browser sends from another site.',
    plant: unread((headers) => headers['sec-fetch-site'] === 'cross-site'),
  },
  {
    id: 'forms-of-unknown-origin-unread',
    breaks: 'browser.form.success',
    sentence: 'A guard against forged requests ignores forms whose origin a browser does not state.',
    plant: unread((headers) => headers.origin === 'null'),
  },
  {
    id: 'failure-with-two-locations',
    breaks: 'browser.form.failure',
    sentence: 'The redirect of a failed upload has a second Location, without the outcome; a browser follows neither.',
    plant: change('callbacks', ({ headers }) => ({
      headers: (address) => [
        ...headers(address),
        ...(address.includes('error_message=') ? [['Location', address.replace(/\?.*$/s, '')] as const] : []),
      ],
    })),
  },
  {
    id: 'long-failure-page-without-script',
    breaks: 'browser.form.failure',
    sentence:
      'The page that posts the long callback of a failure has a Content-Security-Policy that forbids its script.',
    plant: page((answer, { pairs }) =>
      pairs.some(([name]) => name === 'error_message') ? withHeaders(answer, ownScriptsOnly) : answer,
    ),
  },
  {
    id: 'long-page-script-forbidden',
    breaks: 'browser.long.arrives',
    sentence: 'The page that posts a long callback has a Content-Security-Policy that forbids its script.',
    plant: page((answer) => withHeaders(answer, ownScriptsOnly)),
  },
  {
    id: 'long-page-form-action-self',
    breaks: 'browser.long.arrives',
    sentence:
      'The page that posts a long callback has a Content-Security-Policy by which it may post to its own site only.',
    plant: page((answer) => withHeaders(answer, ['Content-Security-Policy', "form-action 'self'"])),
  },
  {
    id: 'long-page-as-attachment',
    breaks: 'browser.long.arrives',
    sentence: 'The page that posts a long callback is sent as an attachment, which a browser saves.',
    plant: page((answer) => withHeaders(answer, ['Content-Disposition', 'attachment; filename="upload.html"'])),
  },
  {
    id: 'long-page-as-text',
    breaks: 'browser.long.arrives',
    sentence: 'The page that posts a long callback is sent as plain text, which a browser shows.',
    plant: page((answer) => ({ ...answer, headers: [['Content-Type', 'text/plain; charset=utf-8']] })),
  },
  {
    id: 'long-page-script-forbidden-beside-button',
    breaks: 'browser.long.by-itself',
    sentence: 'The page that posts a long callback forbids its script, and leaves the form to its button.',
    plant: page((answer) =>
      withHeaders(
        rewritten(answer, (html) => html.replaceAll(/<\/?noscript>/g, '')),
        ownScriptsOnly,
      ),
    ),
  },
  {
    id: 'long-page-hidden-submit',
    breaks: 'browser.long.names',
    sentence:
      'The page that posts a long callback calls the method submit of its form, which a field of this name hides.',
    plant: page((answer) =>
      rewritten(answer, (html) =>
        html.replace('HTMLFormElement.prototype.submit.call(document.forms[0])', 'document.forms[0].submit()'),
      ),
    ),
  },
  {
    id: 'long-page-in-latin-1',
    breaks: 'browser.long.characters',
    sentence: 'The form that posts a long callback is to be sent in ISO 8859-1.',
    plant: page((answer) =>
      rewritten(answer, (html) => html.replace('accept-charset="utf-8"', 'accept-charset="iso-8859-1"')),
    ),
  },
]);
