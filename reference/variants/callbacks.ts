import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CallbackDecisions } from '../decisions/callbacks.js';
import { change, together } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import { formEncode } from '../methods/address.js';
import { plain } from '../server/render.js';
import type { StoredFile } from '../state/model.js';

/** What equal files have in common, wherever they are kept. */
async function digestOf({ content }: StoredFile): Promise<string> {
  const bytes = typeof content === 'string' ? await readFile(content) : content;
  return createHash('sha256').update(bytes).digest('hex');
}

const everyByteEscaped = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '%$&');

const redirecting = (status: number): Partial<CallbackDecisions> => ({
  long: ({ address }) => ({ status, headers: [['Location', address]], body: Buffer.alloc(0) }),
});

export const callbackVariants: readonly Variant[] = [
  {
    id: 'always-301',
    sentence: 'Callbacks of any length are a redirect by HTTP 301.',
    inBrowser: true,
    choose: change('callbacks', () => ({ goesByGet: () => true })),
  },
  {
    id: 'long-callbacks-307',
    sentence: 'A long callback is a redirect by HTTP 307, which repeats the POST.',
    inBrowser: true,
    choose: change('callbacks', () => redirecting(307)),
  },
  {
    id: 'long-callbacks-308',
    sentence: 'A callback is long when its added data is, and is then a redirect by HTTP 308.',
    inBrowser: true,
    choose: change('callbacks', () => ({ ...redirecting(308), goesByGet: ({ added }) => added.length < 1500 })),
  },
  {
    id: 'length-counted-escaped',
    sentence: 'Whether a callback is long is decided by its address with every byte of it escaped.',
    misses: ['callback.length.near-limit'],
    choose: change('callbacks', () => ({
      goesByGet: ({ address }) => 3 * Buffer.byteLength(address.replaceAll(/%[0-9a-f]{2}/gi, 'x')) < 1500,
    })),
  },
  {
    id: 'other-escapes',
    sentence: 'Blanks are %20, escapes are lower case, and the parameters stand in the opposite order.',
    choose: change('callbacks', () => ({
      encode: (pairs) =>
        formEncode(pairs.toReversed())
          .replaceAll('+', '%20')
          .replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase()),
    })),
  },
  {
    id: 'everything-escaped',
    sentence: 'Every byte of the names and values of a callback is written as an escape, which makes the address long.',
    inBrowser: true,
    choose: change('callbacks', () => ({
      encode: (pairs) => pairs.map((pair) => pair.map(everyByteEscaped).join('=')).join('&'),
    })),
  },
  {
    id: 'more-parameters',
    sentence: 'Callbacks hold more names than the documents have, those of Resumable.js among them.',
    choose: change('callbacks', ({ isExtraOnRedeem, own }) => ({
      isExtraOnRedeem: (name) => name.startsWith('resumable') || isExtraOnRedeem(name),
      own: (outcome, token, field, domain) => [
        ...own(outcome, token, field, domain),
        ['site_id', '1'],
        ['locale', 'en'],
      ],
    })),
  },
  {
    id: 'extras-of-both-calls',
    sentence: 'An extra parameter that both calls give with two values is repeated with both.',
    choose: change('callbacks', () => ({ extras: (onGet, onRedeem) => [...onGet, ...onRedeem] })),
  },
  {
    id: 'domain-with-port',
    sentence: 'The domain has a port.',
    choose: change('callbacks', () => ({ domain: (_site, host) => host })),
  },
  {
    id: 'domain-of-a-node',
    sentence: 'The domain is that of the machine that keeps the photo.',
    misses: ['callback.domain.host'],
    choose: change('callbacks', () => ({ domain: () => 'node7.storage.example.net' })),
  },
  {
    id: 'failures-with-ids',
    sentence: 'The callback of a failed upload holds the ids of the object that was made for it.',
    misses: ['callback.failure.no-ids', 'background.callback.failure-no-ids'],
    choose: change('callbacks', ({ own }) => ({
      own: (outcome, ...rest) => [
        ...own(outcome, ...rest),
        ...(outcome.kind === 'failure'
          ? ([
              ['photo_id', '4711'],
              ['tree_id', '4712'],
              ['token', 'none'],
            ] as const)
          : []),
      ],
    })),
  },
  {
    id: 'equal-files-are-one-photo',
    sentence: 'A file whose bytes were uploaded before is the same photo.',
    choose: change('archive', () => ({ identity: digestOf })),
  },
  {
    id: 'photos-known-later',
    sentence: 'A photo is known to get-replace-token half a second after it was stored.',
    misses: ['background.callback.after-commit'],
    choose: change('archive', () => ({ knownAfterMs: 500 })),
  },
  {
    id: 'replacement-names-upload-token',
    sentence: 'The callback of a replacement calls its token upload_token.',
    choose: change('callbacks', () => ({ tokenField: () => 'upload_token' })),
  },
  {
    id: 'late-background-callbacks',
    sentence: 'Background callbacks leave after the answer, the ok line ends with a line end.',
    choose: change('background', ({ okLine, errorLine }) => ({
      patienceMs: 0,
      delayMs: 250,
      okLine: (...args) => `${okLine(...args)}\r\n`,
      errorLine: (message) => `${errorLine(message)}\r\n`,
    })),
  },
  {
    id: 'plain-200-refusals',
    sentence: 'Bad tokens, and failures without return_url, are answered with HTTP 200 and a message.',
    choose: together(
      change('tokens', () => ({ refusalStatus: (_defect, isChunk) => (isChunk ? 410 : 200) })),
      change('replaceTokens', () => ({ refusalStatus: (_defect, isChunk) => (isChunk ? 410 : 200) })),
      change('callbacks', ({ withoutReturnUrl }) => ({
        withoutReturnUrl: (outcome, token) =>
          outcome.kind === 'failure' ? plain(200, `error: ${outcome.message}`) : withoutReturnUrl(outcome, token),
      })),
    ),
  },
];
