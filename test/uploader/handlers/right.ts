import { escaped, type Handler, json, message, right } from './handler.js';

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
