import fc from 'fast-check';
import type { Callback } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { uploaded } from '../shared/callback-token.js';
import { expectRepeated, type Place, places, sentIn } from '../shared/extras.js';

const check = checks('callbacks/extra-values');

/** Names that form parsers, routers and languages give a meaning of their own. */
const names: Readonly<Record<string, readonly string[]>> = {
  'punctuation and blanks': [
    ...['uc.dot', 'uc-hyphen', 'uc:colon', 'uc$', '.uc', '-uc', 'uc blank', 'uc two blanks'],
    ...['uc[key]', 'uc[key][0]', 'uc(1)', 'uc{2}'],
  ],
  'letters of other scripts': ['ucå', '東京uc', 'имя', 'ключ-2', 'όνομα'],
  'reserved characters': ['uc&n', 'uc=n', 'uc%41', 'uc+n', 'uc#n', 'uc?n', 'uc;n', 'uc/n'],
  'ordinary words': [
    ...['id', 'name', 'action', 'controller', 'page', 'type', 'lang', 'state', 'status', 'message', 'user'],
    ...['session', 'class', 'method', 'route', 'q', 'url', 'version', 'email', 'ref', 'key', 'debug'],
  ],
  'truths and identifiers': ['crop_p', 'video_id', 'uc_p', 'uc_id'],
  'words of programming languages': ['constructor', 'toString', 'length', 'null', 'true', 'self', 'this'],
};

for (const place of places) {
  for (const [what, all] of Object.entries(names))
    check(
      'callback.extras.names',
      `names of ${what} in the ${place} call are repeated as they were sent`,
      async (context) => {
        const sent = Object.fromEntries(all.map((name, at) => [name, `value ${at}`]));
        expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
      },
    );

  if (place === 'redeem')
    for (const [of, sent] of [
      ['get-upload-token', { title: 'a', description: 'b', tags: 'c', album_id: '4', publish: '0' }],
      ['file/upload', { filename: 'a', image_p: '1', object_id: '4', max_width: '5' }],
    ] as const)
      check('callback.extras.other-methods', `parameters of ${of} are extra ones of the redeem call`, async (context) =>
        expectRepeated(context.expect, await uploaded(context, {}, sent), sent),
      );

  check('callback.extras.names', `a name of the ${place} call that ends in brackets is repeated`, async (context) => {
    const callback = await uploaded(context, ...sentIn(place, { 'ucList[]': 'a' }));
    const values = [...callback.all('ucList[]'), ...callback.all('ucList[0]')];
    context.expect(values, 'ucList[] or ucList[0]').toBe(['a']);
  });
}

/** What form parsers, templates and addresses give a meaning of their own, within a value. */
const awkward = [
  ...[
    'a b',
    'a+b',
    'a&b=c',
    'x=y',
    '#top',
    '100%',
    '%41',
    '%2541',
    '?',
    '/',
    "it's",
    '"q"',
    '<b>',
    '&amp;',
    'a;b',
    ',',
  ],
  ...['~', '*', '{}', '|', '\\', '..', '$1', '{{7}}', 'a=b;c=d', '&&', '==', '%', '%zz', '%u0041', '+ +', '^`', '!()'],
];

/** Values that look like numbers, truth, nothing, lists or objects. */
const typed = [
  ...['0', '007', '1.50', '1e3', '-0', '+5', '0x10', '12345678901234567890', '3.14159265358979323846', '1,000'],
  ...['true', 'false', 'TRUE', 'on', 'off', 'yes', 'null', 'undefined', 'nil', 'None', 'NaN', 'Infinity', 'Array'],
  ...[
    '[]',
    '{}',
    '[1,2]',
    '{"a":1}',
    '""',
    '1;2',
    '2026-02-30',
    '09:05',
    '$5',
    '@x',
    '=1+1',
    '-',
    '.',
    '\\n',
    '\\u0041',
  ],
];

/** Each value under a name of its own. */
const numbered = (values: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(values.map((value, at) => [`ucV${at}`, value]));

const within = awkward.map((part) => `x${part}y`);
const several = { minLength: 6, maxLength: 12 };

for (const place of places) {
  check.property<{ values: string[] }>(
    'callback.extras.encoding',
    `awkward values of the ${place} call are the same once decoded`,
    {
      values: fc.array(
        fc
          .array(fc.constantFrom(...awkward, ...typed), { minLength: 1, maxLength: 4 })
          .map((parts) => `x${parts.join('')}y`),
        several,
      ),
    },
    async (context, { values }) => {
      const sent = numbered(values);
      expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
    },
    { examples: [within, typed].map((values) => ({ values })), atMost: 2 },
  );

  check('callback.extras.outer-blanks', `blanks around a value of the ${place} call are repeated`, async (context) => {
    const sent = { ucValue: '  x ', ucBlank: ' ' };
    expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent, (value) => value);
  });
}

/** What comes of an upload with extra parameters that a target may refuse; undefined where it does. */
async function unlessRefused(
  { api, callbacks, expect, files }: CheckContext,
  place: Place,
  sent: Parameters,
  what: string,
): Promise<Outcome | undefined> {
  const [issued, redeemed] = sentIn(place, sent);
  const answer = await api.attempt.getUploadToken({ return_url: callbacks.address().url, ...issued }, { by: 'POST' });
  if (answer.kind !== 'granted') {
    expect.refused(answer, what);
    return undefined;
  }
  const outcome = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo(), redeemed);
  // A refusal of the parameters of this very call, which belongs to the client and not to return_url.
  return place === 'redeem' && outcome.way === 'plain' && outcome.reply.status >= 400 ? undefined : outcome;
}

/** The callback of an outcome that is to be a success. */
function repeated({ expect }: CheckContext, outcome: Outcome | undefined): Callback | undefined {
  return outcome && expect.success(outcome);
}

for (const place of places) {
  check(
    'callback.extras.lines',
    `lines of a value of the ${place} call are refused or all repeated`,
    async (context) => {
      const { expect } = context;
      const sent = { ucLines: 'first line\nsecond line', ucAfter: '1' };
      const callback = repeated(context, await unlessRefused(context, place, sent, 'a call with lines in a value'));
      if (callback === undefined) return;
      for (const part of ['first line', 'second line'])
        expect(callback.get('ucLines') ?? '', 'ucLines').toSatisfy((text) => text.includes(part), `"${part}" in it`);
      expect(callback.get('ucAfter'), 'ucAfter').toBe('1');
    },
  );

  check('callback.extras.lines-apart', `lines of a value of the ${place} call do not run together`, async (context) => {
    const sent = { ucLines: 'first line\nsecond line' };
    const callback = repeated(context, await unlessRefused(context, place, sent, 'a call with lines in a value'));
    const words = callback?.get('ucLines')?.split(/\s+/) ?? [];
    if (callback !== undefined) context.expect(words, 'words of ucLines').toBe(['first', 'line', 'second', 'line']);
  });

  check(
    'callback.extras.no-header-injection',
    `line breaks in an extra of the ${place} call begin no header line`,
    async (context) => {
      const { expect } = context;
      const bad = { ucValue: 'a\r\nX-Injected: 1\r\n\r\nb', ucLf: 'a\nX-Injected: 1', 'uc\r\nX-Injected: 1': 'b' };
      const outcome = await unlessRefused(context, place, bad, 'a call with line breaks');
      if (outcome === undefined) return;
      const { headers } = outcome.reply;
      expect(header(headers, 'x-injected') ?? 'absent', 'the header X-Injected').toBe('absent');
      expect(/[\r\n]/.test(header(headers, 'location') ?? ''), 'a line break in Location').toBe(false);
    },
  );

  check('callback.extras.utf-8', `an emoji in a value of the ${place} call is refused or repeated`, async (context) => {
    const sent = { ucValue: 'x😀y', ucJoined: '👩‍👧' };
    const callback = repeated(context, await unlessRefused(context, place, sent, 'a call with an emoji'));
    if (callback !== undefined) expectRepeated(context.expect, callback, sent);
  });
}

const scripts = [
  ...[
    'blåbær',
    'Ünïcödé',
    'Видео',
    '東京',
    'العربية',
    'हिन्दी',
    'ไทย',
    'µ²½',
    'İıŁß',
    'ﬁ',
    'Ⅷ',
    '①',
    'Å',
    'Ω',
    '…',
    '“q”',
  ],
  ...['a\u00a0b', 'a\u200cb', '€', '한국어', 'ελληνικά', 'עברית', '\uffe5'],
];

for (const place of places) {
  check.property<{ values: string[] }>(
    'callback.extras.utf-8',
    `values of the ${place} call in any script are the same once decoded`,
    {
      values: fc.array(
        fc.array(fc.constantFrom(...scripts), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
        several,
      ),
    },
    async (context, { values }) => {
      const sent = numbered(values);
      expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
    },
    { examples: [{ values: scripts }], atMost: 1 },
  );

  check('callback.extras.utf-8', `decomposed letters of the ${place} call are the same letters`, async (context) => {
    const sent = { ucValue: 'a\u030angstro\u0308m', ucHangul: '\u1112\u1161\u11ab' };
    const callback = await uploaded(context, ...sentIn(place, sent));
    expectRepeated(context.expect, callback, sent, (value) => value.normalize('NFC').trim());
  });

  check('callback.extras.normal-form', `decomposed letters of the ${place} call stay decomposed`, async (context) => {
    const sent = { ucValue: 'a\u030angstro\u0308m' };
    expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
  });
}
