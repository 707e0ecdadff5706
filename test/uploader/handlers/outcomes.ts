import { message, type WrongHandler } from './handler.js';

const kept = new Map<string, string>();

/** Handlers that take a success for a failure, or the other way round. */
export const wrongOutcomes: readonly WrongHandler[] = [
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
