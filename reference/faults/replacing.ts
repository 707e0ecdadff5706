import type { Callback, CallbackDecisions } from '../decisions/callbacks.js';
import { change } from '../decisions/decisions.js';
import type { Outcome, Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';
import { claimSlowly, uncounted } from './uses.js';

/** Changes the documents' own parameters in the callback of a replacement. */
const own = (kind: Outcome['kind'], changed: (pairs: readonly Pair[]) => readonly Pair[]) =>
  change(
    'callbacks',
    (before): Partial<CallbackDecisions> => ({
      own(outcome, token, name, domain) {
        const pairs = before.own(outcome, token, name, domain);
        return outcome.kind === kind && token.kind === 'replace' ? changed(pairs) : pairs;
      },
    }),
  );

export const replacingFaults: readonly Fault[] = faultsOf('replacing', [
  {
    id: 'replacement-not-returned',
    breaks: 'replace.redeem.callback',
    sentence: 'After a replacement the client stays on a page of the site.',
    plant: change('callbacks', () => ({
      returns: (outcome, token) => token.kind === 'upload' || outcome.kind === 'failure',
    })),
  },
  {
    id: 'replacement-302',
    breaks: 'replace.redeem.callback',
    sentence: 'The redirect after a replacement is a 302.',
    plant: change('callbacks', ({ goesByGet, long, headers }) => {
      const isReplacement = ({ pairs }: Callback) => pairs.some(([name]) => name === 'replace_token');
      return {
        goesByGet: (callback) => goesByGet(callback) && !isReplacement(callback),
        long: (callback) =>
          goesByGet(callback)
            ? { status: 302, headers: headers(callback.address), body: Buffer.alloc(0) }
            : long(callback),
      };
    }),
  },
  {
    id: 'replacement-without-tree-id',
    breaks: 'replace.redeem.callback',
    sentence: 'The callback of a replacement holds no tree_id.',
    plant: own('success', (pairs) => pairs.filter(([name]) => name !== 'tree_id')),
  },
  {
    id: 'replacement-token-not-named',
    breaks: 'replace.redeem.token-named',
    sentence: 'The callback of a replacement does not name the replace token.',
    plant: own('success', (pairs) => pairs.filter(([name]) => name !== 'replace_token')),
  },
  {
    id: 'replacement-makes-photo',
    breaks: 'replace.redeem.same-photo',
    sentence: 'A replacement makes a new photo.',
    plant: change('archive', () => ({ replaced: (_photo, fresh) => fresh() })),
  },
  {
    id: 'replacement-goes-elsewhere',
    breaks: 'replace.redeem.bound',
    sentence: 'A photo_id sent when redeeming decides which photo is replaced.',
    plant: change('archive', ({ target }) => ({
      target: (token, sent) => sent.get('photo_id') ?? target(token, sent),
    })),
  },
  {
    id: 'replacement-failure-not-returned',
    breaks: 'replace.redeem.failure',
    sentence: 'After a failed replacement the client stays on a page of the site.',
    plant: change('callbacks', () => ({
      returns: (outcome, token) => token.kind === 'upload' || outcome.kind === 'success',
    })),
  },
  {
    id: 'replacement-failure-without-message',
    breaks: 'replace.redeem.failure',
    sentence: 'The callback of a failed replacement has no error_message.',
    plant: own('failure', (pairs) => pairs.filter(([name]) => name !== 'error_message')),
  },
  {
    id: 'replacement-extras-dropped',
    breaks: 'replace.redeem.extras',
    sentence: 'Extra parameters of redeem-replace-token are not repeated.',
    plant: change('callbacks', ({ extras }) => ({
      extras: (onGet, onRedeem, token) => extras(onGet, token.kind === 'replace' ? [] : onRedeem, token),
    })),
  },
  {
    id: 'replace-one-use-too-many',
    breaks: 'replace.redeem.uses',
    sentence: 'A replace token takes one upload more than max_uploads says.',
    plant: change('replaceTokens', () => ({ hasUse: (uses) => uses.taken <= uses.max })),
  },
  {
    id: 'replace-uses-without-return-url-uncounted',
    breaks: 'replace.redeem.uses',
    sentence: 'Uses of a replace token without return_url are not counted.',
    plant: uncounted((token) => token.returnUrl === undefined, 'replaceTokens'),
  },
  {
    id: 'replace-single-use',
    breaks: 'replace.redeem.uses',
    sentence: 'A replace token takes one upload whatever max_uploads says.',
    plant: change('replaceTokens', () => ({ hasUse: (uses) => uses.taken === 0 })),
  },
  {
    id: 'replace-last-use-raced',
    breaks: 'replace.redeem.race',
    sentence: 'Two simultaneous replacements both get the last use.',
    plant: change('replaceTokens', () => ({ claim: claimSlowly })),
  },
  {
    id: 'replacement-no-return-url-home',
    breaks: 'replace.redeem.no-return-url',
    sentence: 'Without return_url the client is sent to the start page after a replacement.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' && token.kind === 'replace'
          ? { status: 302, headers: [['Location', '/']], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'replacement-not-in-background',
    breaks: 'replace.redeem.background',
    sentence: 'background_return_p counts for upload tokens only, and the client is redirected.',
    plant: change('replaceTokens', () => ({ terms: (token) => ({ ...token, background: false }) })),
  },
  {
    id: 'bad-replace-token-page',
    breaks: 'replace.redeem.unknown',
    sentence: 'A bad replace token is answered with a page.',
    plant: change('replaceTokens', () => ({ refusalText: () => '<!DOCTYPE html><p>The token is not valid</p>' })),
  },
  {
    id: 'unknown-replace-token-500',
    breaks: 'replace.client-errors',
    sentence: 'What is no replace token is answered with HTTP 500.',
    plant: change('replaceTokens', ({ refusalStatus }) => ({
      refusalStatus: (defect, isChunk) => (defect === 'unknown' ? 500 : refusalStatus(defect, isChunk)),
    })),
  },
  {
    id: 'upload-token-without-return-url-replaces',
    breaks: 'replace.redeem.kind',
    sentence: 'An upload token without return_url is accepted instead of a replace token.',
    plant: change('replaceTokens', ({ kindFits }) => ({
      kindFits: (token, wanted) => token.returnUrl === undefined || kindFits(token, wanted),
    })),
  },
  {
    id: 'upload-token-replaces',
    breaks: 'replace.redeem.kind',
    sentence: 'An upload token is accepted instead of a replace token.',
    plant: change('replaceTokens', () => ({ kindFits: () => true })),
  },
  {
    id: 'replacement-without-file',
    breaks: 'replace.redeem.file',
    sentence: 'A replacement without a file succeeds.',
    plant: change('photos', () => ({
      needsFile: ({ endpoint, method }) => method === 'GET' || !endpoint.includes('replace'),
    })),
  },
  {
    id: 'replacement-by-empty-file',
    breaks: 'replace.redeem.file.empty',
    sentence: 'A photo can be replaced by a file of zero bytes.',
    plant: change('photos', ({ supports }) => ({
      supports: (kind, file) => file.size === 0 || supports(kind, file),
    })),
  },
  {
    id: 'get-replaces',
    breaks: 'replace.redeem.get',
    sentence: 'A GET with a replace token succeeds.',
    plant: change('photos', () => ({
      needsFile: ({ endpoint, method }) => method !== 'GET' || !endpoint.includes('replace'),
    })),
  },
  {
    id: 'replacement-named-by-tree-id',
    breaks: 'replace.redeem.same-photo',
    sentence: 'The callback of a replacement holds the tree_id as photo_id.',
    plant: own('success', (pairs) => {
      const treeId = pairs.find(([name]) => name === 'tree_id')?.[1] ?? '';
      return pairs.map(([name, value]) => [name, name === 'photo_id' ? treeId : value]);
    }),
  },
  {
    id: 'replace-uses-of-each-method',
    breaks: 'replace.redeem.uses.shared',
    sentence: 'redeem-upload-token redeems replace tokens and does not count their uses.',
    plant: change('tokens', ({ find }) => ({
      kindFits: () => true,
      find(tokens, text) {
        const token = find(tokens, text);
        return token?.kind === 'replace' ? { ...token, uses: { ...token.uses, taken: 0 } } : token;
      },
    })),
  },
  {
    id: 'replacement-without-file-500',
    breaks: 'replace.client-errors',
    sentence: 'A replacement without a file is answered with HTTP 500.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl(outcome, token) {
        const answer = withoutReturnUrl(outcome, token);
        const isWithoutFile = outcome.kind === 'failure' && outcome.reason === 'no_file';
        return isWithoutFile && token.kind === 'replace' ? { ...answer, status: 500 } : answer;
      },
    })),
  },
  {
    id: 'replacement-204',
    breaks: 'replace.redeem.no-return-url',
    sentence: 'Without return_url a replacement is answered with HTTP 204.',
    plant: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success' && token.kind === 'replace'
          ? { status: 204, headers: [], body: Buffer.alloc(0) }
          : withoutReturnUrl(outcome, token),
    })),
  },
]);
