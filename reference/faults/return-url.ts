import type { Callback } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import { appendQuery } from '../methods/address.js';
import { brokenLines } from './broken-headers.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the return_url before the parameters are added. */
const onto = (changed: (returnUrl: string, added: string) => string) =>
  change('callbacks', ({ compose }) => ({
    compose: (returnUrl, added) => compose(changed(returnUrl, added), added),
  }));

/** Changes the query of a return_url, if it has one. */
const query = (changed: (query: string) => string) => (returnUrl: string) => returnUrl.replace(/(?<=\?)[^#]*/, changed);

const status = (code: number) => change('callbacks', () => ({ status: code }));

/** Some of the callbacks that are short enough for a 301 are sent by another redirect. */
const redirectedBy = (code: number, when: (callback: Callback) => boolean) =>
  change('callbacks', ({ goesByGet, long, headers }) => ({
    goesByGet: (callback) => goesByGet(callback) && !when(callback),
    long: (callback) =>
      goesByGet(callback)
        ? { status: code, headers: headers(callback.address), body: Buffer.alloc(0) }
        : long(callback),
  }));

export const returnUrlFaults: readonly Fault[] = faultsOf('callbacks', [
  {
    id: 'redirect-302',
    breaks: 'callback.redirect.status',
    sentence: 'The client is sent to return_url by HTTP 302.',
    plant: status(302),
  },
  {
    id: 'redirect-303',
    breaks: 'callback.redirect.status',
    sentence: 'The client is sent to return_url by HTTP 303.',
    plant: status(303),
  },
  {
    id: 'redirect-307',
    breaks: 'callback.redirect.status',
    sentence: 'The client is sent to return_url by HTTP 307, with the file once more.',
    plant: status(307),
  },
  {
    id: 'redirect-302-above-1000',
    breaks: 'callback.length.near-limit',
    sentence: 'The client is sent to an address of more than 1000 characters by HTTP 302.',
    plant: redirectedBy(302, ({ address }) => address.length > 1000),
  },
  {
    id: 'redirect-308-beside-fragment',
    breaks: 'callback.return-url.fragment',
    sentence: 'The client is sent to a return_url with a fragment by HTTP 308.',
    plant: redirectedBy(308, ({ returnUrl }) => returnUrl.includes('#')),
  },
  {
    id: 'return-url-id-lost',
    breaks: 'callback.return-url.query',
    sentence: 'A parameter id in the query of return_url is lost.',
    plant: onto(query((own) => own.replace(/(?<=^|&)id=[^&]*&?/, ''))),
  },
  {
    id: 'return-url-path-lower-case',
    breaks: 'callback.return-url.target',
    sentence: 'The path of return_url is made lower case.',
    plant: onto((url) =>
      url.replace(/^(\w+:\/\/[^/]+)([^?#]*)/, (_all, site: string, path: string) => site + path.toLowerCase()),
    ),
  },
  {
    id: 'return-url-port-lost',
    breaks: 'callback.return-url.target',
    sentence: 'The port of return_url is lost.',
    plant: onto((url) => url.replace(/^(\w+:\/\/[^/:?#]+):\d+/, '$1')),
  },
  {
    id: 'return-url-port-lost-beside-user',
    breaks: 'callback.return-url.target',
    sentence: 'The port of return_url is lost where a user and a password stand before it.',
    plant: onto((url) => url.replace(/^(\w+:\/\/[^/@]*@[^/:]+):\d+/, '$1')),
  },
  {
    id: 'return-url-user-as-host',
    breaks: 'callback.return-url.target',
    sentence: 'The user that stands before the host of return_url is taken for the host.',
    plant: onto((url) => url.replace(/^(\w+:\/\/)([^/:@]*)(?::[^/@]*)?@[^/]+/, '$1$2')),
  },
  {
    id: 'return-url-path-cut',
    breaks: 'callback.return-url.target',
    sentence: 'The last part of the path of return_url is lost.',
    plant: onto((url) => url.replace(/^(\w+:\/\/[^/]+(?:\/[^/?#]*)*?)\/[^/?#]+(?=[?#]|$)/, '$1/')),
  },
  {
    id: 'return-url-slashes-merged',
    breaks: 'callback.return-url.target',
    sentence: 'Several slashes in the path of return_url become one.',
    plant: onto((url) => url.replace(/(?<=^\w+:\/\/[^?#]*)\/{2,}/g, '/')),
  },
  {
    id: 'return-url-path-decoded',
    breaks: 'callback.return-url.target',
    sentence: 'Escaped slashes in the path of return_url are decoded.',
    plant: onto((url) => url.replace(/^[^?#]*/, (before) => before.replaceAll(/%2f/gi, '/'))),
  },
  {
    id: 'return-url-ends-without-slash',
    breaks: 'callback.return-url.target',
    sentence: 'A slash at the end of the path of return_url is taken away.',
    plant: onto((url) => url.replace(/(?<=^\w+:\/\/[^/]+\/[^?#]*)\/(?=[?#]|$)/, '')),
  },
  {
    id: 'return-url-255-characters',
    breaks: 'callback.return-url.long',
    sentence: 'A return_url is cut after 255 characters.',
    plant: change('callbacks', ({ returnUrl }) => ({ returnUrl: (asked) => returnUrl(asked)?.slice(0, 255) })),
  },
  {
    id: 'return-url-query-512',
    breaks: 'callback.return-url.long',
    sentence: 'Of the query of return_url 512 characters are kept.',
    plant: onto(query((text) => text.slice(0, 512))),
  },
  {
    id: 'return-url-above-500-refused',
    breaks: 'callback.return-url.long-granted',
    sentence: 'No token is issued for a return_url of more than 500 characters.',
    plant: change('callbacks', ({ returnUrl }) => ({
      returnUrl: (asked) => ((asked ?? '').length > 500 ? 'too long' : returnUrl(asked)),
    })),
  },
  {
    id: 'return-url-breaks-headers',
    breaks: 'callback.return-url.no-header-injection',
    sentence: 'An escaped line break in return_url begins another header.',
    plant: change('callbacks', () => ({
      headers: (address) => [['Location', address], ...brokenLines(address.replace(/[?&]domain=.*$/, '')).slice(1)],
    })),
  },
  {
    id: 'return-url-decoded-twice-breaks-headers',
    breaks: 'callback.return-url.no-header-injection',
    sentence: 'A line break in return_url that is escaped twice begins another header.',
    plant: change('callbacks', () => ({
      headers: (address) => [
        ['Location', address],
        ...brokenLines(address.replace(/[?&]domain=.*$/, '').replaceAll('%25', '%')).slice(1),
      ],
    })),
  },
  {
    id: 'return-url-query-lost',
    breaks: 'callback.return-url.query',
    sentence: 'The query of return_url is replaced by the parameters of the callback.',
    plant: onto((url, added) => (added.includes('error_message=') ? url : url.replace(/\?[^#]*/, ''))),
  },
  {
    id: 'return-url-query-first-only',
    breaks: 'callback.return-url.query',
    sentence: "Of return_url's query only the first parameter survives.",
    plant: onto(query((text) => text.replace(/&.*$/s, ''))),
  },
  {
    id: 'return-url-query-empty-values-lost',
    breaks: 'callback.return-url.query',
    sentence: "Parameters without a value are lost from return_url's query.",
    plant: onto(
      query((text) =>
        text
          .split('&')
          .filter((pair) => /=./.test(pair))
          .join('&'),
      ),
    ),
  },
  {
    id: 'return-url-names-merged',
    breaks: 'callback.return-url.repeated-names',
    sentence: "Of a name that return_url's query holds several times the last value survives.",
    plant: onto(
      query((text) => {
        const values = new Map(text.split('&').map((pair) => [pair.split('=')[0] ?? '', pair]));
        return [...values.values()].join('&');
      }),
    ),
  },
  {
    id: 'return-url-values-reversed',
    breaks: 'callback.return-url.repeated-names',
    sentence: "The parameters of return_url's query change their order.",
    plant: onto(query((text) => text.split('&').reverse().join('&'))),
  },
  {
    id: 'return-url-plus-decoded',
    breaks: 'callback.return-url.escapes',
    sentence: "An escaped plus sign in return_url's query becomes a blank.",
    plant: onto(query((text) => text.replaceAll(/%2B/gi, '+'))),
  },
  {
    id: 'return-url-escaped-twice',
    breaks: 'callback.return-url.escapes',
    sentence: "Escaped characters in return_url's query are escaped again.",
    plant: onto(query((text) => text.replaceAll('%', '%25'))),
  },
  {
    id: 'return-url-unescaped',
    breaks: 'callback.return-url.escapes',
    sentence: "Ampersands and equal signs in the values of return_url's query lose their escapes.",
    plant: onto(query((text) => text.replaceAll(/%3D/gi, '=').replaceAll(/%26/g, '&'))),
  },
  {
    id: 'second-question-mark',
    breaks: 'callback.return-url.separator',
    sentence: 'The parameters are added behind a question mark even where there is one.',
    plant: change('callbacks', () => ({
      compose(returnUrl, added) {
        const [base = '', ...fragment] = returnUrl.split('#');
        return appendQuery([`${base}?${added}`, ...fragment].join('#'), '').replace(/&(?=#|$)/, '');
      },
    })),
  },
  {
    id: 'question-mark-behind-ampersand',
    breaks: 'callback.return-url.separator',
    sentence: 'Behind a query that ends with an ampersand the parameters are added with a question mark.',
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) => compose(returnUrl, returnUrl.endsWith('&') ? `?${added}` : added),
    })),
  },
  {
    id: 'empty-query-doubled',
    breaks: 'callback.return-url.separator',
    sentence: 'A return_url that ends with a question mark gets another.',
    plant: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) =>
        compose(returnUrl, added).replace(/\?(?=domain=)/, returnUrl.endsWith('?') ? '??' : '?'),
    })),
  },
  {
    id: 'parameters-in-fragment',
    breaks: 'callback.return-url.fragment',
    sentence: 'The parameters are added behind the fragment.',
    plant: change('callbacks', ({ compose }) => ({
      compose(returnUrl, added) {
        const [base = '', fragment] = returnUrl.split('#');
        if (fragment === undefined) return compose(returnUrl, added);
        return `${base}#${fragment}${base.includes('?') ? '&' : '?'}${added}`;
      },
    })),
  },
  {
    id: 'fragment-lost',
    breaks: 'callback.return-url.fragment-kept',
    sentence: 'The fragment of return_url is lost.',
    plant: onto((url) => url.replace(/#.*$/s, '')),
  },
]);
