import { escaped, json, right, type WrongHandler } from './handler.js';

/** Handlers that lead their readers to a wrong place. */
export const wrongRedirects: readonly WrongHandler[] = [
  [
    'client.handler.redirect',
    'goes where a parameter says',
    (seen) => (seen.all.has('next') ? { status: 302, location: seen.all.get('next') ?? '' } : right(seen)),
  ],
  ['client.handler.redirect', 'redirects to itself', ({ target }) => ({ status: 302, location: target })],
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
];
