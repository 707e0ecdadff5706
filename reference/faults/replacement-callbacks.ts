import type { BackgroundDecisions } from '../decisions/background.js';
import type { Callback, CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import type { Outcome, Pair, Token } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

const isReplacement = ({ pairs }: Pick<Callback, 'pairs'>) => pairs.some(([name]) => name === 'replace_token');

/** Changes the documents' own parameters in the callback of a failed replacement. */
const failing = (changed: (pairs: readonly Pair[]) => readonly Pair[]) =>
  change(
    'callbacks',
    (before): Partial<CallbackDecisions> => ({
      own(outcome, token, name, domain) {
        const pairs = before.own(outcome, token, name, domain);
        return outcome.kind === 'failure' && token.kind === 'replace' ? changed(pairs) : pairs;
      },
    }),
  );

/** Changes where replace tokens lead. */
const returning = (changed: (returnUrl: string) => string) =>
  change('replaceTokens', () => ({
    terms: (token: Token) => ({ ...token, returnUrl: token.returnUrl && changed(token.returnUrl) }),
  }));

/** Changes the requests that report a replacement in the background. */
const reporting = (
  changed: (
    request: ReturnType<BackgroundDecisions['requests']>[number],
    outcome: Outcome,
  ) => readonly ReturnType<BackgroundDecisions['requests']>[number][],
) =>
  change('background', ({ requests }) => ({
    requests: (address, outcome, token) =>
      requests(address, outcome, token).flatMap((one) => (token.kind === 'replace' ? changed(one, outcome) : [one])),
  }));

/** Without the own query of a return_url, up to the first name that a callback adds. */
const withoutOwnQuery = (address: string) => address.replace(/\?.*?\bdomain=/s, '?domain=');

export const replacementCallbackFaults: readonly Fault[] = faultsOf('replacement-callbacks', [
  {
    id: 'replacement-failure-token-not-named',
    breaks: 'replace.redeem.failure',
    sentence: 'The callback of a failed replacement does not name the replace token.',
    plant: failing((pairs) => pairs.filter(([name]) => name !== 'replace_token')),
  },
  {
    id: 'replacement-failure-without-domain',
    breaks: 'replace.redeem.failure',
    sentence: 'The callback of a failed replacement holds no domain.',
    plant: failing((pairs) => pairs.filter(([name]) => name !== 'domain')),
  },
  {
    id: 'replacement-issue-extras-dropped',
    breaks: 'replace.redeem.issue-extras',
    sentence: 'Extra parameters of get-replace-token are not repeated.',
    plant: change('callbacks', ({ extras }) => ({
      extras: (onGet, onRedeem, token) => extras(token.kind === 'replace' ? [] : onGet, onRedeem, token),
    })),
  },
  {
    id: 'replacement-slashes-merged',
    breaks: 'replace.return-url.target',
    sentence: 'Two slashes in the path of a return_url become one for a replacement.',
    plant: returning((returnUrl) => returnUrl.replaceAll(/(?<!:)\/\//g, '/')),
  },
  {
    id: 'replacement-return-url-cut',
    breaks: 'replace.return-url.target',
    sentence: 'A return_url counts up to its 255th character for a replacement.',
    plant: returning((returnUrl) => returnUrl.slice(0, 255)),
  },
  {
    id: 'replacement-query-dropped',
    breaks: 'replace.return-url.query',
    sentence: 'The own query of a return_url is dropped for a replacement.',
    plant: returning((returnUrl) => returnUrl.replace(/\?.*$/s, '')),
  },
  {
    id: 'replacement-query-once',
    breaks: 'replace.return-url.query',
    sentence: 'Of a name that the own query of a return_url repeats the last value is kept for a replacement.',
    plant: returning((returnUrl) => {
      const [path = '', query] = returnUrl.split('?');
      return query === undefined ? path : `${path}?${new URLSearchParams([...new Map(new URLSearchParams(query))])}`;
    }),
  },
  {
    id: 'replacement-own-names-dropped',
    breaks: 'replace.return-url.query',
    sentence: 'Names of the own query that the callback of a replacement uses itself are dropped.',
    plant: returning((returnUrl) => returnUrl.replaceAll(/(?<=[?&])(?:photo_id|domain|token)=[^&#]*&?/g, '')),
  },
  {
    id: 'replacement-return-url-breaks-headers',
    breaks: 'replace.return-url.header-line',
    sentence: 'The address of a replacement is decoded before it is put into a header.',
    plant: change('callbacks', ({ headers }) => ({
      headers: (address) =>
        address.includes('replace_token=')
          ? headers(decodeURIComponent(address)).flatMap(([name, value]) =>
              `${name}: ${value}`.split(/\r\n|\n/).flatMap((line): Pair[] => {
                const [, header, content] = /^([\w-]+): ([ -~]*)$/.exec(line) ?? [];
                return header === undefined || content === undefined ? [] : [[header, content]];
              }),
            )
          : headers(address),
    })),
  },
  {
    id: 'replacement-long-lost',
    breaks: 'replace.callback.length',
    sentence: 'After a replacement with a long callback the client stays on a page of the site.',
    plant: change('callbacks', ({ long }) => ({
      long: (callback) =>
        isReplacement(callback)
          ? {
              status: 200,
              headers: [['Content-Type', 'text/html']],
              body: Buffer.from('<p>The photo was replaced.</p>'),
            }
          : long(callback),
    })),
  },
  {
    id: 'replacement-long-shortened',
    breaks: 'replace.callback.length',
    sentence: 'Values of more than 1000 characters are cut in the long callback of a replacement.',
    plant: change('callbacks', ({ long }) => ({
      long: (callback) =>
        long(
          isReplacement(callback)
            ? { ...callback, pairs: callback.pairs.map(([name, value]) => [name, value.slice(0, 1000)]) }
            : callback,
        ),
    })),
  },
  {
    id: 'replacement-posted-from-500',
    breaks: 'replace.callback.length',
    sentence: 'The callback of a replacement is a POST from 400 characters on.',
    plant: change('callbacks', ({ goesByGet }) => ({
      goesByGet: (callback) => goesByGet(callback) && !(isReplacement(callback) && callback.address.length >= 400),
    })),
  },
  {
    id: 'replacement-background-posted',
    breaks: 'replace.redeem.background',
    sentence: 'The callback in the background for a replacement is a POST.',
    plant: reporting(({ address }) => [{ method: 'POST', address, body: '' }]),
  },
  {
    id: 'replacement-background-other-photo',
    breaks: 'replace.background.values',
    sentence: 'The callback in the background for a replacement names another photo.',
    plant: reporting((one) => [{ ...one, address: one.address.replace(/photo_id=\d+/, 'photo_id=1') }]),
  },
  {
    id: 'replacement-background-query-lost',
    breaks: 'replace.background.values',
    sentence: 'The callback in the background for a replacement lacks the own query of return_url.',
    plant: reporting((one) => [{ ...one, address: withoutOwnQuery(one.address) }]),
  },
  {
    id: 'replacement-background-failure-silent',
    breaks: 'replace.background.failure',
    sentence: 'A replacement that fails in the background calls nobody back.',
    plant: reporting((one, outcome) => (outcome.kind === 'failure' ? [] : [one])),
  },
  {
    id: 'replacement-background-failure-posted',
    breaks: 'replace.background.failure',
    sentence: 'A replacement that fails in the background is reported by POST.',
    plant: reporting((one, outcome) => [outcome.kind === 'failure' ? { ...one, method: 'POST', body: '' } : one]),
  },
  {
    id: 'replacement-background-of-any-length',
    breaks: 'replace.background.length',
    sentence: 'The callback in the background for a replacement has any length.',
    plant: change('background', ({ shorten }) => ({
      shorten: (own, extras, compose, fits) =>
        shorten(own, extras, compose, isReplacement({ pairs: own }) ? () => true : fits),
    })),
  },
  {
    id: 'replacement-background-essentials-cut',
    breaks: 'replace.background.length',
    sentence: 'A callback in the background for a replacement that is too long keeps its domain and its token alone.',
    plant: change('background', ({ shorten }) => ({
      shorten(own, extras, compose, fits) {
        const whole = compose([...own, ...extras]);
        const few = own.filter(([name]) => name === 'domain' || name === 'replace_token');
        return isReplacement({ pairs: own }) && !fits(whole) ? compose(few) : shorten(own, extras, compose, fits);
      },
    })),
  },
]);
