import { escaped, message, right, type WrongHandler } from './handler.js';

const tokens = new Set<string>();
const taken = new Set<string>();

/** Handlers that refuse requests, or a second one, or what comes with a POST. */
export const wrongRequests: readonly WrongHandler[] = [
  [
    'client.handler.get',
    'answers failures with 500',
    (seen) => (seen.all.has('error_message') ? { status: 500 } : right(seen)),
  ],
  [
    'client.handler.post',
    'refuses a form whose first piece is not all of it',
    (seen) => (seen.begun.has('photo_id') || seen.begun.has('error_message') ? right(seen) : { status: 400 }),
  ],
  [
    'client.handler.post',
    'wants header names in small letters',
    (seen) => (seen.headerNames.includes('Content-Type') ? { status: 415 } : right(seen)),
  ],
  ['client.handler.post', 'takes GET alone', (seen) => (seen.method === 'GET' ? right(seen) : { status: 405 })],
  [
    'client.handler.order',
    'wants its own first',
    (seen) => (seen.target.startsWith('/callback?theme') ? right(seen) : { status: 404 }),
  ],
  [
    'client.handler.long',
    'refuses long addresses',
    (seen) => (seen.target.length > 1200 ? { status: 414 } : right(seen)),
  ],
  [
    'client.handler.repeated',
    'takes one callback of a token',
    (seen) => {
      const token = seen.all.get('upload_token') ?? '';
      const isKnown = tokens.has(token) && seen.all.has('photo_id');
      tokens.add(token);
      return isKnown ? { status: 409 } : right(seen);
    },
  ],
  [
    'client.handler.get',
    'puts the message into a header',
    ({ all }) => (/[^ -~]/.test(message(all)) ? { status: 500 } : { status: 204 }),
  ],
  [
    'client.handler.malformed',
    'decodes by itself',
    ({ target, all }) => {
      decodeURIComponent(target);
      return { text: escaped(message(all)) };
    },
  ],
  [
    'client.handler.reload',
    'takes a photo once',
    (seen) => {
      const photo = seen.all.get('photo_id') ?? '';
      const isKnown = seen.method === 'GET' && taken.has(photo) && photo !== '';
      taken.add(photo);
      return isKnown ? { status: 500 } : right(seen);
    },
  ],
  [
    'client.handler.post',
    'adds a slash by a redirect',
    (seen) =>
      seen.target.startsWith('/callback/')
        ? right(seen)
        : { status: 301, location: seen.target.replace('/callback', '/callback/') },
  ],
  [
    'client.handler.get',
    'adds a slash and forgets the rest',
    (seen) =>
      seen.target.startsWith('/callback/') ? right(seen) : { status: 301, location: '/callback/?theme=green' },
  ],
  [
    'client.handler.post',
    'refuses forms of other sites',
    (seen) => (seen.headers.origin?.startsWith('http://127.0.0.1') === false ? { status: 403 } : right(seen)),
  ],
  [
    'client.handler.post',
    'reads forms of 8 kilobytes',
    (seen) => (Number(seen.headers['content-length'] ?? 0) > 8192 ? { status: 413 } : right(seen)),
  ],
  [
    'client.handler.post',
    'breaks down after a failure by POST',
    (seen) => (seen.method === 'POST' && !seen.all.has('photo_id') ? { status: 500 } : right(seen)),
  ],
  [
    'client.handler.order',
    'wants error_message last',
    (seen) => ([...seen.all.keys()].indexOf('error_message') === 0 ? { status: 400 } : right(seen)),
  ],
  [
    'client.handler.post',
    'never answers a POST',
    (seen) => (seen.method === 'POST' ? { isSilent: true } : right(seen)),
  ],
];
