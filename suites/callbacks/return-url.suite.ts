import fc from 'fast-check';
import type { Callback } from '../../src/client/callback.js';
import { formDecoded } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { expectOwnQuery } from '../shared/own-query.js';

const check = checks('callbacks/return-url');

async function uploadedTo({ api, files }: CheckContext, return_url: string): Promise<Callback> {
  const token = await api.getUploadToken({ return_url }, { by: 'POST' });
  return api.upload(token, files.photo());
}

check('callback.return-url.target', 'scheme, host, port and path are those of return_url', async (context) => {
  for (const path of [
    '',
    'upload/callback',
    'a/b/c.php',
    'UPPER/lower',
    'with%20space/and%2Fslash',
    'semi;colon,comma',
  ]) {
    const address = context.callbacks.address({ path });
    const callback = await uploadedTo(context, address.url);
    context.expect(callback.target, 'where the callback goes').toBe(address.url);
  }
});

/** Names that no application framework gives a meaning. */
const name = fc
  .array(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 5 })
  .map((letters) => `q${letters.join('')}`);
const simple = fc
  .array(fc.constantFrom(...'abcXYZ019-_.'), { minLength: 1, maxLength: 10 })
  .map((letters) => letters.join(''));

check.property(
  'callback.return-url.query',
  'any plain query survives',
  { pairs: fc.uniqueArray(fc.tuple(name, simple), { minLength: 1, maxLength: 5, selector: ([own]) => own }) },
  async (context, { pairs }) => {
    const query = pairs.map(([own, value]) => `${own}=${value}`).join('&');
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
    expectOwnQuery(context.expect, callback, query);
  },
  {
    examples: [
      { pairs: [['theme', 'green']] },
      {
        pairs: [
          ['qb', '1'],
          ['qa', '2'],
          ['qc', '0'],
        ],
      },
    ],
    atMost: 5,
  },
);

check('callback.return-url.query', 'names without a value survive', async (context) => {
  for (const query of ['flag', 'empty=', 'flag&empty=&full=1']) {
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
    expectOwnQuery(context.expect, callback, query);
  }
});

check.property(
  'callback.return-url.repeated-names',
  'a repeated name keeps its values in order',
  { values: fc.array(simple, { minLength: 2, maxLength: 5 }) },
  async (context, { values }) => {
    const query = values.map((value) => `qa=${value}`).join('&');
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}&qb=1`);
    context.expect(callback.all('qa'), 'qa').toBe(values);
  },
  { examples: [{ values: ['2', '1', '2'] }, { values: ['same', 'same'] }], atMost: 3 },
);

const escapes = [
  '%2B',
  '%3D',
  '%26',
  '%25',
  '%23',
  '%3F',
  '%2F',
  '+',
  '%20',
  '%C3%A6',
  '%E6%9D%B1',
  '%2b',
  '%253D',
  '%22',
  "'",
  '%0A',
];

check.property(
  'callback.return-url.escapes',
  'escaped characters mean the same afterwards',
  { parts: fc.array(fc.constantFrom(...escapes, 'a', '1'), { minLength: 1, maxLength: 6 }) },
  async (context, { parts }) => {
    const query = `qa=x${parts.join('')}y&qb=1`;
    const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
    expectOwnQuery(context.expect, callback, query);
  },
  { examples: escapes.map((one) => ({ parts: [one] })), atMost: 4 },
);

check('callback.return-url.escapes', 'escaped characters in a name mean the same afterwards', async (context) => {
  const query = 'q%26a=1&q%3Db=2';
  const callback = await uploadedTo(context, `${context.callbacks.address().url}?${query}`);
  expectOwnQuery(context.expect, callback, query);
});

for (const [what, query] of [
  ['no query', ''],
  ['an empty query', '?'],
  ['a query that ends in &', '?theme=green&'],
  ['a query', '?theme=green'],
  ['a query with a question mark in it', '?theme=what?now'],
] as const)
  check('callback.return-url.separator', `return_url with ${what}`, async (context) => {
    const address = context.callbacks.address();
    const callback = await uploadedTo(context, `${address.url}${query}`);
    context.expect(callback.target, 'where the callback goes').toBe(address.url);
    for (const added of ['upload_token', 'domain', 'photo_id', 'tree_id', 'token'])
      context.expect(callback.get(added) ?? '', added).toSatisfy((value) => value !== '', 'a value');
    for (const [own, value] of formDecoded(query.slice(1))) context.expect(callback.all(own), own).toBe([value]);
  });

for (const [what, query, fragment] of [
  ['a query and a fragment', '?theme=green', 'done'],
  ['a fragment only', '', 'done'],
  ['a fragment that looks like a query', '?theme=green', '/upload?step=2&x=1'],
] as const)
  check('callback.return-url.fragment', `return_url with ${what}`, async (context) => {
    const callback = await uploadedTo(context, `${context.callbacks.address().url}${query}#${fragment}`);
    context.expect(callback.fragment, 'the fragment').toBe(fragment);
    context
      .expect(callback.get('photo_id') ?? '', 'photo_id before the fragment')
      .toSatisfy((id) => id !== '', 'a value');
  });
