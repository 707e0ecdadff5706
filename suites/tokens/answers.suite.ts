import fc from 'fast-check';
import { type Answer, type Format, saysOk } from '../../src/client/answer.js';
import { header } from '../../src/client/exchange.js';
import { decodeJson, decodeXml } from '../../src/contract/answers.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';
import { sameAddress } from '../shared/addresses.js';
import { fieldIn } from '../shared/fields.js';
import { sameText } from '../shared/texts.js';

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

for (const format of ['xml', 'json'] as const)
  check(
    'answer.granted-status',
    `a token in ${format.toUpperCase()} is answered with HTTP 200`,
    async ({ api, expect }) => {
      const answer = await api.attempt.getUploadToken({}, { format });
      expect.granted(answer);
      expect(answer.reply.status, 'HTTP status').toBe(200);
    },
    format === 'json' ? { needs: ['json'] } : {},
  );

/** Texts that need escaping somewhere, in a title that a target may have escaped for HTML as well. */
const special = {
  xml: ['Tom & Jerry', '5 > 4 ]]> &amp 3', `"double" and 'single'`, 'a && b;', 'ends with &'],
  json: ['say "yes"', 'back\\slash', 'C:\\new\\table', 'a/b\\/c', '\\u0041 stays', 'ends with \\'],
} as const satisfies Record<Format, readonly string[]>;

const outsideAscii = [
  'Blåbærgrød på bordet',
  'Ünïcödé',
  'Видео о море',
  '東京の動画',
  'العربية',
  'हिन्दी में वीडियो',
  'Cafe\u0301 de\u0301compose\u0301',
];

const emoji = ['smile 😀 rocket 🚀', 'a 👨\u200d👩\u200d👧\u200d👦 family', 'flag 🇩🇰', '𝒳 in script'];

/** The title of an answer is the one that was sent, however often it was escaped for HTML on the way. */
function expectTitle(expect: Expect, answer: Answer, sent: string): void {
  expect(fieldIn(expect.granted(answer), 'title'), 'title').toSatisfy(
    (echo) => sameText(echo, sent),
    JSON.stringify(sent),
  );
}

for (const [format, requirement] of [
  ['xml', 'answer.xml.special-characters'],
  ['json', 'answer.json.special-characters'],
] as const) {
  check.property(
    requirement,
    'a title is repeated as it was sent',
    { title: fc.constantFrom(...special[format]) },
    async ({ api, expect }, { title }) => {
      expectTitle(expect, await api.attempt.getUploadToken({ title }, { format, by: 'POST' }), title);
    },
    { examples: special[format].map((title) => ({ title })), atMost: 0 },
  );

  check(requirement, 'an ampersand in return_url is repeated', async ({ api, expect, callbacks }) => {
    for (const query of ["a=1&b=it's&amp=2", 'a=1&lt;=2&quot;=3']) {
      const return_url = `${callbacks.address().url}?${query}`;
      const fields = expect.granted(await api.attempt.getUploadToken({ return_url }, { format, by: 'POST' }));
      expect(fieldIn(fields, 'return_url'), 'return_url').toSatisfy(
        (echo) => sameAddress(echo, return_url),
        return_url,
      );
    }
  });
}

for (const [format, requirement] of [
  ['xml', 'answer.xml.utf-8'],
  ['json', 'answer.json.utf-8'],
] as const) {
  check.property(
    requirement,
    'a title in any script is repeated as it was sent',
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
    for (const letter of ['å', 'a東']) {
      const answer = await api.attempt.getUploadToken({ title: letter.repeat(400) }, { format, by: 'POST' });
      if (answer.kind === 'refused') continue;
      const title = fieldIn(expect.granted(answer), 'title');
      expect(title, `title of 400 ${letter}`).toSatisfy((text) => !text.includes('\ufffd'), 'whole characters');
    }
  });

  check(requirement, 'a title in the address is repeated as it was sent', async ({ api, expect }) => {
    const title = outsideAscii.slice(0, 4).join(' ');
    expectTitle(expect, await api.attempt.getUploadToken({ title }, { format }), title);
  });
}

for (const [format, requirement] of [
  ['xml', 'answer.xml.emoji'],
  ['json', 'answer.json.emoji'],
] as const)
  check(requirement, 'a title with emoji is refused, or repeated as it was sent', async ({ api, expect, observe }) => {
    for (const title of [...emoji, '😀'.repeat(400)]) {
      const answer = await api.attempt.getUploadToken({ title }, { format, by: 'POST' });
      observe(`${requirement}.granted`, answer.kind === 'granted');
      if (answer.kind === 'granted') expectTitle(expect, answer, title);
      else expect.emptyHanded(answer, 'a title with emoji');
    }
  });

/** What an answer has no right to contain as it stands: characters that neither format can write. */
const controls = ['\u0001', '\b', '\v', '\u001b', '\u001f'];

for (const [format, requirement] of [
  ['xml', 'answer.xml.control-characters'],
  ['json', 'answer.json.control-characters'],
] as const)
  check(requirement, `control characters leave ${format} well-formed`, async ({ api, expect }) => {
    for (const name of ['title', 'description', 'tags'])
      for (const control of controls) {
        const answer = await api.attempt.getUploadToken({ [name]: `a${control}b` }, { format, by: 'POST' });
        const { text } = answer.reply;
        const { problems } = format === 'xml' ? decodeXml(text, 'UploadTokenXml') : decodeJson(text);
        const what = `${name} with U+${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
        if (answer.kind === 'granted' || saysOk(text)) expect(problems, `problems of a ${what}`).toBe([]);
        else expect.emptyHanded(answer, `a ${what}`);
      }
  });

/** Words in a Content-Type that name something else than what the answer is. */
const foreign = { xml: /\b(?:json|html)\b/i, json: /\b(?:xml|html)\b/i } as const satisfies Record<Format, RegExp>;

for (const [format, requirement] of [
  ['xml', 'answer.xml.content-type'],
  ['json', 'answer.json.content-type'],
] as const)
  check(requirement, `${format} is declared to be nothing else`, async ({ api, expect, observe }) => {
    for (const as of ['write', 'nobody'] as const) {
      const answer = await api.attempt.getUploadToken({}, { format, as });
      // A gateway that refuses in its own format may say so.
      if (answer.kind === 'unclear' && as === 'nobody') continue;
      const type = header(answer.reply.headers, 'content-type') ?? 'none';
      observe(requirement, type);
      expect(type, 'Content-Type').toSatisfy((text) => !foreign[format].test(text), `a type of ${format}`);
    }
  });

for (const kind of ['upload', 'replace'] as const)
  check(
    'answer.json.bare',
    `raw=1 gives an object and not a script (${kind} token)`,
    async ({ api, expect, photoId }) => {
      const answer =
        kind === 'upload'
          ? await api.attempt.getUploadToken({}, { format: 'json' })
          : await api.attempt.getReplaceToken({ photo_id: await photoId() }, { format: 'json' });
      const wrapper = answer.kind === 'granted' ? answer.wrapper : undefined;
      expect(wrapper ?? 'bare', 'what stands around the JSON object').toBe('bare');
    },
    { needs: kind === 'upload' ? [] : ['replaceRedeem'] },
  );
