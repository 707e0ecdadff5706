import fc from 'fast-check';
import { checks } from '../check/registry.js';
import { sameAddress } from '../shared/addresses.js';
import { no, yes } from '../shared/booleans.js';
import { fieldIn } from '../shared/fields.js';
import { formats } from '../shared/formats.js';
import { plainWord, sameText, tagList } from '../shared/texts.js';

const check = checks('tokens/metadata');

const dozen = Array.from({ length: 12 }, (_, at) => `word${at + 1}`);

const words = fc.array(plainWord, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));

/** 190 characters: below every limit at which a text may be cut. */
const longWords = Array.from({ length: 19 }, (_, at) => `word ${at + 10} x`)
  .join(' ')
  .slice(0, 190)
  .trim();

check.property(
  'token.echo.title',
  'any plain title is repeated',
  { title: words },
  async ({ api, expect }, { title }) => {
    const echo = (await api.getUploadToken({ title })).text('title') ?? '';
    expect(echo, 'title').toSatisfy((text) => sameText(text, title), title);
  },
  { examples: ['A title for the new upload', '0', longWords].map((title) => ({ title })) },
);

check('token.echo.title', 'what looks like an escape is repeated as it stands', async ({ api, expect }) => {
  for (const by of ['GET', 'POST'] as const)
    for (const title of ['100%25 sure', '%41 and %2B', 'one + two'])
      expect((await api.getUploadToken({ title }, { by })).text('title') ?? '', `title by ${by}`).toBe(title);
});

check(
  'token.echo.title',
  'a title that looks like a number or nothing is repeated as a text',
  async ({ api, expect }) => {
    for (const format of formats)
      for (const title of ['007', '1e3', '1.50', 'null', 'false'])
        expect((await api.getUploadToken({ title }, { format })).text('title') ?? '', `title in ${format}`).toBe(title);
  },
);

check.property(
  'token.echo.description',
  'any plain description is repeated',
  { description: words },
  async ({ api, expect }, { description }) => {
    const echo = (await api.getUploadToken({ description })).text('description') ?? '';
    expect(echo, 'description').toSatisfy((text) => sameText(text, description), description);
  },
  { examples: ['... and a preliminary description', longWords, '0', 'null'].map((description) => ({ description })) },
);

for (const name of ['title', 'description', 'tags'] as const)
  check(
    `token.echo.${name}`,
    `a call without a value for ${name} does not state that of another`,
    async ({ api, expect, unique }) => {
      const stated: string[] = [];
      for (const value of [unique('first'), unique('second')]) {
        await api.getUploadToken({ [name]: value });
        // Other checks issue tokens meanwhile, which are labelled.
        const text = (await api.getUploadToken({}, { bare: true })).text(name) ?? '';
        expect(text, `${name} of a call without it`).toSatisfy(
          (one) => !one.includes(value) && !one.includes('upload-contract'),
          'not the value of another call',
        );
        stated.push(text);
      }
      // What a target always adds is the same both times.
      expect(stated[1], `${name} of a later call without it`).toBe(stated[0]);
    },
  );

check.property(
  'token.echo.tags',
  'any tags are repeated',
  { tags: fc.uniqueArray(plainWord, { minLength: 1, maxLength: 5 }) },
  async ({ api, expect }, { tags }) => {
    for (const format of formats) {
      const token = await api.getUploadToken({ tags: tags.join(' ') }, { format });
      expect(tagList(token.text('tags')), `tags in ${format}`).toBe(tags.toSorted());
    }
  },
  {
    examples: [{ tags: ['product:1234', 'testimonial'] }, { tags: [...dozen, '0', '007', 'null', 'true'] }],
    atMost: 3,
  },
);

check.property(
  'token.echo.return-url',
  'any return_url is repeated',
  { name: plainWord, value: plainWord },
  async ({ api, expect, callbacks }, { name, value }) => {
    const return_url = `${callbacks.address().url}?${name}=${value}`;
    const echo = (await api.getUploadToken({ return_url })).text('return_url') ?? '';
    expect(echo, 'return_url').toSatisfy((text) => sameAddress(text, return_url), return_url);
  },
  { atMost: 3 },
);

/** Behind an address: what a careless hand decodes, encodes or cuts. */
const tails = [
  '?a=%2B%20%26&b=%C3%A6#part=1',
  '?a=1&a=2&flag',
  '?next=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2',
  `?theme=${'green'.repeat(110)}`,
  '/deeper/../path%2Fwith%20blanks?q=%25',
];

check(
  'token.echo.return-url',
  'escapes and length of return_url change nothing in what it means',
  async ({ api, expect, callbacks }) => {
    for (const tail of tails)
      for (const by of ['GET', 'POST'] as const) {
        const return_url = `${callbacks.address().url}${tail}`;
        const echo = (await api.getUploadToken({ return_url }, { by })).text('return_url') ?? '';
        expect(echo, `return_url by ${by}`).toSatisfy((text) => sameAddress(text, return_url), return_url);
      }
  },
);

check(
  'token.echo.return-url-exact',
  'return_url is repeated character by character',
  async ({ api, expect, callbacks }) => {
    for (const tail of ['?a=%2B%20%26&b=%C3%A6#part=1', "?b=it's&c={x}|y", '#/route?x=1']) {
      const return_url = `${callbacks.address().url}${tail}`;
      const token = await api.getUploadToken({ return_url }, { by: 'POST' });
      expect(token.text('return_url') ?? '', 'return_url').toBe(return_url);
    }
  },
);

check('token.publish.default', 'a token publishes although the one before does not', async ({ api, expect }) => {
  await api.getUploadToken({ publish: '0' });
  expect((await api.getUploadToken()).text('publish') ?? '', 'publish of a call without it').toBeOneOf(yes);
});

check('token.publish.default', 'a token publishes unless the call says otherwise', async ({ api, can, expect }) => {
  const others = { title: 'A title', description: 'Words', tags: 'one two', max_uploads: 5, valid_minutes: 20 };
  for (const [asked, by] of [
    [{}, 'GET'],
    [can('background') ? { ...others, background_return_p: '1' } : others, 'POST'],
  ] as const)
    expect((await api.getUploadToken(asked, { by })).text('publish') ?? '', `publish by ${by}`).toBeOneOf(yes);
});

for (const [publish, meaning] of [
  ['0', no],
  ['1', yes],
] as const)
  check('token.publish.granted', `publish=${publish} is repeated`, async ({ api, expect }) => {
    for (const by of ['GET', 'POST'] as const)
      for (const format of formats) {
        const token = await api.getUploadToken({ publish }, { by, format });
        expect(token.text('publish') ?? '', `publish (${by}, ${format})`).toBeOneOf(meaning);
      }
  });

check('token.publish.other', 'no other publish than 0 and 1 is repeated', async ({ api, expect, observe }) => {
  const deliberate = 'publish is neither 0 nor 1';
  for (const publish of ['7', '-1', 'yes', '2'])
    for (const format of formats) {
      const answer = await api.attempt.getUploadToken({ publish }, { format, deliberate });
      if (answer.kind !== 'granted') {
        expect.refused(answer, `publish=${publish}`);
        continue;
      }
      const stated = fieldIn(answer.fields, 'publish');
      observe('token.publish.other', `publish=${publish} is read as ${stated}`);
      expect(stated, `publish=${publish} in ${format}`).toBeOneOf([...yes, ...no]);
    }
});

check('token.absolute-url.accepted', 'a call with absolute_url is granted', async ({ api, expect }) => {
  for (const by of ['GET', 'POST'] as const)
    for (const absolute_url of ['http://www.example.com/videos/1?lang=en&a=%26', 'https://www.example.com/'])
      for (const format of formats) {
        const fields = expect.granted(await api.attempt.getUploadToken({ absolute_url }, { by, format }));
        // The examples of the answer do not show it, so it may be left out.
        const echo = fieldIn(fields, 'absolute_url') || absolute_url;
        expect(echo, `absolute_url (${by})`).toSatisfy((text) => sameAddress(text, absolute_url), absolute_url);
      }
});

check('token.variable.accepted', 'a call that sets a custom variable is granted', async ({ api, expect, known }) => {
  for (const [name, value] of Object.entries(known.variables))
    for (const by of ['GET', 'POST'] as const) {
      const fields = expect.granted(await api.attempt.getUploadToken({ [name]: value }, { by }));
      expect(fieldIn(fields, 'upload_token'), `upload_token of a call with ${name}`).toHaveValue();
    }
});
