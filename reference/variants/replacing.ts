import { randomBytes } from 'node:crypto';
import { change, together } from '../decisions/decisions.js';
import type { Variant } from '../faults/fault.js';
import { plain } from '../server/render.js';

/** What becomes of a replacement, where the documents leave it open. */
export const replacingVariants: readonly Variant[] = [
  {
    id: 'replacing-by-one-method',
    sentence: 'There is no redeem-replace-token: redeem-upload-token redeems replace tokens as well.',
    choose: together(
      change('tokens', () => ({ kindFits: () => true })),
      change('transport', ({ gateway }) => ({
        gateway: (call) =>
          call.endpoint === '/api/photo/redeem-replace-token' ? plain(404, 'There is nothing here') : gateway(call),
      })),
    ),
  },
  {
    id: 'replace-tokens-for-any-photo',
    sentence: 'A replace token is issued for any photo_id, and fails when there is no such photo.',
    choose: change('archive', () => ({ mustExist: false })),
  },
  {
    id: 'photos-locked-while-processed',
    sentence: 'A photo cannot be replaced for 50 milliseconds after it was uploaded or replaced.',
    choose: change('archive', () => ({ lockedMs: 50 })),
  },
  {
    id: 'replaced-photos-renewed',
    sentence: 'A photo that is replaced gets another tree_id and another token.',
    choose: change('archive', ({ number }) => {
      let replacements = 0;
      return {
        replaced(photo) {
          replacements += 1;
          return { ...photo, treeId: number(500_000 + replacements).treeId, secret: randomBytes(16).toString('hex') };
        },
      };
    }),
  },
  {
    id: 'replacements-repeat-no-issue-extras',
    sentence: 'The callback of a replacement repeats the extra parameters of the redemption alone.',
    misses: ['replace.redeem.issue-extras'],
    choose: change('callbacks', ({ extras }) => ({
      extras: (onGet, onRedeem, token) => extras(token.kind === 'replace' ? [] : onGet, onRedeem, token),
    })),
  },
];
