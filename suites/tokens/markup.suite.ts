import fc from 'fast-check';
import { checks } from '../check/registry.js';
import { formats, neededFor } from '../shared/formats.js';
import { htmlTag } from '../shared/html.js';
import { plainWord } from '../shared/texts.js';

const check = checks('tokens/markup');

const dozen = Array.from({ length: 12 }, (_, at) => `word${at + 1}`);

/** What stands between angle brackets and begins as a tag of HTML does. */
const anyTag = /<\/?[a-z]/i;

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
    const token = await api.getUploadToken({ title: `${before} ${marked.join(' ')} ${after}` }, { by: 'POST' });
    const title = token.text('title') ?? '';
    expect(title, 'title').toSatisfy((text) => !anyTag.test(text), 'a title without tags');
    // Long titles may be cut.
    for (const word of [before, ...tags.map(({ inner }) => inner), after])
      expect(title, 'title').toSatisfy((text) => text.includes(word), `a title that still says "${word}"`);
  },
  {
    examples: [
      { before: 'plain', tags: [{ name: 'b', upper: false, attribute: '', inner: 'bold' }], after: 'end' },
      { before: 'plain', tags: [{ name: 'b', upper: true, attribute: ' class="x"', inner: 'bold' }], after: 'end' },
      { before: 'plain', tags: [{ name: 'p', upper: false, attribute: '\n', inner: 'lines' }], after: 'end' },
    ],
  },
);

check('token.title.stripped', 'tags without an end are stripped too', async ({ api, expect }) => {
  const title = (await api.getUploadToken({ title: 'one<br>two<br/>three<hr />four' })).text('title') ?? '';
  expect(title, 'title').toSatisfy((text) => !anyTag.test(text), 'a title without tags');
});

check('token.title.stripped', 'a dozen tags are stripped as one is', async ({ api, expect }) => {
  const sent = dozen.map((word) => `<b>${word}</b>`).join(' ');
  const title = (await api.getUploadToken({ title: sent })).text('title') ?? '';
  expect(title, 'title').toSatisfy((text) => !anyTag.test(text), 'a title without tags');
});

check('token.title.stripped', 'no tag is left when tags stand within tags', async ({ api, expect }) => {
  for (const sent of ['a<scr<b></b>ipt>b', 'a<b <b>>b'])
    expect(
      (await api.getUploadToken({ title: sent }, { by: 'POST' })).text('title') ?? '',
      `title for ${sent}`,
    ).toSatisfy((text) => !htmlTag.test(text), 'a title without tags');
});

check(
  'token.title.stripped',
  'no tag is left in the title in JSON',
  async ({ api, expect }) => {
    const title = (await api.getUploadToken({ title: 'a <i>b</i> c' }, { format: 'json' })).text('title') ?? '';
    expect(title, 'title').toSatisfy((text) => !anyTag.test(text), 'a title without tags');
  },
  { needs: ['json'] },
);

check.property(
  'token.description.safe-kept',
  'b and p are kept',
  { bold: plainWord, paragraph: plainWord },
  async ({ api, expect }, { bold, paragraph }) => {
    const description = `<p>${paragraph}</p> and <b>${bold}</b>`;
    const echo = (await api.getUploadToken({ description }, { by: 'POST' })).text('description') ?? '';
    for (const [name, word] of [
      ['b', bold],
      ['p', paragraph],
    ])
      expect(echo, 'description').toSatisfy(
        (text) => new RegExp(`<${name}>\\s*${word}\\s*</${name}>`, 'i').test(text),
        `a description with <${name}>${word}</${name}>`,
      );
  },
  { atMost: 3 },
);

const unsafe = [
  '<script>alert(1)</script>',
  '<iframe src="http://example.com/"></iframe>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<ScRiPt src="x">alert(1)</sCrIpT >',
  '<script\n>alert(1)</script\n>',
];

/** Tags that a description with a disallowed one must not have, the allowed ones among them. */
const forbidden = /<\/?(?:script|iframe|b|p)\b/i;

check.property(
  'token.description.unsafe-stripped',
  'a script or an iframe causes all HTML to be stripped from the description',
  { unsafe: fc.constantFrom(...unsafe), bold: plainWord, first: fc.boolean() },
  async ({ api, expect }, { unsafe: bad, bold, first }) => {
    const kept = `<p>plain</p> <b>${bold}</b>`;
    const description = first ? `${bad} ${kept}` : `${kept} ${bad}`;
    const echo = (await api.getUploadToken({ description }, { by: 'POST' })).text('description') ?? '';
    expect(echo, 'description').toSatisfy((text) => !forbidden.test(text), 'a description without tags');
    expect(echo, 'description').toSatisfy((text) => text.includes(bold), `a description that still says "${bold}"`);
  },
  {
    examples: unsafe.map((bad, at) => ({ unsafe: bad, bold: 'bold', first: at % 2 === 0 })),
    atMost: 2,
  },
);

// Nothing stands behind the iframe without an end: a parser of HTML takes that for a part of it.
for (const format of formats)
  check(
    'token.description.unsafe-stripped',
    `no tag is left in the description in ${format}`,
    async ({ api, expect }) => {
      for (const bad of ['<iframe src="https://a.example/"></iframe>', '<SCRIPT></SCRIPT>', '<iframe/>']) {
        const description = `<p>plain</p> <b>bold</b> ${bad}`;
        const echo = (await api.getUploadToken({ description }, { by: 'POST', format })).text('description') ?? '';
        expect(echo, `description for ${bad}`).toSatisfy((text) => !forbidden.test(text), 'a description without tags');
      }
    },
    { needs: neededFor(format) },
  );
