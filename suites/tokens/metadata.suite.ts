import fc from 'fast-check';
import { checks } from '../check/registry.js';
import { plainWord, tagList } from '../shared/texts.js';

const check = checks('tokens/metadata');

const dozen = Array.from({ length: 12 }, (_, at) => `word${at + 1}`);

const words = fc.array(plainWord, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));

check.property(
  'token.echo.title',
  'any plain title is repeated',
  { title: words },
  async ({ api, expect }, { title }) => {
    expect((await api.getUploadToken({ title })).text('title'), 'title').toBe(title);
  },
  { examples: [{ title: 'A title for the new upload' }, { title: '0' }] },
);

check('token.echo.title', 'what looks like an escape is repeated as it stands', async ({ api, expect }) => {
  for (const by of ['GET', 'POST'] as const)
    for (const title of ['100%25 sure', '%41 and %2B', 'one + two'])
      expect((await api.getUploadToken({ title }, { by })).text('title') ?? '', `title by ${by}`).toBe(title);
});

check('token.echo.title', 'a title that looks like a number is repeated as a text', async ({ api, expect }) => {
  for (const format of ['xml', 'json'] as const)
    for (const title of ['007', '1e3', '1.50'])
      expect((await api.getUploadToken({ title }, { format })).text('title') ?? '', `title in ${format}`).toBe(title);
});

check.property(
  'token.echo.description',
  'any plain description is repeated',
  { description: words },
  async ({ api, expect }, { description }) => {
    expect((await api.getUploadToken({ description })).text('description'), 'description').toBe(description);
  },
  { examples: [{ description: '... and a preliminary description' }] },
);

check('token.echo.description', 'a call without a description tells that of no other', async (context) => {
  const { api, expect, unique } = context;
  const told: string[] = [];
  for (const description of [unique('first'), unique('second')]) {
    await api.getUploadToken({ description });
    const text = (await api.getUploadToken()).text('description') ?? '';
    expect(text, 'description of a call without one').toSatisfy(
      (one) => !one.includes(description),
      'not the one of the call before',
    );
    told.push(text);
  }
  // One that a target always adds would be the same both times.
  expect(told[1], 'description of a later call without one').toBe(told[0]);
});

check.property(
  'token.echo.tags',
  'any tags are repeated',
  { tags: fc.uniqueArray(plainWord, { minLength: 1, maxLength: 5 }) },
  async ({ api, expect }, { tags }) => {
    const token = await api.getUploadToken({ tags: tags.join(' ') });
    expect(tagList(token.text('tags')), 'tags').toBe(tags.toSorted());
  },
  { examples: [{ tags: ['product:1234', 'testimonial'] }, { tags: dozen }] },
);

check.property(
  'token.echo.return-url',
  'any return_url is repeated',
  { name: plainWord, value: plainWord },
  async ({ api, expect, callbacks }, { name, value }) => {
    const return_url = `${callbacks.address().url}?${name}=${value}`;
    expect((await api.getUploadToken({ return_url })).text('return_url'), 'return_url').toBe(return_url);
  },
);

check(
  'token.echo.return-url',
  'escapes in return_url are repeated as they stand',
  async ({ api, expect, callbacks }) => {
    const return_url = `${callbacks.address().url}?a=%2B%20%26&b=%C3%A6#part=1`;
    for (const by of ['GET', 'POST'] as const)
      expect((await api.getUploadToken({ return_url }, { by })).text('return_url'), `return_url by ${by}`).toBe(
        return_url,
      );
  },
);

check('token.echo.return-url', 'a long return_url is repeated in whole', async ({ api, expect, callbacks }) => {
  const return_url = `${callbacks.address().url}?theme=${'green'.repeat(110)}`;
  expect((await api.getUploadToken({ return_url })).text('return_url'), 'return_url').toBe(return_url);
});

check.property(
  'token.echo.album',
  'only albums that were asked for are told',
  { albums: fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }).map(String), { minLength: 1, maxLength: 3 }) },
  async ({ api, expect }, { albums }) => {
    const answer = await api.attempt.getUploadToken({ album_id: albums.join(',') });
    if (answer.kind !== 'granted') return expect.refused(answer, 'a call with albums that do not exist');
    const others = tagList(answer.fields.get('album_id')).filter((album) => !albums.includes(album));
    expect(others, 'albums that nobody asked for').toBe([]);
  },
  { examples: [{ albums: ['12345'] }, { albums: ['12345', '678'] }] },
);

const yes = ['1', 'true', 't'];
const no = ['0', 'false', 'f'];

check('token.publish.default', 'without publish the token publishes', async ({ api, expect }) => {
  for (const by of ['GET', 'POST'] as const)
    expect((await api.getUploadToken({}, { by })).text('publish') ?? '', `publish by ${by}`).toBeOneOf(yes);
});

for (const [publish, meaning] of [
  ['0', no],
  ['1', yes],
] as const)
  check('token.publish.granted', `publish=${publish} is repeated`, async ({ api, expect }) => {
    for (const by of ['GET', 'POST'] as const)
      for (const format of ['xml', 'json'] as const) {
        const token = await api.getUploadToken({ publish }, { by, format });
        expect(token.text('publish') ?? '', `publish (${by}, ${format})`).toBeOneOf(meaning);
      }
  });

/** A tag of HTML as people write it: any name and case, with or without attributes. */
const tag = fc.record({
  name: fc.constantFrom('b', 'i', 'em', 'strong', 'a', 'span', 'div', 'h1', 'u', 'p', 'font', 'center'),
  upper: fc.boolean(),
  attribute: fc.constantFrom('', ' class="x"', " id='y'", ' href="http://example.com/?a=1"', '\n'),
  inner: plainWord,
});

check.property(
  'token.title.stripped',
  'no tag is left in the title, and all its text is',
  { before: plainWord, tags: fc.array(tag, { minLength: 1, maxLength: 4 }), after: plainWord },
  async ({ api, expect }, { before, tags, after }) => {
    const marked = tags.map(({ name, upper, attribute, inner }) => {
      const written = upper ? name.toUpperCase() : name;
      return `<${written}${attribute}>${inner}</${written}>`;
    });
    const title =
      (await api.getUploadToken({ title: `${before} ${marked.join(' ')} ${after}` }, { by: 'POST' })).text('title') ??
      '';
    expect(title, 'title').toSatisfy((text) => !/<\/?[a-z]/i.test(text), 'a title without tags');
    for (const word of [before, ...tags.map(({ inner }) => inner), after])
      expect(title, 'title').toSatisfy((text) => text.includes(word), `a title that still says "${word}"`);
  },
  {
    examples: [
      { before: 'plain', tags: [{ name: 'b', upper: false, attribute: '', inner: 'bold' }], after: 'end' },
      { before: 'plain', tags: [{ name: 'b', upper: true, attribute: ' class="x"', inner: 'bold' }], after: 'end' },
    ],
  },
);

check('token.title.stripped', 'tags without an end are stripped too', async ({ api, expect }) => {
  const title = (await api.getUploadToken({ title: 'one<br>two<br/>three<hr />four' })).text('title') ?? '';
  expect(title, 'title').toSatisfy((text) => !/<\/?[a-z]/i.test(text), 'a title without tags');
});

check('token.title.stripped', 'a dozen tags are stripped as one is', async ({ api, expect }) => {
  const sent = dozen.map((word) => `<b>${word}</b>`).join(' ');
  const title = (await api.getUploadToken({ title: sent })).text('title') ?? '';
  expect(title, 'title').toSatisfy((text) => !/<\/?[a-z]/i.test(text), 'a title without tags');
});

check('token.title.stripped', 'no tag is left when tags stand within tags', async ({ api, expect }) => {
  for (const sent of ['a<scr<b></b>ipt>b', 'a<b <b>>b'])
    expect(
      (await api.getUploadToken({ title: sent }, { by: 'POST' })).text('title') ?? '',
      `title for ${sent}`,
    ).toSatisfy((text) => !/<\/?[a-z][^<]*>/i.test(text), 'a title without tags');
});

check.property(
  'token.description.safe-kept',
  'b and p are kept',
  { bold: plainWord, paragraph: plainWord },
  async ({ api, expect }, { bold, paragraph }) => {
    const description = `<p>${paragraph}</p> and <b>${bold}</b>`;
    const echo = (await api.getUploadToken({ description }, { by: 'POST' })).text('description') ?? '';
    for (const kept of [`<b>${bold}</b>`, `<p>${paragraph}</p>`])
      expect(echo, 'description').toSatisfy((text) => text.includes(kept), `a description with ${kept}`);
  },
  { atMost: 3 },
);

const unsafe = [
  '<script>alert(1)</script>',
  '<iframe src="http://example.com/"></iframe>',
  '<SCRIPT>alert(1)</SCRIPT>',
];

check.property(
  'token.description.unsafe-stripped',
  'a script or an iframe costs the description all its HTML',
  { unsafe: fc.constantFrom(...unsafe), bold: plainWord, first: fc.boolean() },
  async ({ api, expect }, { unsafe: bad, bold, first }) => {
    const kept = `<p>plain</p> <b>${bold}</b>`;
    const description = first ? `${bad} ${kept}` : `${kept} ${bad}`;
    const echo = (await api.getUploadToken({ description }, { by: 'POST' })).text('description') ?? '';
    expect(echo, 'description').toSatisfy(
      (text) => !/<\/?(?:script|iframe|b|p)\b/i.test(text),
      'a description without tags',
    );
    expect(echo, 'description').toSatisfy((text) => text.includes(bold), `a description that still says "${bold}"`);
  },
  {
    examples: unsafe.flatMap((bad) => [true, false].map((first) => ({ unsafe: bad, bold: 'bold', first }))),
    atMost: 2,
  },
);

// Nothing stands behind the iframe without an end: a parser of HTML takes that for a part of it.
for (const format of ['xml', 'json'] as const)
  check('token.description.unsafe-stripped', `no tag is left in ${format}`, async ({ api, expect }) => {
    for (const bad of ['<iframe src="https://a.example/"></iframe>', '<SCRIPT></SCRIPT>', '<iframe/>']) {
      const description = `<p>plain</p> <b>bold</b> ${bad}`;
      const echo = (await api.getUploadToken({ description }, { by: 'POST', format })).text('description') ?? '';
      expect(echo, `description for ${bad}`).toSatisfy(
        (text) => !/<\/?(?:script|iframe|b|p)\b/i.test(text),
        'a description without tags',
      );
    }
  });
