import { longest, mebibyte, type Scenario } from './scenario.js';
import { type Act, type Disruption, type Plan, smooth } from './server/plan.js';

const several: Scenario['files'] = (sizes) => [{ length: sizes.several }];
const small: Scenario['files'] = () => [{ length: 4099 }];
const chunks =
  (count: number, more: number): Scenario['files'] =>
  ({ chunk = 50_000 }) => [{ length: Math.max(100, Math.min(longest, chunk * count) + more) }];

function scenario(
  name: string,
  text: string,
  files: Scenario['files'],
  plan: Partial<Plan> = {},
  only?: Scenario['only'],
): Scenario {
  return { name, text, files, plan: { ...smooth, ...plan }, ...(only && { only }) };
}

const once = (act: Act, chunk: Disruption['chunk'] = 2): Partial<Plan> => ({ disruptions: [{ chunk, times: 1, act }] });
const always = (act: Act, chunk: Disruption['chunk'], whole?: true): Partial<Plan> => ({
  disruptions: [{ chunk, times: Number.POSITIVE_INFINITY, act, ...(whole && { whole }) }],
});

/** Statuses that ask for another try; none of their messages sounds like a failure. */
const statuses = [503, 404, 412, 429, 201, 204, 409, 403, 502] as const;

/** The first one shows how the uploader cuts files. */
export const usual = scenario('usual', 'a file of three megabytes is uploaded', () => [{ length: 3 * mebibyte + 7 }]);
export const large = scenario('large', 'a file of twenty-one megabytes is uploaded', () => [
  { length: 21 * mebibyte + 7 },
]);

const refused = { status: 200, text: 'The upload token is broken, consumed or expired', refuses: true } as const;
const unsupported = { status: 500, text: 'This file is not supported.' } as const;

/** All scenarios, in the order of reports. */
export const scenarios: readonly Scenario[] = [
  usual,
  large,
  scenario('tiny', 'a file of a hundred bytes is uploaded', () => [{ length: 100 }]),
  scenario('text', 'a text with letters of several bytes is uploaded, or refused', ({ several }) => [
    { name: 'notes.txt', length: several, isText: true, mayBeRefused: true },
  ]),
  scenario('empty', 'a file of no bytes is uploaded, or refused', () => [{ length: 0, mayBeRefused: true }]),
  scenario('one-byte', 'a file of one byte is uploaded, or refused', () => [{ length: 1, mayBeRefused: true }]),
  scenario('round-size', 'a file of exactly one mebibyte, with zeros at its end, is uploaded', () => [
    { length: mebibyte, blank: [mebibyte - 8, mebibyte] },
  ]),
  scenario('one-chunk', 'a file of exactly one chunk is uploaded', chunks(1, 0), {}, 'chunks'),
  scenario('two-chunks', 'a file of exactly two chunks is uploaded', chunks(2, 0), {}, 'chunks'),
  scenario(
    'two-chunks-plain',
    'a file of exactly two chunks is uploaded, without return_url',
    chunks(2, 0),
    { way: 'plain' },
    'chunks',
  ),
  scenario('one-byte-more', 'a file of two chunks and a byte is uploaded', chunks(2, 1), {}, 'chunks'),
  scenario('one-byte-less', 'a file of one byte less than two chunks is uploaded', chunks(2, -1), {}, 'chunks'),
  scenario('many-chunks', 'a file of thirteen chunks is uploaded', chunks(13, 57), {}, 'chunks'),
  scenario(
    'alike-chunks',
    'a file with two equal chunks, of zeros, is uploaded',
    ({ chunk = 50_000 }) => [{ length: 4 * chunk, blank: [chunk, 3 * chunk] }],
    {},
    'chunks',
  ),
  scenario('token-signs', 'a token with capitals and other signs is used', small, { tokenOf: 'signs' }),
  scenario('token-digits', 'a token of digits, with zeros at both ends, is used', small, { tokenOf: 'digits' }),
  scenario('other-words', 'accepted chunks are answered with an empty 200', several, { words: '' }, 'chunks'),
  scenario(
    'misleading-words',
    'accepted chunks are answered with a 200 whose words sound otherwise',
    several,
    { words: 'Chunk stored. The file is not complete yet.' },
    'chunks',
  ),
  scenario('first-is-last', 'the first chunk is the last one to be stored', several, { firstIsLast: true }, 'chunks'),
  scenario(
    'first-is-last-plain',
    'the first chunk is the last one to be stored, without return_url',
    several,
    { firstIsLast: true, way: 'plain' },
    'chunks',
  ),
  scenario(
    'first-is-last-fails',
    'the first chunk is the last one to be stored, and the upload fails',
    several,
    { firstIsLast: true, fails: true },
    'chunks',
  ),
  scenario('return-url-errors', 'return_url has the word error in it', small, {
    ownQuery: 'theme=green&errors=show&error_messages=show&no_error_message=1',
  }),
  scenario('no-return-url', 'a token without return_url is used', several, { way: 'plain' }),
  scenario('background', 'a background line is answered', several, { way: 'line' }),
  scenario('other-origin', 'the redirect leads to another origin', several, { way: 'other-origin' }),
  scenario('long-callback', 'the redirect is longer than 1500 characters', small, { way: 'long' }),
  scenario('page-fails', 'the page at return_url answers HTTP 500', small, { page: 500 }),
  scenario('small-letters', 'the names of headers are answered in small letters', several, {
    writing: 'small-letters',
  }),
  scenario('pieces', 'a background line is answered in pieces', several, { way: 'line', writing: 'pieces' }),
  scenario('error-pieces', 'the upload fails with an error line in pieces', several, {
    ...{ fails: true, way: 'line', writing: 'pieces' },
  }),
  ...statuses.map((status) =>
    scenario(
      `once-${status}`,
      `a chunk is answered with ${status} once`,
      several,
      once({ status, text: status === 204 ? '' : 'Please come back.' }),
      'chunks',
    ),
  ),
  scenario(
    'once-redirect',
    'a chunk is redirected to elsewhere once',
    several,
    once({ status: 302, location: '/elsewhere' }),
    'chunks',
  ),
  scenario(
    'once-redirect-page',
    'a chunk is redirected to a page once, which answers 200',
    several,
    { ...once({ status: 302, location: '/login' }), elsewhere: 200 },
    'commands',
  ),
  scenario(
    'once-503-empty',
    'two chunks are answered with an empty 503 once',
    several,
    {
      disruptions: [
        { chunk: 1, times: 1, act: { status: 503 } },
        { chunk: 4, times: 1, act: { status: 503 } },
      ],
    },
    'chunks',
  ),
  scenario(
    'once-success-text',
    'a chunk is answered with 503 and the text OK once',
    several,
    once({ status: 503, text: 'OK' }),
    'chunks',
  ),
  scenario(
    'once-503-single',
    'the only chunk of a file is answered with 503 once',
    chunks(1, -7),
    once({ status: 503, text: 'Please come back.' }, 'completing'),
    'chunks',
  ),
  scenario(
    'once-503-last',
    'the chunk that completes the file is answered with 503 once',
    several,
    once({ status: 503, text: 'Please come back.' }, 'completing'),
    'chunks',
  ),
  scenario(
    'once-503-fails',
    'a chunk is answered with 503 once, and the upload fails with error_message',
    several,
    { ...once({ status: 503, text: 'Please come back.' }), fails: true },
    'chunks',
  ),
  scenario(
    'once-503-date',
    'a chunk is answered with 503 and the date from which to try again once',
    several,
    once({ status: 503, text: 'Please come back.', hasDate: true }),
    'chunks',
  ),
  scenario('once-reset', 'the connection of a chunk is reset once', several, once('reset'), 'chunks'),
  scenario('once-lost', 'the answer to a stored chunk is lost once', several, once('lost'), 'chunks'),
  scenario(
    'completing-lost',
    'the answer to the chunk that completes the file is lost once',
    several,
    once('lost', 'completing'),
    'chunks',
  ),
  scenario('once-slow', 'the answer to a chunk takes a second and a half', several, once('slow'), 'chunks'),
  scenario(
    'once-slow-503',
    'a chunk is answered with 503 after a second and a half, once',
    several,
    once('slow-503'),
    'chunks',
  ),
  scenario(
    'unsupported-first',
    'the first chunk is answered with 500',
    chunks(17, 57),
    always(unsupported, 1),
    'chunks',
  ),
  scenario(
    'unsupported-middle',
    'a middle chunk is answered with 500',
    chunks(17, 57),
    always(unsupported, 3),
    'chunks',
  ),
  scenario(
    'unsupported-silent',
    'a middle chunk is answered with an empty 500',
    chunks(17, 57),
    always({ status: 500 }, 3),
    'chunks',
  ),
  scenario(
    'unsupported-last',
    'the chunk that completes the file is answered with 500',
    several,
    always(unsupported, 'completing'),
    'chunks',
  ),
  scenario('unsupported-every', 'everything is answered with 500', several, always(unsupported, 'every', true)),
  scenario('refused', 'the token is refused from the start', several, { refusal: { status: 403, after: 0 } }),
  scenario(
    'refused-at-end',
    'the token is refused with HTTP 200 once the file is whole',
    several,
    always(refused, 'completing', true),
  ),
  scenario(
    'refused-at-end-plainly',
    'the token is refused with HTTP 200 in another language once the file is whole',
    several,
    always({ ...refused, text: 'Dette token er allerede brugt.' }, 'completing', true),
  ),
  scenario('expires', 'the token expires after two chunks', several, { refusal: { status: 403, after: 2 } }, 'chunks'),
  scenario('error-message', 'the upload fails with error_message', several, { fails: true }),
  scenario('error-slow', 'the upload fails with error_message after a second and a half', several, {
    fails: true,
    disruptions: [{ chunk: 'completing', times: 1, act: 'slow', whole: true }],
  }),
  scenario('error-photo', 'the upload fails with error_message, and return_url has photo_id in a word', small, {
    ...{ fails: true, ownQuery: 'theme=green&old_photo_id=3&photo_ids=show&tokens=hide&tree_ids=show' },
  }),
  scenario('error-signs', 'the upload fails with signs in error_message', small, {
    ...{ fails: true, message: 'Only 50%25 of "a+b" & <c>; d=e #1 fits' },
  }),
  scenario('error-line', 'the upload fails with an error line', several, { fails: true, way: 'line' }),
  scenario(
    'never',
    'one chunk, or the file, is answered with 503 for ever',
    several,
    always({ status: 503, text: 'Please come back.' }, 3, true),
  ),
  scenario('never-ends', 'the last answer is lost for ever', several, always('reset', 'completing', true)),
  scenario(
    'rest-403',
    'all chunks but the first are answered with 409 for ever',
    several,
    always({ status: 409, text: 'Please come back.' }, 'rest'),
    'chunks',
  ),
  scenario(
    'probes',
    'probes for absent chunks are answered with other statuses than 200',
    several,
    { probes: [405, 400, 204, 403, 503, 404] },
    'probes',
  ),
  scenario('held', 'two chunks are there already, as their probes say', several, { held: [1, 3] }, 'probes'),
  scenario(
    'two-files',
    'two files of one name and different sizes are uploaded with one token',
    (sizes) => [{ length: sizes.several }, { length: sizes.several + 13 }],
    { uses: 2 },
  ),
  scenario(
    'two-alike',
    'two files of one size and beginning, and different names, are uploaded with one token',
    (sizes) => [{ length: sizes.several }, { name: 'another.png', length: sizes.several, likeBefore: true }],
    { uses: 2 },
  ),
  scenario(
    'two-long-names',
    'two files of one size and beginning, whose long names differ at their end, are uploaded with one token',
    (sizes) => [
      { name: 'summer-holiday-in-copenhagen-and-aarhus-2026-part-1.png', length: sizes.several },
      { name: 'summer-holiday-in-copenhagen-and-aarhus-2026-part-2.png', length: sizes.several, likeBefore: true },
    ],
    { uses: 2 },
  ),
  scenario('name-blanks', 'a file whose name has blanks and other signs is uploaded', () => [
    { name: 'my file (1) 50% + a&b,c;d=e.png', length: 4099 },
  ]),
  scenario('name-quotes', 'a file whose name has quotes is uploaded', () => [
    { name: 'a "quoted" name.png', length: 4099 },
  ]),
  scenario('name-scripts', 'a file whose name is in other scripts is uploaded', () => [
    { name: 'Blåbær 東京 и.png', length: 4099 },
  ]),
  scenario(
    'boundary',
    'a file that holds the boundary of the upload before is uploaded',
    () => [{ length: 4099 }, { length: 4099, boundaryBefore: true }],
    { uses: 2 },
  ),
];
