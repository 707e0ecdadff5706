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

const longText = () => `${randomUUID()}.${randomBytes(48).toString('base64url')}`;

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
    choose: together(
      change('tokens', () => ({ inRange: strict })),
      change('replaceTokens', () => ({ inRange: strict })),
    ),
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
    id: 'titles-limited',
    sentence: 'A title has 255 characters at the most, and is cut between two of them.',
    choose: change('metadata', ({ title }) => ({ title: (text) => Array.from(title(text)).slice(0, 255).join('') })),
  },
  {
    id: 'ends-a-little-later',
    sentence: 'A token ends four seconds after its minutes are over, and says so.',
    choose: together(
      change('tokens', ({ expiresAt }) => ({ expiresAt: (...args) => expiresAt(...args) + 4000 })),
      change('replaceTokens', ({ expiresAt }) => ({ expiresAt: (...args) => expiresAt(...args) + 4000 })),
    ),
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
  {
    id: 'metadata-tidied',
    sentence: 'Tags come back in order and set off by commas, unknown albums are left out, more tags of HTML are safe.',
    choose: change('metadata', () => ({
      tags: (text) => text.split(/\s+/).filter(Boolean).toSorted().join(', '),
      albumId: () => '',
      safeTags: ['b', 'p', 'i', 'em', 'strong', 'u', 'ul', 'ol', 'li', 'br'],
    })),
  },
];
