import { change } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';

/** An address that is no web address, so that its token is refused. */
const refused = 'refused';

/** Refuses addresses when a token is issued. */
const refusing = (isRefused: (address: string) => boolean) =>
  change('callbacks', ({ returnUrl }) => ({
    returnUrl: (asked) => (isRefused(asked ?? '') ? refused : returnUrl(asked)),
  }));

/** What a server makes of a return_url, where the documents leave it open. */
export const addressVariants: readonly Variant[] = [
  {
    id: 'fragment-dropped',
    sentence: 'A fragment of return_url is dropped.',
    misses: ['callback.return-url.fragment-kept'],
    choose: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) => compose(returnUrl.replace(/#.*$/s, ''), added),
    })),
  },
  {
    id: 'long-return-urls-refused',
    sentence: 'A return_url of a thousand characters or more is refused.',
    misses: ['callback.return-url.long-granted'],
    choose: refusing((address) => address.length >= 1000),
  },
  {
    id: 'line-breaks-refused-in-return-url',
    sentence: 'A return_url with a line break in it, escaped or not, is refused.',
    choose: refusing((address) => /[\r\n]|%0[ad]/i.test(address)),
  },
  {
    id: 'user-information-refused',
    sentence: 'A return_url with a user and a password in it is refused.',
    choose: refusing((address) => /^\w+:\/\/[^/?#]*@/.test(address)),
  },
  {
    id: 'user-information-left-out',
    sentence: 'A user and a password in return_url are left out of the callback, as HTTP wants it.',
    choose: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) => compose(returnUrl.replace(/^(\w+:\/\/)[^/?#]*@/, '$1'), added),
    })),
  },
  {
    id: 'unsafe-ports-refused',
    sentence: 'A return_url with a port below 1024 other than those of the web is refused, as a guard does.',
    choose: refusing((address) => {
      const port = URL.canParse(address) ? Number(new URL(address).port) : 0;
      return port > 0 && port < 1024;
    }),
  },
  {
    id: 'return-url-more-escaped',
    sentence: 'Every character of the path of return_url but letters, digits and slashes is written as an escape.',
    choose: change('callbacks', ({ compose }) => ({
      compose: (returnUrl, added) =>
        compose(
          returnUrl.replace(/(?<=^\w+:\/\/[^/?#]+\/)[^?#]*/, (path) =>
            path.replace(/(?!%[0-9a-f]{2})[^\w/.-]/gi, (character) => `%${character.charCodeAt(0).toString(16)}`),
          ),
          added,
        ),
    })),
  },
];
