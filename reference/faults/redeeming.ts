import { change, type Decisions } from '../decisions/decisions.js';
import type { PermissionDecisions } from '../decisions/permission.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import { wholeNumber } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

type Find = TokenDecisions['find'];

const finding = (make: (find: Find) => Find) => change('tokens', ({ find }) => ({ find: make(find) }));

const latest: Find = (tokens) => [...tokens.values()].at(-1);

const contentType = (type: string): readonly Pair[] => [['Content-Type', type]];

/** Redeeming is open to everybody but those whose credentials say that they may only read. */
const refusingReaders = (decisions: Decisions) =>
  change(
    'permission',
    ({ needs }): Partial<PermissionDecisions> => ({
      needs: { ...needs, redeem: 'anonymous' },
      allows: (has, needed, call) =>
        needed === 'anonymous' ? has !== 'read' : decisions.permission.allows(has, needed, call),
    }),
  )(decisions);

/** Who may redeem, which token is good, and how a bad one is refused. */
export const redeemingFaults: readonly Fault[] = faultsOf('redeeming', [
  {
    id: 'redeem-refuses-readers',
    breaks: 'redeem.anonymous',
    sentence: 'Redeeming needs no credentials, and is refused with those of a caller who may only read.',
    plant: refusingReaders,
  },
  {
    id: 'max-uploads-of-redeem',
    breaks: 'redeem.bound.max-uploads',
    sentence: 'A max_uploads sent when redeeming is in force.',
    plant: change('tokens', () => ({
      terms(token, sent) {
        token.uses.max = wholeNumber(sent.get('max_uploads')) ?? token.uses.max;
        return token;
      },
    })),
  },
  {
    id: 'return-url-of-redeem',
    breaks: 'redeem.bound.return-url',
    sentence: 'A return_url sent when redeeming is in force.',
    plant: change('tokens', () => ({
      terms: (token, sent) => ({ ...token, returnUrl: sent.get('return_url') ?? token.returnUrl }),
    })),
  },
  {
    id: 'background-of-redeem',
    breaks: 'redeem.bound.background',
    sentence: 'A background_return_p sent when redeeming is in force.',
    plant: change('tokens', () => ({
      terms(token, sent) {
        const asked = sent.get('background_return_p');
        return asked === undefined ? token : { ...token, background: asked === '1' };
      },
    })),
  },
  {
    id: 'unknown-token-accepted',
    breaks: 'redeem.token.unknown',
    sentence: 'A token that looks right is taken for the latest one when it is not known.',
    plant: finding(
      (find) => (tokens, text) =>
        find(tokens, text) ?? (/^[0-9a-f]{40}$/.test(text ?? '') ? latest(tokens, text) : undefined),
    ),
  },
  {
    id: 'token-by-prefix',
    breaks: 'redeem.token.whole',
    sentence: 'The first 39 characters of a token suffice.',
    plant: finding(
      () => (tokens, text) =>
        [...tokens.values()].find((token) => text !== undefined && text.length >= 39 && token.text.startsWith(text)),
    ),
  },
  {
    id: 'token-with-more-behind',
    breaks: 'redeem.token.whole',
    sentence: 'Characters behind a token do not count.',
    plant: finding(() => (tokens, text) => [...tokens.values()].find((token) => text?.startsWith(token.text))),
  },
  {
    id: 'token-in-any-case',
    breaks: 'redeem.token.case',
    sentence: 'The case of a token does not count.',
    plant: finding((find) => (tokens, text) => find(tokens, text?.toLowerCase())),
  },
  {
    id: 'token-as-pattern',
    breaks: 'redeem.token.pattern',
    sentence: 'A percent sign instead of the token matches any token.',
    plant: finding((find) => (tokens, text) => (text?.includes('%') ? latest(tokens, text) : find(tokens, text))),
  },
  {
    id: 'token-empty',
    breaks: 'redeem.token.pattern',
    sentence: 'An empty token is taken for the latest one.',
    plant: finding((find) => (tokens, text) => (text?.trim() === '' ? latest(tokens, text) : find(tokens, text))),
  },
  {
    id: 'token-not-needed',
    breaks: 'redeem.token.missing',
    sentence: 'An upload without upload_token goes to the latest token.',
    plant: finding((find) => (tokens, text) => (text === undefined ? latest(tokens, text) : find(tokens, text))),
  },
  {
    id: 'token-ends-at-nul',
    breaks: 'redeem.token.whole',
    sentence: 'Of a token only what precedes a NUL is looked at.',
    plant: finding((find) => (tokens, text) => find(tokens, text?.split('\0')[0])),
  },
  {
    id: 'replace-token-uploads',
    breaks: 'redeem.token.kind',
    sentence: 'A replace token makes a new photo where an upload token belongs.',
    plant: finding((find) => (tokens, text) => {
      const token = find(tokens, text);
      return token && { ...token, kind: 'upload' };
    }),
  },
  {
    id: 'photo-token-uploads',
    breaks: 'redeem.token.photo',
    sentence: 'The token of a photo is the upload token that it was made with.',
    plant: change('archive', ({ number }) => ({
      number(count, token) {
        const photo = number(count, token);
        return { ...photo, secret: token?.text ?? photo.secret };
      },
    })),
  },
  {
    id: 'bad-token-page',
    breaks: 'redeem.refusal.plain',
    sentence: 'A bad token is answered with a page.',
    plant: change('tokens', () => ({
      refusalHeaders: contentType('text/html; charset=utf-8'),
      refusalText: () => '<html><body><h1>The upload token is not valid</h1></body></html>',
    })),
  },
  {
    id: 'bad-token-page-on-chunks',
    breaks: 'redeem.refusal.plain',
    sentence: 'A bad token of a chunk is answered with a page.',
    plant: change('tokens', ({ refusalText }) => ({
      refusalText: (defect, isChunk) =>
        isChunk ? `<!DOCTYPE html><p>${refusalText(defect, isChunk)}</p>` : refusalText(defect, isChunk),
    })),
  },
  {
    id: 'bad-token-coloured',
    breaks: 'redeem.refusal.plain',
    sentence: 'A bad token is answered with words in red.',
    plant: change('tokens', ({ refusalText }) => ({
      refusalHeaders: contentType('text/html; charset=utf-8'),
      refusalText: (defect, isChunk) => `<p style="color: red">${refusalText(defect, isChunk)}</p>`,
    })),
  },
  {
    id: 'bad-token-paragraph',
    breaks: 'redeem.refusal.no-markup',
    sentence: 'A bad token is answered with a paragraph of HTML.',
    plant: change('tokens', ({ refusalText }) => ({
      refusalHeaders: contentType('text/html; charset=utf-8'),
      refusalText: (defect, isChunk) => `<p>${refusalText(defect, isChunk)}</p>`,
    })),
  },
  {
    id: 'consumed-token-500',
    breaks: 'redeem.client-errors',
    sentence: 'A consumed token is answered with HTTP 500.',
    plant: change('tokens', () => ({ refusalStatus: (defect) => (defect === 'consumed' ? 500 : 403) })),
  },
  {
    id: 'bad-token-silent',
    breaks: 'redeem.refusal.plain',
    sentence: 'A bad token is answered with nothing.',
    plant: change('tokens', () => ({ refusalText: () => '' })),
  },
  {
    id: 'bad-token-xml',
    breaks: 'redeem.refusal.plain',
    sentence: 'A bad token is answered with an error of the API in XML.',
    plant: change('tokens', () => ({
      refusalHeaders: contentType('text/xml; charset=utf-8'),
      refusalText: () => '<response status="error" code="token_required" message="The token is not valid"/>',
    })),
  },
  {
    id: 'consumed-token-redirects',
    breaks: 'redeem.refusal.no-redirect',
    sentence: 'With a consumed token the client is sent to return_url with an error_message.',
    plant: change('callbacks', () => ({
      returnsBadToken: (defect, token) => defect === 'consumed' && !token.background,
    })),
  },
  {
    id: 'token-consumed-by-several-redirects',
    breaks: 'redeem.refusal.no-redirect',
    sentence: 'With a consumed token that was good for several uploads the client is sent to return_url.',
    plant: change('callbacks', () => ({
      returnsBadToken: (defect, token) => defect === 'consumed' && !token.background && token.uses.max > 1,
    })),
  },
  {
    id: 'consumed-token-calls-back',
    breaks: 'redeem.refusal.no-callback',
    sentence: 'A consumed token leads to a background callback with an error_message.',
    plant: change('callbacks', () => ({
      returnsBadToken: (defect, token) => defect === 'consumed' && token.background,
    })),
  },
]);
