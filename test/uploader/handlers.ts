import type { IncomingHttpHeaders } from 'node:http';

/** A callback as a handler sees it. */
export interface Seen {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly all: URLSearchParams;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names of headers, as they were written. */
  readonly headerNames: readonly string[];
  /** The query, and what the first piece of the body holds. */
  readonly begun: URLSearchParams;
}

/** What a handler answers. */
export interface Page {
  readonly status?: number;
  readonly location?: string;
  readonly text?: string;
  readonly type?: string;
  readonly isSilent?: true;
  /** Written as it is. */
  readonly raw?: string;
}

/** A callback handler. */
export type Handler = (seen: Seen) => Page;

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const message = (all: URLSearchParams): string => all.get('error_message') ?? 'Uploaded';
const right: Handler = ({ all }) => ({ text: `<p>${escaped(message(all))}</p>` });
const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const photos = new Map<string, string>();

/** Handlers that keep the documents, each in its own way. */
export const rightHandlers: Readonly<Record<string, Handler>> = {
  'shows the message': right,
  'says nothing': () => ({ status: 204 }),
  'says the same to all': () => ({ text: 'OK', type: 'text/plain' }),
  'never says the same twice': ({ all }) => ({ text: `<p>${Math.random()} ${escaped(message(all))}</p>` }),
  'goes to a page of its own': ({ target, all }) =>
    target.startsWith('/done')
      ? { text: '<p>Thank you.</p>' }
      : { status: 303, location: `/done?${new URLSearchParams({ failed: all.has('error_message') ? '1' : '0' })}` },
  'shows everything': ({ all }) => ({
    text: `<dl>${[...all].map(([name, value]) => `<dt>${escaped(name)}<dd>${escaped(value)}`).join('')}</dl>`,
  }),
  'has everything in a form': ({ all }) => ({
    text: `<title>${escaped(message(all))}</title>${[...all].map(([, value]) => `<input value="${escaped(value)}">`).join('')}`,
  }),
  'has everything in a script': ({ all }) => ({ text: `<script>const sent = ${json([...all])};</script>` }),
  'answers JSON': ({ all }) => ({ text: JSON.stringify(Object.fromEntries(all)), type: 'application/json' }),
  'answers in windows-1252': () => ({ text: '<p>Received</p>', type: 'text/html; charset=windows-1252' }),
  'refuses tokens that are not forty hexadecimal digits': ({ all }) =>
    /^[\da-f]{40}$/.test(all.get('upload_token') ?? '') ? { text: escaped(message(all)) } : { status: 403 },
  'refuses a photo of another token': ({ all }) => {
    const [photo, token] = [all.get('photo_id') ?? '', all.get('upload_token') ?? ''];
    if (photo !== '' && (photos.get(photo) ?? token) !== token) return { status: 409 };
    photos.set(photo, token);
    return { text: escaped(message(all)) };
  },
  'goes elsewhere after a POST, and says it there': ({ method, target, all }) => {
    if (target.startsWith('/done')) return { text: 'Done' };
    return method === 'POST' ? { status: 303, location: '/done' } : { text: escaped(message(all)) };
  },
  'refuses what is malformed': ({ target, all }) =>
    /%(?![\da-f]{2})/i.test(target) ? { status: 400 } : { text: escaped(message(all)) },
  'refuses ids that are none': ({ all }) =>
    all.has('photo_id') && !/^\d+$/.test(all.get('photo_id') ?? '') ? { status: 400 } : { text: escaped(message(all)) },
};

const tokens = new Set<string>();
const taken = new Set<string>();
const kept = new Map<string, string>();
/** Those that do not: the requirement that must be seen to fail, and what each does. */
export const wrongHandlers: readonly (readonly [breaks: string, does: string, handler: Handler])[] = [
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
  [
    'client.handler.outcome',
    'reads the first piece of a form',
    ({ begun }) => ({ text: begun.has('error_message') ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'greets whoever posts no whole form in one piece',
    ({ begun }) => ({
      text: begun.has('error_message') ? 'Failed' : begun.has('photo_id') ? 'Uploaded' : 'Hello',
    }),
  ],
  [
    'client.handler.values',
    'shows the message as far as the first piece has it',
    ({ begun, all }) => ({
      text: all.has('error_message') ? `Failed: ${escaped(begun.get('error_message') ?? '')}` : 'Uploaded',
    }),
  ],
  ['client.handler.post', 'takes GET alone', (seen) => (seen.method === 'GET' ? right(seen) : { status: 405 })],
  [
    'client.handler.extras',
    'refuses what it does not know',
    (seen) => (seen.all.has('uc_note') ? { status: 400 } : right(seen)),
  ],
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
    'client.handler.encoding',
    'wants one = in a parameter',
    (seen) => (/=[^&]*=/.test(seen.target) ? { status: 500 } : right(seen)),
  ],
  [
    'client.handler.encoding',
    'takes blanks for plus signs alone',
    ({ target }) => ({ text: escaped(message(new URL(target.replaceAll('%20', '_'), 'http://x').searchParams)) }),
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
    'client.handler.redirect',
    'goes where a parameter says',
    (seen) => (seen.all.has('next') ? { status: 302, location: seen.all.get('next') ?? '' } : right(seen)),
  ],
  ['client.handler.redirect', 'redirects to itself', ({ target }) => ({ status: 302, location: target })],
  ['client.handler.values', 'decodes twice', ({ all }) => ({ text: escaped(decodeURIComponent(message(all))) })],
  ['client.handler.values', 'does not read the body of a POST', ({ query }) => ({ text: escaped(message(query)) })],
  ['client.handler.markup', 'writes the message as it is', ({ all }) => ({ text: message(all) })],
  [
    'client.handler.markup',
    'writes photo_id as it is',
    ({ all }) => ({ text: `<p>Photo ${all.get('photo_id') ?? escaped(message(all))}</p>` }),
  ],
  [
    'client.handler.markup',
    'writes names as they are',
    ({ all }) => ({ text: `<ul><li>${[...all.keys()].join('<li>')}</ul>` }),
  ],
  [
    'client.handler.markup',
    'does not escape quotes',
    ({ all }) => ({ text: `<input value="${message(all).replaceAll('<', '&lt;')}">` }),
  ],
  [
    'client.handler.markup',
    'does not escape single quotes',
    ({ all }) => ({ text: `<p title='${message(all).replaceAll('<', '&lt;').replaceAll('"', '&quot;')}'>` }),
  ],
  [
    'client.handler.markup',
    'writes JSON into a script',
    ({ all }) => ({ text: `<script>const sent = ${JSON.stringify([...all])};</script>` }),
  ],
  [
    'client.handler.markup',
    'writes a string into a script',
    ({ all }) => ({ text: `<script>const message = '${message(all).replaceAll('<', '')}';</script>` }),
  ],
  [
    'client.handler.markup',
    'links to where a parameter says',
    ({ all }) => ({ text: `<a href="${escaped(all.get('uc_note') ?? '/')}">Back</a>` }),
  ],
  [
    'client.handler.markup',
    'removes script elements only',
    ({ all }) => ({ text: message(all).replaceAll(/<\/?script[^>]*>/g, '') }),
  ],
  [
    'client.handler.markup',
    'writes a value into a header',
    ({ all }) => ({
      raw: `HTTP/1.1 200 OK\r\nX-Line: ${all.get('uc_line') ?? ''}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    }),
  ],
  [
    'client.handler.redirect',
    'goes where a path says',
    (seen) => (seen.all.has('goto') ? { status: 302, location: seen.all.get('return_to') ?? '' } : right(seen)),
  ],
  [
    'client.handler.redirect',
    'sends its reader where a parameter says',
    ({ all }) => ({
      text: `<meta http-equiv="refresh" content="0; url=${escaped(all.get('return_url') ?? '/done')}">`,
    }),
  ],
  [
    'client.handler.redirect',
    'sends its reader there by a script',
    ({ all }) => ({ text: `<script>location.href = ${json(all.get('redirect_uri') ?? '/done')};</script>` }),
  ],
  ['client.handler.redirect', 'wants a session', () => ({ status: 302, location: '/login?next=/callback' })],
  [
    'client.handler.redirect',
    'leads to a page that is not there',
    ({ target }) => (target.startsWith('/callback') ? { status: 302, location: '/done' } : { status: 404 }),
  ],
  [
    'client.handler.redirect',
    'goes in circles',
    ({ target }) => ({ status: 302, location: target.startsWith('/a') ? '/b' : '/a' }),
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
    'client.handler.extras',
    'wants each name once',
    (seen) => (new Set(seen.all.keys()).size < [...seen.all.keys()].length ? { status: 400 } : right(seen)),
  ],
  [
    'client.handler.extras',
    'decodes twice and breaks down',
    ({ all }) => {
      for (const [, value] of all) decodeURIComponent(value);
      return { text: 'Uploaded' };
    },
  ],
  [
    'client.handler.order',
    'wants error_message last',
    (seen) => ([...seen.all.keys()].indexOf('error_message') === 0 ? { status: 400 } : right(seen)),
  ],
  [
    'client.handler.values',
    'removes signs',
    ({ all }) => ({ text: `<p>${escaped(all.get('uc_note')?.replaceAll('%', '') ?? '')}</p>` }),
  ],
  [
    'client.handler.values',
    'states no encoding',
    ({ all }) => ({ text: `<p>${escaped(message(all))}</p>`, type: 'text/html' }),
  ],
  ['client.handler.values', 'escapes twice', ({ all }) => ({ text: escaped(escaped(message(all))) })],
  ['client.handler.values', 'cuts long messages', ({ all }) => ({ text: escaped(message(all).slice(0, 255)) })],
  [
    'client.handler.values',
    'takes plus signs for blanks',
    ({ all }) => ({ text: escaped(message(all).replaceAll('+', ' ')) }),
  ],
  [
    'client.handler.values',
    'loses what is not in the basic plane',
    ({ all }) => ({ text: escaped(message(all).replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')) }),
  ],
  [
    'client.handler.outcome',
    'reads the query of a POST alone',
    ({ query }) => ({ text: query.has('error_message') ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'takes a message of 0 for none',
    ({ all }) => ({ text: ['', '0'].includes(all.get('error_message') ?? '') ? 'Uploaded' : 'Failed' }),
  ],
  [
    'client.handler.outcome',
    'goes by another parameter',
    ({ all }) => ({ text: all.get('success') === '1' || !all.has('error_message') ? 'Uploaded' : 'Failed' }),
  ],
  [
    'client.handler.outcome',
    'looks for the word error',
    ({ target }) => ({ text: /error/.test(target) ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'looks at the first parameter that is added',
    ({ all }) => ({ text: [...all.keys()].indexOf('error_message') === 3 ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'does not read what is posted',
    ({ query, method }) => ({ text: method === 'POST' ? 'Hello' : query.has('error_message') ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'reads ten parameters',
    ({ all }) => ({ text: [...all.keys()].slice(0, 10).includes('error_message') ? 'Failed' : 'Uploaded' }),
  ],
  [
    'client.handler.outcome',
    'loses what stands behind five parameters',
    ({ all }) => {
      const names = [...all.keys()].slice(0, 5);
      if (names.includes('error_message')) return { text: 'Failed' };
      return { text: names.includes('photo_id') ? 'Uploaded' : 'Hello' };
    },
  ],
  [
    'client.handler.outcome',
    'keeps the message that was sent before',
    ({ all }) => {
      if (all.has('error_message')) kept.set('message', message(all));
      return { text: kept.has('message') ? `Failed: ${kept.get('message')}` : 'Uploaded' };
    },
  ],
  [
    'client.handler.post',
    'never answers a POST',
    (seen) => (seen.method === 'POST' ? { isSilent: true } : right(seen)),
  ],
  [
    'client.handler.outcome',
    'keeps what was sent before',
    ({ all }) => {
      for (const [name, value] of all) kept.set(name, value);
      return { text: kept.has('error_message') ? 'Failed' : 'Uploaded' };
    },
  ],
  [
    'client.handler.outcome',
    'redirects after every POST to the page of a success',
    ({ method, all, target }) => {
      if (target.startsWith('/done')) return { text: 'Done' };
      return { status: 303, location: method === 'GET' && all.has('error_message') ? '/done?failed=1' : '/done' };
    },
  ],
];
