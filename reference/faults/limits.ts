import { change } from '../decisions/decisions.js';
import { type Range, tokenDefaults } from '../decisions/tokens.js';
import { Parameters, wholeNumber } from '../server/parameters.js';
import type { TokenKind } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

type Area = 'tokens' | 'replaceTokens';

const lifetime = (area: Area, part: Partial<Range>) =>
  change(area, (before) => ({ lifetime: { ...before.lifetime, ...part } }));

const uploads = (area: Area, part: Partial<Range>) =>
  change(area, (before) => ({ uploads: { ...before.uploads, ...part } }));

/** Reads what is not a number as `number` does, in one of the two ranges. */
const misread = (area: Area, which: 'lifetime' | 'uploads', number: (text: string) => number) =>
  change(area, (before) => ({
    inRange: (asked, range) =>
      asked !== undefined && wholeNumber(asked) === undefined && range === before[which]
        ? number(asked)
        : before.inRange(asked, range),
  }));

/** Takes a parameter that a POST does not name for one with this value. */
const whenPosted = (of: TokenKind, name: string, value: string) =>
  change('requests', ({ asked }) => ({
    asked(method, query, body, kind) {
      const known = asked(method, query, body, kind);
      return method === 'POST' && kind === of ? known.over(new Parameters([[name, value]])) : known;
    },
  }));

/** The limits of both kinds of tokens, each missed by one in both directions and by the usual blunders. */
const limitsOf = (kind: 'token' | 'replace', area: Area, noun: string) =>
  faultsOf(kind === 'token' ? 'tokens' : 'replacing', [
    {
      id: `${kind}-lifetime-default-179`,
      breaks: `${kind}.lifetime.default`,
      sentence: `${noun} asked for without valid_minutes is valid for 179 minutes.`,
      plant: lifetime(area, { usual: 179 }),
    },
    {
      id: `${kind}-lifetime-default-360`,
      breaks: `${kind}.lifetime.default`,
      sentence: `${noun} asked for without valid_minutes is valid for 360 minutes, as in version 2 of the API.`,
      plant: lifetime(area, { usual: 360 }),
    },
    {
      id: `${kind}-lifetime-default-360-by-post`,
      breaks: `${kind}.lifetime.default`,
      sentence: `${noun} asked for by POST without valid_minutes is valid for 360 minutes.`,
      plant: whenPosted(kind === 'token' ? 'upload' : 'replace', 'valid_minutes', '360'),
    },
    {
      id: `${kind}-lifetime-least-14`,
      breaks: `${kind}.lifetime.below`,
      sentence: `${noun} may have a lifetime of 14 minutes.`,
      plant: lifetime(area, { least: 14 }),
    },
    {
      id: `${kind}-lifetime-least-16`,
      breaks: `${kind}.lifetime.granted`,
      sentence: `${noun} is valid for at least 16 minutes.`,
      plant: lifetime(area, { least: 16 }),
    },
    {
      id: `${kind}-lifetime-least-1`,
      breaks: `${kind}.lifetime.below`,
      sentence: `${noun} may have a lifetime of a single minute.`,
      plant: lifetime(area, { least: 1 }),
    },
    {
      id: `${kind}-lifetime-most-1439`,
      breaks: `${kind}.lifetime.granted`,
      sentence: `${noun} is valid for at most 1439 minutes.`,
      plant: lifetime(area, { most: 1439 }),
    },
    {
      id: `${kind}-lifetime-most-1441`,
      breaks: `${kind}.lifetime.above`,
      sentence: `${noun} may have a lifetime of 1441 minutes.`,
      plant: lifetime(area, { most: 1441 }),
    },
    {
      id: `${kind}-lifetime-unlimited`,
      breaks: `${kind}.lifetime.above`,
      sentence: `${noun} may have any lifetime.`,
      plant: lifetime(area, { most: Number.MAX_SAFE_INTEGER }),
    },
    {
      id: `${kind}-lifetime-not-a-number-shortest`,
      breaks: `${kind}.lifetime.not-a-number-ignored`,
      sentence: `${noun} is valid for 15 minutes when valid_minutes is not a number.`,
      plant: misread(area, 'lifetime', () => 15),
    },
    {
      id: `${kind}-lifetime-not-a-number-prefix`,
      breaks: `${kind}.lifetime.not-a-number`,
      sentence: 'Of a valid_minutes that is not a number the leading digits are used, and 0 when there are none.',
      plant: misread(area, 'lifetime', (text) => Number.parseInt(text, 10) || 0),
    },
    {
      id: `${kind}-lifetime-digits-at-front`,
      breaks: `${kind}.lifetime.not-a-number-ignored`,
      sentence: 'Of a valid_minutes that begins with a number that number counts.',
      plant: misread(area, 'lifetime', (text) =>
        Math.max(Number.parseInt(text, 10) || tokenDefaults.lifetime.usual, tokenDefaults.lifetime.least),
      ),
    },
    {
      id: `${kind}-lifetime-not-a-number-endless`,
      breaks: `${kind}.lifetime.not-a-number`,
      sentence: `${noun} has a lifetime of NaN when valid_minutes is not a number.`,
      plant: misread(area, 'lifetime', () => Number.NaN),
    },
    {
      id: `${kind}-uses-default-2`,
      breaks: `${kind}.uses.default`,
      sentence: `${noun} asked for without max_uploads takes two uploads.`,
      plant: uploads(area, { usual: 2 }),
    },
    {
      id: `${kind}-uses-default-100`,
      breaks: `${kind}.uses.default`,
      sentence: `${noun} asked for without max_uploads takes as many uploads as there can be.`,
      plant: uploads(area, { usual: 100 }),
    },
    {
      id: `${kind}-uses-default-100-by-post`,
      breaks: `${kind}.uses.default`,
      sentence: `${noun} asked for by POST without max_uploads takes as many uploads as there can be.`,
      plant: whenPosted(kind === 'token' ? 'upload' : 'replace', 'max_uploads', '100'),
    },
    {
      id: `${kind}-uses-least-0`,
      breaks: `${kind}.uses.below`,
      sentence: `${noun} may be asked for with 0 uploads.`,
      plant: uploads(area, { least: 0 }),
    },
    {
      id: `${kind}-uses-least-2`,
      breaks: `${kind}.uses.granted`,
      sentence: `${noun} asked for with one upload takes two.`,
      plant: uploads(area, { least: 2 }),
    },
    {
      id: `${kind}-uses-negative`,
      breaks: `${kind}.uses.below`,
      sentence: `${noun} may be asked for with a negative number of uploads.`,
      plant: uploads(area, { least: Number.MIN_SAFE_INTEGER }),
    },
    {
      id: `${kind}-uses-most-99`,
      breaks: `${kind}.uses.granted`,
      sentence: `${noun} takes 99 uploads at the most.`,
      plant: uploads(area, { most: 99 }),
    },
    {
      id: `${kind}-uses-most-101`,
      breaks: `${kind}.uses.above`,
      sentence: `${noun} may take 101 uploads.`,
      plant: uploads(area, { most: 101 }),
    },
    {
      id: `${kind}-uses-most-10`,
      breaks: `${kind}.uses.granted`,
      sentence: `${noun} takes 10 uploads at the most, as it was in 2012.`,
      plant: uploads(area, { most: 10 }),
    },
    {
      id: `${kind}-uses-most-1000`,
      breaks: `${kind}.uses.above`,
      sentence: `${noun} may take 1000 uploads, as in version 2 of the API.`,
      plant: uploads(area, { most: 1000 }),
    },
    {
      id: `${kind}-uses-not-a-number-most`,
      breaks: `${kind}.uses.not-a-number-ignored`,
      sentence: `${noun} takes 100 uploads when max_uploads is not a number.`,
      plant: misread(area, 'uploads', () => 100),
    },
    {
      id: `${kind}-uses-not-a-number-1000`,
      breaks: `${kind}.uses.not-a-number`,
      sentence: `${noun} takes 1000 uploads when max_uploads is not a number.`,
      plant: misread(area, 'uploads', () => 1000),
    },
    {
      id: `${kind}-uses-digits-at-front`,
      breaks: `${kind}.uses.not-a-number-ignored`,
      sentence: 'Of a max_uploads that begins with a number that number counts.',
      plant: misread(area, 'uploads', (text) => Number.parseInt(text, 10) || tokenDefaults.uploads.usual),
    },
  ]);

/** Uploads that the answer states as one and that have no limit. */
const unlimited = (means: (asked: string | undefined) => boolean) =>
  change('tokens', ({ inRange, told, uploads: range }) => ({
    inRange: (asked, of) => (of === range && means(asked) ? Number.POSITIVE_INFINITY : inRange(asked, of)),
    told: {
      ...told,
      uploads: (token) => (token.uses.max === Number.POSITIVE_INFINITY ? '1' : String(token.uses.max)),
    },
  }));

export const limitFaults: readonly Fault[] = [
  ...limitsOf('token', 'tokens', 'An upload token'),
  ...limitsOf('replace', 'replaceTokens', 'A replace token'),
  ...faultsOf('tokens', [
    {
      id: 'token-uses-0-unlimited',
      breaks: 'token.uses.below',
      sentence: 'A max_uploads of 0 is stated as 1, and applied as no limit.',
      plant: unlimited((asked) => wholeNumber(asked) === 0),
    },
    {
      id: 'token-uses-not-a-number-unlimited',
      breaks: 'token.uses.not-a-number',
      sentence: 'A max_uploads that is not a number is stated as 1, and nothing is above it.',
      plant: unlimited((asked) => asked !== undefined && wholeNumber(asked) === undefined),
    },
  ]),
];
