import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';

const second = 1000;
const minute = 60 * second;

/** Decides the same for upload tokens and replace tokens. */
const bothKinds = (decide: (before: TokenDecisions) => Partial<TokenDecisions>) =>
  together(change('tokens', decide), change('replaceTokens', decide));

/** What a valid_until that is somewhat off misses. */
const inexact: readonly string[] = ['token.valid-until.exact', 'replace.valid-until-exact'];

/** Rounding, leeway and clocks: the documents name lifetimes in minutes, and no clock. */
export const timeVariants: readonly Variant[] = [
  {
    id: 'ends-a-little-later',
    sentence: 'A token expires four seconds after its minutes are over, and its valid_until says so.',
    choose: together(
      change('tokens', ({ expiresAt }) => ({ expiresAt: (...args) => expiresAt(...args) + 4000 })),
      change('replaceTokens', ({ expiresAt }) => ({ expiresAt: (...args) => expiresAt(...args) + 4000 })),
    ),
  },
  {
    id: 'half-a-minute-longer',
    sentence: 'A token is valid for 35 seconds more than its minutes, and valid_until says so.',
    misses: [...inexact, 'token.expiry.not-late', 'replace.expiry.not-late'],
    choose: bothKinds(({ expiresAt }) => ({ expiresAt: (...args) => expiresAt(...args) + 35 * second })),
  },
  {
    id: 'expiry-swept-up',
    sentence: 'Expired tokens are swept up every four minutes, and accepted until then.',
    misses: ['token.expiry.not-late', 'replace.expiry.not-late'],
    choose: bothKinds(() => ({ expired: (token, now) => now >= token.expiresAt + 4 * minute })),
  },
  {
    id: 'expires-with-time-to-spare',
    sentence: 'A token expires fifty seconds before its time, so that an upload can still be completed in time.',
    misses: ['token.expiry.not-early', 'replace.expiry.not-early'],
    choose: bothKinds(() => ({ expired: (token, now) => now >= token.expiresAt - 50 * second })),
  },
  {
    id: 'gateway-clock-ahead',
    sentence: 'The Date header is that of a gateway, whose clock is 25 seconds ahead.',
    misses: inexact,
    choose: change('transport', () => ({ date: (now) => now + 25 * second })),
  },
  {
    id: 'no-date',
    sentence: 'Answers have no Date header.',
    unjudged: [
      'token.valid-until.arithmetic',
      'token.valid-until.exact',
      'token.valid-until.own-clock',
      'replace.valid-until',
      'replace.valid-until-exact',
    ],
    choose: change('transport', () => ({ date: () => undefined })),
  },
  {
    id: 'clock-left-moved',
    sentence: 'An earlier run moved the clock by which tokens expire, which the Date header does not show.',
    choose: together(
      change('transport', () => ({ date: () => Date.now() })),
      bothKinds(({ expiresAt, expired }) => ({
        expiresAt: (issuedAt, ...args) => expiresAt(issuedAt + 47 * minute, ...args),
        expired: (token, now) => expired(token, now + 47 * minute),
      })),
    ),
  },
];
