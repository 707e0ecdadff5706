import { randomBytes, randomUUID } from 'node:crypto';
import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';
import { wholeNumber } from '../server/parameters.js';

/** Takes what is in range, and refuses the rest instead of changing it. */
const strict: TokenDecisions['inRange'] = (asked, { least, most, usual }) => {
  if (asked === undefined || asked === '') return usual;
  const value = wholeNumber(asked);
  return value !== undefined && value >= least && value <= most ? value : undefined;
};

/** Takes the digits at the front, and none as 0, as most languages do when they are asked to be lenient. */
const lenient: TokenDecisions['inRange'] = (asked, { least, most, usual }) => {
  if (asked === undefined || asked === '') return usual;
  return Math.min(Math.max(Number.parseInt(asked, 10) || 0, least), most);
};

/** Takes whatever JavaScript reads as a number, and the default for all else. */
const asFloat: TokenDecisions['inRange'] = (asked = '', { least, most, usual }) => {
  const value = asked.trim() === '' ? Number.NaN : Math.floor(Number(asked));
  return Number.isNaN(value) ? usual : Math.min(Math.max(value, least), most);
};

const longText = () => `${randomUUID()}.${randomBytes(48).toString('base64url')}`;

/** Decides the same for upload tokens and replace tokens. */
const bothKinds = (decided: Partial<TokenDecisions>) =>
  together(
    change('tokens', () => decided),
    change('replaceTokens', () => decided),
  );

const statuses: Readonly<Record<string, number>> = {
  invalid_signature: 401,
  permission_denied: 403,
  no_such_photo: 404,
  no_file: 422,
};

export const issuingVariants: readonly Variant[] = [
  {
    id: 'strict-ranges',
    sentence: 'Lifetimes and numbers of uploads out of range are refused instead of brought into range.',
    choose: bothKinds({ inRange: strict }),
  },
  {
    id: 'lenient-numbers',
    sentence: 'Of a number the digits at its front are read, and none are 0, before it is brought into range.',
    misses: [
      'token.lifetime.not-a-number-ignored',
      'token.uses.not-a-number-ignored',
      'replace.lifetime.not-a-number-ignored',
      'replace.uses.not-a-number-ignored',
    ],
    choose: bothKinds({ inRange: lenient }),
  },
  {
    id: 'floating-numbers',
    sentence: 'Numbers may be written as in a program, such as 1e3, and what is none is treated as absent.',
    choose: bothKinds({ inRange: asFloat }),
  },
  {
    id: 'long-tokens',
    sentence: 'Tokens are long and hold capitals, dots and hyphens; ids have 19 digits.',
    choose: together(
      change('tokens', () => ({ mint: longText })),
      change('replaceTokens', () => ({ mint: longText })),
      change('archive', () => ({
        number: (count) => ({
          photoId: String(9_007_199_254_740_993_000n + BigInt(count)),
          treeId: String(8_107_199_254_740_993_000n - BigInt(count) * 3n),
          secret: longText(),
        }),
      })),
    ),
  },
  {
    id: 'oauth-by-header-only',
    sentence: 'OAuth parameters are read in the header Authorization and nowhere else.',
    misses: ['auth.oauth1.places'],
    choose: change('permission', () => ({ oauthPlaces: [] })),
  },
  {
    id: 'nonces-unchecked',
    sentence: 'A signed call is accepted as often as it is sent.',
    misses: ['auth.oauth1.nonce'],
    choose: change('permission', () => ({ nonceIsChecked: false })),
  },
  {
    id: 'users-named-by-super-only',
    sentence: 'A call that names a user is refused below the level super.',
    choose: change('permission', ({ allows }) => ({
      allows: (has, needs, call) =>
        allows(has, call.body.parameters.over(call.query).has('user_id') ? 'super' : needs, call),
    })),
  },
  {
    id: 'errors-4xx',
    sentence: 'Refusals have an HTTP status of their own, from 400 to 422.',
    choose: change('answers', () => ({ errorStatus: (code) => statuses[code] ?? 400 })),
  },
];
