import { escaped, message, right, type WrongHandler } from './handler.js';

/** Handlers that read or show values wrongly. */
export const wrongValues: readonly WrongHandler[] = [
  [
    'client.handler.values',
    'shows the message as far as the first piece has it',
    ({ begun, all }) => ({
      text: all.has('error_message') ? `Failed: ${escaped(begun.get('error_message') ?? '')}` : 'Uploaded',
    }),
  ],
  [
    'client.handler.extras',
    'refuses what it does not know',
    (seen) => (seen.all.has('uc_note') ? { status: 400 } : right(seen)),
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
  ['client.handler.values', 'decodes twice', ({ all }) => ({ text: escaped(decodeURIComponent(message(all))) })],
  ['client.handler.values', 'does not read the body of a POST', ({ query }) => ({ text: escaped(message(query)) })],
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
];
