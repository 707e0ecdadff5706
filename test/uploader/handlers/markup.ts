import { escaped, message, type WrongHandler } from './handler.js';

/** Handlers that let what they are sent take part in their pages. */
export const wrongMarkup: readonly WrongHandler[] = [
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
];
