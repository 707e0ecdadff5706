import { setTimeout as pause } from 'node:timers/promises';
import { change } from '../decisions/decisions.js';
import type { Draft, TokenDecisions } from '../decisions/tokens.js';
import type { Token, Uses } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** A look and a use with a moment in between, in which another may look too. */
export const claimSlowly: TokenDecisions['claim'] = async (uses, hasUse) => {
  const isFree = hasUse(uses);
  await pause(10, undefined, { ref: false });
  if (isFree) uses.taken += 1;
  return isFree;
};

/** Goes by a copy of the uses, so that none is ever taken. */
export const uncounted = (of: (token: Token) => boolean, area: 'tokens' | 'replaceTokens' = 'tokens') =>
  change(area, () => ({ terms: (token) => (of(token) ? { ...token, uses: { ...token.uses } } : token) }));

/** How often a token can be used. */
export const useFaults: readonly Fault[] = faultsOf('redeeming', [
  {
    id: 'uses-without-return-url-uncounted',
    breaks: 'redeem.uses.exact',
    sentence: 'Uses of a token without return_url are not counted.',
    plant: uncounted((token) => token.returnUrl === undefined),
  },
  {
    id: 'uses-in-the-background-uncounted',
    breaks: 'redeem.uses.exact',
    sentence: 'Uses of a token with background_return_p=1 are not counted.',
    plant: uncounted((token) => token.background),
  },
  {
    id: 'one-use-too-many',
    breaks: 'redeem.uses.exact',
    sentence: 'A token takes one upload more than max_uploads says.',
    plant: change('tokens', () => ({ hasUse: (uses) => uses.taken <= uses.max })),
  },
  {
    id: 'one-use-too-few',
    breaks: 'redeem.uses.exact',
    sentence: 'A token for several uploads takes one less than max_uploads says.',
    plant: change('tokens', () => ({ hasUse: (uses) => uses.taken < Math.max(1, uses.max - 1) })),
  },
  {
    id: 'uses-not-counted',
    breaks: 'redeem.uses.exact',
    sentence: 'Uploads are not counted, and a token can be used until it ends.',
    plant: change('tokens', () => ({ claim: () => true })),
  },
  {
    id: 'single-use-taken-twice',
    breaks: 'redeem.uses.default',
    sentence: 'A token for one upload takes two.',
    plant: change('tokens', ({ hasUse }) => ({
      hasUse: (uses) => hasUse(uses) || (uses.max === 1 && uses.taken === 1),
    })),
  },
  {
    id: 'last-use-raced',
    breaks: 'redeem.uses.race',
    sentence: 'Two simultaneous uploads both get the last use.',
    plant: change('tokens', () => ({ claim: claimSlowly })),
  },
  {
    id: 'token-locked-while-used',
    breaks: 'redeem.uses.parallel',
    sentence: 'While one upload takes its use of a token for up to ten, another is refused.',
    plant(decisions) {
      const busy = new WeakSet<Uses>();
      return change('tokens', ({ claim }) => ({
        async claim(uses, hasUse) {
          if (uses.max > 10) return claim(uses, hasUse);
          if (busy.has(uses)) return false;
          busy.add(uses);
          await pause(25, undefined, { ref: false });
          busy.delete(uses);
          return claim(uses, hasUse);
        },
      }))(decisions);
    },
  },
  {
    id: 'consumed-token-consumes-others',
    breaks: 'redeem.uses.independent',
    sentence: 'A token that is used up uses up the others with the same return_url.',
    plant(decisions) {
      const known: Draft[] = [];
      return change('tokens', ({ claim, mint }) => ({
        mint(draft, count) {
          known.push(draft);
          return mint(draft, count);
        },
        async claim(uses, hasUse) {
          const claimed = await claim(uses, hasUse);
          const own = known.find((draft) => draft.uses === uses);
          if (own?.returnUrl === undefined || uses.taken < uses.max) return claimed;
          for (const other of known) if (other.returnUrl === own.returnUrl) other.uses.taken = other.uses.max;
          return claimed;
        },
      }))(decisions);
    },
  },
  {
    id: 'failure-costs-two-uses',
    breaks: 'redeem.uses.after-failure',
    sentence: 'A failed upload costs two uses.',
    plant: change('tokens', () => ({
      afterFailure(uses, attempt) {
        if (attempt === 'no_file' || attempt === 'unsupported') uses.taken += 2;
      },
    })),
  },
  {
    id: 'failure-kills-token',
    breaks: 'redeem.uses.after-failure',
    sentence: 'A file that is not supported uses the token up.',
    plant: change('tokens', () => ({
      afterFailure(uses, attempt) {
        if (attempt === 'unsupported') uses.taken = uses.max;
      },
    })),
  },
  {
    id: 'refusal-gives-use-back',
    breaks: 'redeem.history',
    sentence: 'An upload that is refused because the token is consumed gives back a use.',
    plant: change('tokens', () => ({
      afterFailure(uses, attempt) {
        if (attempt === 'consumed') uses.taken -= 1;
      },
    })),
  },
  {
    id: 'get-takes-use',
    breaks: 'redeem.method.get-free',
    sentence: 'A GET with a token takes a use.',
    plant: change('tokens', () => ({
      afterFailure(uses, attempt) {
        if (attempt === 'method') uses.taken += 1;
      },
    })),
  },
]);
