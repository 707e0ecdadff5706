import { change } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import { wholeNumber } from '../server/parameters.js';
import { type Fault, faultsOf } from './fault.js';

const minute = 60_000;
const hour = 60 * minute;

const telling = (validUntil: TokenDecisions['told']['validUntil'], area: 'tokens' | 'replaceTokens' = 'tokens') =>
  change(area, ({ told }) => ({ told: { ...told, validUntil } }));

export const validUntilFaults: readonly Fault[] = faultsOf('tokens', [
  {
    id: 'valid-until-milliseconds',
    breaks: 'token.valid-until.epoch-seconds',
    sentence: 'valid_until is stated in milliseconds.',
    plant: telling((token) => String(token.expiresAt)),
  },
  {
    id: 'valid-until-date',
    breaks: 'token.valid-until.epoch-seconds',
    sentence: 'valid_until is stated as a date.',
    plant: telling((token) => new Date(token.expiresAt).toISOString()),
  },
  {
    id: 'valid-until-decimals',
    breaks: 'token.valid-until.epoch-seconds',
    sentence: 'valid_until is stated with decimals.',
    plant: telling((token) => (token.expiresAt / 1000).toFixed(3)),
  },
  {
    id: 'valid-until-local-time',
    breaks: 'token.valid-until.own-clock',
    sentence: 'valid_until counts the seconds of a time zone one hour east of Greenwich.',
    plant: telling((token) => String(Math.floor((token.expiresAt + hour) / 1000))),
  },
  {
    id: 'valid-until-seventeen-minutes-ahead',
    breaks: 'token.valid-until.own-clock',
    sentence: 'valid_until is counted from seventeen minutes after the issue.',
    plant: telling((token) => String(Math.floor((token.expiresAt + 17 * minute) / 1000))),
  },
  {
    id: 'valid-until-by-another-clock',
    breaks: 'token.valid-until.own-clock',
    sentence: 'valid_until is counted by a clock that nobody moves, while the token expires by the one that is moved.',
    plant: telling((token) => String(Math.floor(Date.now() / 1000) + token.minutes * 60)),
  },
  {
    id: 'valid-until-a-day-ahead',
    breaks: 'token.valid-until.arithmetic',
    sentence: 'A lifetime of more than twelve hours is counted twice in valid_until.',
    plant: telling((token) =>
      String(Math.floor((token.expiresAt + (token.minutes > 720 ? token.minutes * minute : 0)) / 1000)),
    ),
  },
  {
    id: 'valid-until-never',
    breaks: 'token.valid-until.arithmetic',
    sentence: 'valid_until is NaN where valid_minutes is not a number.',
    plant: change('tokens', ({ told, inRange, lifetime }) => ({
      inRange: (asked, range) =>
        range === lifetime && asked !== undefined && wholeNumber(asked) === undefined
          ? range.usual + 0.25
          : inRange(asked, range),
      told: {
        ...told,
        minutes: (token) => String(Math.floor(token.minutes)),
        validUntil: (token) => (Number.isInteger(token.minutes) ? told.validUntil(token) : 'NaN'),
      },
    })),
  },
  {
    id: 'valid-until-twenty-seconds-late',
    breaks: 'token.valid-until.exact',
    sentence: 'valid_until is twenty seconds later than the lifetime says.',
    plant: telling((token) => String(Math.floor(token.expiresAt / 1000) + 20)),
  },
  {
    id: 'valid-until-of-the-second-before',
    breaks: 'token.valid-until.exact',
    sentence: 'valid_until in JSON is ten seconds earlier than the lifetime says.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        value: (name, text) => (name === 'valid_until' ? String(Number(text) - 10) : json.value(name, text)),
      },
    })),
  },
  {
    id: 'replace-valid-until-twenty-seconds-late',
    breaks: 'replace.valid-until-exact',
    sentence: 'valid_until of a replace token is twenty seconds later than its lifetime says.',
    plant: telling((token) => String(Math.floor(token.expiresAt / 1000) + 20), 'replaceTokens'),
  },
  {
    id: 'valid-until-minutes-as-seconds',
    breaks: 'token.valid-until.arithmetic',
    sentence: 'valid_until adds the minutes as if they were seconds.',
    plant: telling((token) => String(Math.floor(token.issuedAt / 1000) + token.minutes)),
  },
  {
    id: 'valid-until-always-default',
    breaks: 'token.valid-until.arithmetic',
    sentence: 'valid_until is three hours ahead whatever the lifetime.',
    plant: telling((token) => String(Math.floor((token.issuedAt + 3 * hour) / 1000))),
  },
  {
    id: 'valid-until-full-quarter',
    breaks: 'token.valid-until.arithmetic',
    sentence: 'valid_until is rounded down to a full quarter of an hour.',
    plant: telling((token) => String(Math.floor(token.expiresAt / (15 * minute)) * 15 * 60)),
  },
  {
    id: 'replace-valid-until-local-time',
    breaks: 'replace.valid-until',
    sentence: 'valid_until of a replace token is stated for a time zone two hours west of Greenwich.',
    plant: telling((token) => String(Math.floor((token.expiresAt - 2 * hour) / 1000)), 'replaceTokens'),
  },
]);
