import fc from 'fast-check';
import type { Answer, Format } from '../../src/client/answer.js';
import { header } from '../../src/client/exchange.js';
import { decodeXml } from '../../src/contract/answers.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';
import { plainWord, sameText, tagList } from '../shared/texts.js';

const check = checks('tokens/answers');

check(
  'answer.xml.well-formed',
  'an answer with everything in it is one XML document',
  async ({ api, expect, callbacks }) => {
    const return_url = `${callbacks.address().url}?theme=green`;
    const { reply } = await api.attempt.getUploadToken({
      title: 'A title',
      description: 'Words',
      tags: 'one two',
      return_url,
    });
    // What stands in it is the business of other requirements.
    expect(decodeXml(reply.text, 'UploadTokenXml').problems, 'problems of the XML answer').toBe([]);
  },
);

/** Texts that need escaping somewhere, in a title that a target may have escaped for HTML as well. */
const special = {
  xml: ['Tom & Jerry', '5 > 4 &amp 3', `"double" and 'single'`, 'a && b;', 'ends with &'],
  json: ['say "yes"', 'back\\slash', 'C:\\new\\table', 'a/b\\/c', '\\u0041 stays', 'ends with \\'],
} as const satisfies Record<Format, readonly string[]>;

const outsideAscii = [
  'Blåbærgrød på bordet',
  'Ünïcödé',
  'Видео о море',
  '東京の動画',
  'العربية',
  'smile 😀 rocket 🚀',
  'हिन्दी में वीडियो',
  'a 👨\u200d👩\u200d👧\u200d👦 family',
];

/** The title of an answer is the one that was sent, however often it was escaped for HTML on the way. */
function expectTitle(expect: Expect, answer: Answer, sent: string): void {
  const title = expect.granted(answer).get('title')?.trim() ?? '';
  expect(title, 'title').toSatisfy((echo) => sameText(echo, sent), JSON.stringify(sent));
}

for (const [format, requirement] of [
  ['xml', 'answer.xml.special-characters'],
  ['json', 'answer.json.special-characters'],
] as const) {
  check.property(
    requirement,
    'a title comes back as it was sent',
    { title: fc.constantFrom(...special[format]) },
    async ({ api, expect }, { title }) => {
      expectTitle(expect, await api.attempt.getUploadToken({ title }, { format, by: 'POST' }), title);
    },
    { examples: special[format].map((title) => ({ title })), atMost: 0 },
  );

  check(requirement, 'an ampersand in return_url comes back', async ({ api, expect, callbacks }) => {
    for (const query of ["a=1&b=it's&amp=2", 'a=1&lt;=2&quot;=3']) {
      const return_url = `${callbacks.address().url}?${query}`;
      const fields = expect.granted(await api.attempt.getUploadToken({ return_url }, { format, by: 'POST' }));
      expect(fields.get('return_url')?.trim(), 'return_url').toBe(return_url);
    }
  });
}

for (const [format, requirement] of [
  ['xml', 'answer.xml.utf-8'],
  ['json', 'answer.json.utf-8'],
] as const) {
  check.property(
    requirement,
    'a title in any script comes back as it was sent',
    {
      words: fc.array(fc.constantFrom(...outsideAscii.flatMap((text) => text.split(' '))), {
        minLength: 1,
        maxLength: 5,
      }),
    },
    async ({ api, expect }, { words }) => {
      const title = words.join(' ');
      expectTitle(expect, await api.attempt.getUploadToken({ title }, { format, by: 'POST' }), title);
    },
    { examples: outsideAscii.map((text) => ({ words: text.split(' ') })) },
  );

  check(requirement, 'a title that is too long is not cut within a character', async ({ api, expect }) => {
    for (const letter of ['å', 'a東', '😀']) {
      const answer = await api.attempt.getUploadToken({ title: letter.repeat(400) }, { format, by: 'POST' });
      if (answer.kind === 'refused') continue;
      const title = expect.granted(answer).get('title')?.trim() ?? '';
      expect(title, `title of 400 ${letter}`).toSatisfy((text) => !text.includes('\ufffd'), 'whole characters');
    }
  });

  check(requirement, 'a title in the address comes back as it was sent', async ({ api, expect }) => {
    const title = outsideAscii.slice(0, 4).join(' ');
    expectTitle(expect, await api.attempt.getUploadToken({ title }, { format }), title);
  });
}

const told = ['title', 'description', 'user_id', 'album_id', 'return_url', 'max_uploads', 'valid_minutes'] as const;
const truths: ReadonlyMap<string, string> = new Map([
  ['true', '1'],
  ['t', '1'],
  ['false', '0'],
  ['f', '0'],
]);

check.property(
  'answer.formats-agree',
  'XML and JSON tell the same of equal calls',
  {
    title: plainWord,
    tags: fc.array(plainWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    valid_minutes: fc.integer({ min: 15, max: 1440 }),
    max_uploads: fc.integer({ min: 1, max: 100 }),
    publish: fc.constantFrom('0', '1'),
  },
  async ({ api, expect, callbacks }, asked) => {
    const parameters = { ...asked, description: 'Some words', return_url: `${callbacks.address().url}?a=1` };
    const xml = await api.getUploadToken(parameters);
    const json = await api.getUploadToken(parameters, { format: 'json' });
    for (const name of told) expect(json.text(name) ?? '', `${name} in JSON`).toBe(xml.text(name) ?? '');
    expect(tagList(json.text('tags')), 'tags in JSON').toBe(tagList(xml.text('tags')));
    const truth = (text: string | undefined): string => truths.get(text ?? '') ?? text ?? '';
    expect(truth(json.text('publish')), 'publish in JSON').toBe(truth(xml.text('publish')));
    const apart = Math.abs(Number(json.validUntil) - Number(xml.validUntil));
    expect(apart, 'seconds between valid_until in JSON and in XML').toSatisfy((seconds) => seconds <= 10, 'at most 10');
  },
  { atMost: 5 },
);

check('answer.refusal.xml', 'a refusal is an XML document with status error', async ({ api, expect, observe }) => {
  await api.getUploadToken();
  const answer = await api.attempt.getUploadToken({}, { as: 'nobody' });
  observe('answer.refusal.status', `HTTP ${answer.reply.status}`);
  if (answer.kind === 'refused') observe('answer.refusal.says', `${answer.code}: ${answer.message}`);
  expect(
    answer.kind === 'refused' ? 'refused' : describedRefusal(answer),
    'the answer to a call without credentials',
  ).toBe('refused');
});

check('answer.refusal.json', 'a refusal is a JSON object with status error', async ({ api, expect }) => {
  await api.getUploadToken({}, { format: 'json' });
  const answer = await api.attempt.getUploadToken({}, { as: 'nobody', format: 'json' });
  expect(
    answer.kind === 'refused' ? 'refused' : describedRefusal(answer),
    'the answer to a call without credentials',
  ).toBe('refused');
});

/** Values that a refusal may repeat, each a nuisance to careless templates. */
const nuisances = ["\"><b a='1'>", '&amp;&lt', ']]>', 'x\\"y', '<response status="ok"/>'];

for (const format of ['xml', 'json'] as const)
  check(`answer.refusal.${format}`, `a refusal stays ${format}, whatever was asked for`, async ({ api, expect }) => {
    const deliberate = 'the value is no number';
    for (const value of nuisances)
      for (const asked of [{ valid_minutes: value }, { max_uploads: value }]) {
        const answer = await api.attempt.getUploadToken(asked, { format, by: 'POST', deliberate });
        const problems = answer.kind === 'unclear' ? describedRefusal(answer) : '';
        expect(problems, `problems of the answer to ${JSON.stringify(asked)}`).toBe('');
      }
  });

check('answer.json.content-type', 'JSON is not declared to be something else', async ({ api, expect, observe }) => {
  const answers = [
    await api.attempt.getUploadToken({}, { format: 'json' }),
    await api.attempt.getUploadToken({}, { format: 'json', as: 'nobody' }),
  ];
  for (const { reply } of answers) {
    const type = header(reply.headers, 'content-type') ?? 'none';
    observe('answer.json.content-type', type);
    expect(type, 'Content-Type').toSatisfy((text) => !/\b(?:xml|html)\b/i.test(text), 'neither XML nor HTML');
  }
});

function describedRefusal(answer: Exclude<Answer, { kind: 'refused' }>): string {
  return answer.kind === 'granted' ? 'granted' : answer.problems.join('; ');
}

for (const format of ['xml', 'json'] as const) {
  check('answer.refusal.empty-handed', `a refusal in ${format} holds no token`, async ({ api, expect }) => {
    const answer = await api.attempt.getUploadToken({}, { as: 'nobody', format });
    const token = /upload_token["']?\s*[>:]\s*["']?([0-9A-Za-z_-]{4,})/.exec(answer.reply.text)?.[1];
    expect(token ?? 'none', 'the token in the answer to a call without credentials').toBe('none');
  });
}
