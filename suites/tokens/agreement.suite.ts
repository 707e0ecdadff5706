import fc from 'fast-check';
import { checks } from '../check/registry.js';
import { no, yes } from '../shared/booleans.js';
import { fieldIn } from '../shared/fields.js';
import { disagreement } from '../shared/issue-time.js';
import { plainWord, tagList } from '../shared/texts.js';

const check = checks('tokens/agreement');

const stated = ['title', 'description', 'user_id', 'album_id', 'return_url', 'max_uploads', 'valid_minutes'] as const;

/** A yes or a no in the one of its spellings that is a digit. */
function asDigit(text: string): string {
  const lower = text.toLowerCase();
  if (yes.includes(lower)) return '1';
  return no.includes(lower) ? '0' : text;
}

/** Seconds that rounding to the minute can make between two times. */
const rounding = 60;

check.property(
  'answer.formats-agree',
  'XML and JSON state the same of equal calls',
  {
    title: plainWord.map((word) => `${word} & "more"`),
    tags: fc.array(plainWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    valid_minutes: fc.integer({ min: 15, max: 1440 }),
    max_uploads: fc.integer({ min: 1, max: 100 }),
    publish: fc.constantFrom('0', '1'),
  },
  async ({ api, expect, callbacks }, asked) => {
    const parameters = { ...asked, description: 'Some words & "more"', return_url: `${callbacks.address().url}?a=1` };
    const xml = await api.getUploadToken(parameters);
    const json = await api.getUploadToken(parameters, { format: 'json' });
    for (const name of stated) expect(fieldIn(json.fields, name), `${name} in JSON`).toBe(fieldIn(xml.fields, name));
    expect(tagList(json.text('tags')), 'tags in JSON').toBe(tagList(xml.text('tags')));
    const publish = asDigit(fieldIn(json.fields, 'publish'));
    expect(publish, 'publish in JSON').toBe(asDigit(fieldIn(xml.fields, 'publish')));
    // Each is seen from its own issue, however long the two calls are apart.
    expect(disagreement(xml, json) ?? 0, 'seconds between valid_until in XML and in JSON').toSatisfy(
      (seconds) => seconds <= rounding,
      `at most ${rounding}`,
    );
  },
  { atMost: 5 },
);
