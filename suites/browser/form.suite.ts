import fc from 'fast-check';
import { callbackOf } from '../../src/client/callback.js';
import { checks } from '../check/registry.js';
import { anyUpload } from '../check/suspects.js';
import { arrivedFrom, long, repeatsPost, sent } from './arriving.js';

const check = checks('browser/form');

for (const [name, form] of [
  ['the form of the documents brings a browser to return_url', {}],
  ['a page that keeps its address to itself uploads as well', { isDiscreet: true }],
] as const)
  check('browser.form.success', name, async (context) => {
    const arrived = arrivedFrom(context, await sent(context, {}, form));
    context.expect(arrived.get('photo_id') ?? '', 'photo_id', anyUpload).toHaveValue();
  });

/** Without characters outside the basic plane, and composed: targets may refuse the ones and compose the others. */
const texts = ['blåbær og jordbær', '東京 "1"', "it's 5 % & more = #1 + 1", 'a\\b;c'];

const filenames = ['blåbær og jordbær.png', '東京.png', "it's.png"];

check.property(
  'browser.form.success',
  'whatever file and texts are called, the address that the browser shows decodes to them',
  { filename: fc.constantFrom(...filenames), text: fc.constantFrom(...texts) },
  async (context, { filename, text }) => {
    const { expect, files } = context;
    const outcome = await sent(context, {}, { file: files.photo({ filename }), texts: [['ucText', text]] });
    const arrived = arrivedFrom(context, outcome, ['redeem.file.name', ...anyUpload]);
    expect(arrived.get('photo_id') ?? '', 'photo_id', ['redeem.file.name', ...anyUpload]).toHaveValue();
    expect(arrived.get('ucText'), 'ucText', ['callback.extras.utf-8', 'callback.extras.encoding']).toBe(text);
    // With long names and values an address may be too long for a GET.
    if (arrived.call.method !== 'GET') return;
    expect(callbackOf(outcome.address)?.get('ucText'), 'ucText in the address that the browser shows').toBe(text);
  },
  { examples: [{ filename: '東京.png', text: 'blåbær og jordbær' }], atMost: 1 },
);

for (const [what, issued, suspects] of [
  ['a short callback', {}, []],
  ['a long callback', long, ['browser.long.arrives']],
] as const)
  check('browser.form.failure', `a browser learns of a failure by ${what}`, async (context) => {
    const outcome = await sent(context, issued, { file: context.files.unsupported() });
    const arrived = arrivedFrom(context, outcome, suspects);
    if (repeatsPost(outcome)) return;
    context.expect(arrived.get('error_message') ?? '', 'error_message').toHaveValue();
  });
