import { randomBytes } from 'node:crypto';
import type { BackgroundDecisions } from '../decisions/background.js';
import { change } from '../decisions/decisions.js';
import { type Fault, faultsOf } from './fault.js';

const okLine = (make: BackgroundDecisions['okLine']) => change('background', () => ({ okLine: make }));

/** Changes the callback_url of the ok line. */
const toldAddress = (changed: (url: string) => string) =>
  change('background', ({ okLine: line }) => ({ okLine: (domain, photo, url) => line(domain, photo, changed(url)) }));

/** Changes the words of the ok line that answers an upload in chunks. */
const chunkedLine = (changed: (words: readonly string[]) => readonly string[]) =>
  change('chunks', () => ({
    lastAnswer(answer) {
      const words = answer.body.toString().split(' ');
      return words[0] === 'ok' && words.length === 6
        ? { ...answer, body: Buffer.from(changed(words).join(' ')) }
        : answer;
    },
  }));

/** What the client itself is answered, whose return_url is called in the background. */
export const backgroundLineFaults: readonly Fault[] = faultsOf('background', [
  {
    id: 'background-redirects-too',
    breaks: 'background.no-redirect',
    sentence: 'With background_return_p=1 the client is redirected all the same.',
    plant: change('background', () => ({ answersByLine: false })),
  },
  {
    id: 'ok-line-commas',
    breaks: 'background.ok-line',
    sentence: 'The words of the ok line are set off by commas.',
    plant: okLine(
      (domain, { treeId, photoId, secret }, url) => `ok ${[domain, treeId, photoId, secret, url].join(',')}`,
    ),
  },
  {
    id: 'ok-line-without-token',
    breaks: 'background.ok-line',
    sentence: 'The ok line leaves out the token of the photo.',
    plant: okLine((domain, { treeId, photoId }, url) => `ok ${domain} ${treeId} ${photoId} ${url}`),
  },
  {
    id: 'ok-line-json',
    breaks: 'background.ok-line',
    sentence: 'The ok line is JSON.',
    plant: okLine((domain, photo, callback_url) => JSON.stringify({ status: 'ok', domain, ...photo, callback_url })),
  },
  {
    id: 'ok-line-swapped',
    breaks: 'background.ok-line.values',
    sentence: 'In the ok line photo_id stands before tree_id, as in the callback.',
    plant: okLine((domain, { treeId, photoId, secret }, url) => `ok ${domain} ${photoId} ${treeId} ${secret} ${url}`),
  },
  {
    id: 'ok-line-other-token',
    breaks: 'background.ok-line.values',
    sentence: 'The ok line has the upload token where the token of the photo belongs.',
    plant: okLine(
      (domain, { treeId, photoId, secret }, url) =>
        `ok ${domain} ${treeId} ${photoId} ${/upload_token=(\w+)/.exec(url)?.[1] ?? secret} ${url}`,
    ),
  },
  {
    id: 'ok-line-without-address',
    breaks: 'background.ok-line.address',
    sentence: 'The ok line ends with the start page of the domain.',
    plant: okLine(
      (domain, { treeId, photoId, secret }) => `ok ${domain} ${treeId} ${photoId} ${secret} http://${domain}/`,
    ),
  },
  {
    id: 'ok-line-address-cut',
    breaks: 'background.ok-line.address',
    sentence: 'The callback_url of the ok line ends after 200 characters.',
    plant: toldAddress((url) => url.slice(0, 200)),
  },
  {
    id: 'ok-line-address-ends-at-ampersand',
    breaks: 'background.ok-line.address',
    sentence: 'The callback_url of the ok line ends before its first ampersand.',
    plant: toldAddress((url) => url.replace(/&.*/s, '')),
  },
  {
    id: 'error-line-of-two',
    breaks: 'background.error-line',
    sentence: 'The error line has a second line with a code.',
    plant: change('background', () => ({ errorLine: (message) => `error ${message}\ncode 415` })),
  },
  {
    id: 'error-line-without-message',
    breaks: 'background.error-line',
    sentence: 'The error line says error and no more.',
    plant: change('background', () => ({ errorLine: () => 'error' })),
  },
  {
    id: 'error-line-renamed',
    breaks: 'background.error-line',
    sentence: 'The error line begins with failed.',
    plant: change('background', () => ({ errorLine: (message) => `failed ${message}` })),
  },
  {
    id: 'line-in-markup',
    breaks: 'background.plain-text',
    sentence: 'The ok line stands in a pre element.',
    plant: change('background', ({ okLine: line }) => ({ okLine: (...args) => `<pre>${line(...args)}</pre>` })),
  },
  {
    id: 'line-as-html',
    breaks: 'background.content-type',
    sentence: 'The ok line is declared as HTML.',
    plant: change('background', () => ({ contentType: 'text/html; charset=utf-8' })),
  },
  {
    id: 'background-chunk-without-line',
    breaks: 'background.chunks.line',
    sentence: 'The chunk that completes a background upload is answered like any other.',
    plant: change('chunks', ({ innerAnswer }) => ({
      lastAnswer: (answer) =>
        answer.status === 200 && answer.body.toString().startsWith('ok ') ? innerAnswer() : answer,
    })),
  },
  {
    id: 'background-chunk-line-other-token',
    breaks: 'background.chunks.line',
    sentence: 'After an upload in chunks the ok line has another token than the callback.',
    plant: chunkedLine(([ok = '', domain = '', treeId = '', photoId = '', , url = '']) => [
      ok,
      domain,
      treeId,
      photoId,
      randomBytes(16).toString('hex'),
      url,
    ]),
  },
  {
    id: 'background-chunk-line-without-address',
    breaks: 'background.chunks.line',
    sentence: 'After an upload in chunks the ok line ends with the token.',
    plant: chunkedLine((words) => words.slice(0, 5)),
  },
]);
