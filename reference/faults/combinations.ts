import { change, type Decisions } from '../decisions/decisions.js';
import { Parameters } from '../server/parameters.js';
import type { Outcome, Pair, Token, TokenKind, Uses } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

/** Changes the documents' own parameters in the callbacks of one kind of token. */
const own = (kind: TokenKind, changed: (pairs: readonly Pair[], outcome: Outcome, token: Token) => readonly Pair[]) =>
  change('callbacks', (before) => ({
    own(outcome, token, field, domain) {
      const pairs = before.own(outcome, token, field, domain);
      return token.kind === kind ? changed(pairs, outcome, token) : pairs;
    },
  }));

const without = (name: string, pairs: readonly Pair[]) => pairs.filter(([other]) => other !== name);

/** Counts what happens to each token by itself, from 1. */
function perToken(): (token: Token) => number {
  const counts = new WeakMap<Uses, number>();
  return ({ uses }) => {
    const count = (counts.get(uses) ?? 0) + 1;
    counts.set(uses, count);
    return count;
  };
}

/** Omits error_message from the second failure under one token. */
const silentOnSecondFailure = (kind: TokenKind) => (decisions: Decisions) => {
  const failures = perToken();
  return own(kind, (pairs, outcome, token) =>
    outcome.kind === 'failure' && failures(token) > 1 ? without('error_message', pairs) : pairs,
  )(decisions);
};

/** What is right with a first look, and wrong where two choices of a client meet. */
export const combinationFaults: readonly Fault[] = faultsOf('combinations', [
  {
    id: 'second-failure-silent',
    breaks: 'callback.combinations',
    sentence: 'From the second failed upload under one token on, the callback has no error_message.',
    plant: silentOnSecondFailure('upload'),
  },
  {
    id: 'background-second-use-silent',
    breaks: 'background.callback.values',
    sentence: 'Only the first use of a token leads to a background callback.',
    plant(decisions) {
      const uses = perToken();
      return change('background', ({ requests }) => ({
        requests: (address, outcome, token) =>
          token.kind === 'upload' && uses(token) > 1 ? [] : requests(address, outcome, token),
      }))(decisions);
    },
  },
  {
    id: 'third-upload-without-tree-id',
    breaks: 'callback.combinations',
    sentence: 'From the third upload under one token on, the callback holds no tree_id.',
    plant: own('upload', (pairs, outcome, { uses }) =>
      outcome.kind === 'success' && uses.taken > 2 ? without('tree_id', pairs) : pairs,
    ),
  },
  {
    id: 'extras-lost-by-post-for-json',
    breaks: 'callback.combinations',
    sentence: 'Extra parameters of get-upload-token are lost when it is called by POST for JSON.',
    plant: (decisions) =>
      change('requests', ({ asked }) => ({
        asked(method, query, body, kind) {
          const { isExtraOnGet } = decisions.callbacks;
          const known = asked(method, query, body, kind);
          return method === 'POST' && known.get('format') === 'json' && kind === 'upload'
            ? new Parameters(known.pairs.filter(([name]) => !isExtraOnGet(name)))
            : known;
        },
      }))(decisions),
  },
  {
    id: 'extras-lost-when-first-chunk-completes',
    breaks: 'callback.combinations',
    sentence: 'Extra parameters sent with chunks are not repeated when the first of them is the last to arrive.',
    plant: change('chunks', ({ repeated }) => ({
      repeated: (sent) => (sent.get('resumableChunkNumber') === '1' ? Parameters.none : repeated(sent)),
    })),
  },
  {
    id: 'replacement-second-failure-silent',
    breaks: 'replace.redeem.combinations',
    sentence: 'From the second failed replacement under one token on, the callback has no error_message.',
    plant: silentOnSecondFailure('replace'),
  },
  {
    id: 'replacement-domain-other',
    breaks: 'replace.redeem.combinations',
    sentence: 'The callback of a replacement gives the domain at which replacements are made.',
    plant: own('replace', (pairs) =>
      pairs.map(([name, value]) => [name, name === 'domain' ? `replace.${value}` : value]),
    ),
  },
  {
    id: 'publish-0-lost-by-post',
    breaks: 'token.publish.granted',
    sentence: 'publish=0 counts as not given when it is sent by POST.',
    plant: change('requests', ({ asked }) => ({
      asked(method, query, body, kind) {
        const known = asked(method, query, body, kind);
        return method === 'POST'
          ? new Parameters(known.pairs.filter(([name, value]) => !(name === 'publish' && value === '0')))
          : known;
      },
    })),
  },
]);
