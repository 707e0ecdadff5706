import { checks } from '../check/registry.js';
import { anyUpload } from '../check/suspects.js';
import { arrivedFrom, long, repeatsPost, sent } from './arriving.js';

const check = checks('browser/long');

check('browser.long.arrives', 'a browser brings a long callback to return_url', async (context) => {
  const { expect, observe } = context;
  const outcome = await sent(context, long);
  const arrived = arrivedFrom(context, outcome);
  observe(
    'browser.long',
    `${outcome.statuses.join(', ')}, ${arrived.call.method}${outcome.isPressed ? ', by a button' : ''}`,
  );
  if (repeatsPost(outcome)) return;
  expect(arrived.get('photo_id') ?? '', 'photo_id', anyUpload).toHaveValue();
  expect(arrived.get('ucPad')?.length, 'characters of the long extra parameter').toBe(long.ucPad.length);
});

check('browser.long.by-itself', 'a long callback needs no click', async (context) => {
  arrivedFrom(context, await sent(context, long, { presses: false }));
});

/** Names that hide a method or a property of a form as soon as one of its fields has them. */
const names = ['submit', 'requestSubmit', 'action', 'method'];

check('browser.long.names', "fields named like properties of a form are in nobody's way", async (context) => {
  const extras = Object.fromEntries(names.map((name) => [name, 'mine']));
  arrivedFrom(context, await sent(context, { ...long, ...extras }));
});

check('browser.long.characters', 'a long callback arrives in UTF-8', async (context) => {
  const text = 'blåbær 東京 €';
  const outcome = await sent(context, { ...long, ucText: text });
  const arrived = arrivedFrom(context, outcome);
  if (repeatsPost(outcome)) return;
  context.expect(arrived.get('ucText'), 'ucText', ['callback.extras.utf-8']).toBe(text);
});
