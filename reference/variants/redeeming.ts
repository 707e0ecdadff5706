import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';
import { kindByFirstBytes } from '../methods/media.js';
import { plain } from '../server/render.js';

/** Decides the same for upload tokens and replace tokens. */
const bothKinds = (decided: Partial<TokenDecisions>) =>
  together(
    change('tokens', () => decided),
    change('replaceTokens', () => decided),
  );

const html = [['Content-Type', 'text/html; charset=utf-8']] as const;

/** What a server makes of a request to redeem, where the documents leave it open. */
export const redeemingVariants: readonly Variant[] = [
  {
    id: 'refusals-in-paragraphs',
    sentence: 'Bad tokens are answered with a paragraph of HTML, as some frameworks write every text.',
    misses: ['redeem.refusal.no-markup'],
    choose: bothKinds({
      refusalHeaders: html,
      refusalText: () => '<p>The token is invalid, consumed or expired</p>\n',
    }),
  },
  {
    id: 'refusals-500',
    sentence: 'Bad tokens are answered with HTTP 500 and plain words, except on chunks.',
    misses: ['redeem.client-errors', 'replace.client-errors'],
    choose: bothKinds({ refusalStatus: (_defect, isChunk) => (isChunk ? 403 : 500) }),
  },
  {
    id: 'replace-tokens-at-either-method',
    sentence: 'A replace token replaces its photo at redeem-upload-token as well.',
    choose: change('tokens', () => ({ kindFits: () => true })),
  },
  {
    id: 'photos-only',
    sentence: 'Photos are accepted, and videos are not.',
    misses: ['redeem.file.video'],
    choose: change('photos', ({ supports }) => ({ supports: (kind, file) => kind !== 'mp4' && supports(kind, file) })),
  },
  {
    id: 'photos-by-first-bytes',
    sentence: 'Photos are recognised by their first bytes alone.',
    choose: change('photos', () => ({ kindOf: kindByFirstBytes })),
  },
  {
    id: 'gets-take-uses',
    sentence: 'A GET with a token is an attempt that fails and takes a use.',
    misses: ['redeem.method.get-free'],
    choose: bothKinds({
      afterFailure(uses, attempt) {
        if (attempt === 'method') uses.taken += 1;
      },
    }),
  },
  {
    id: 'thanks-on-a-page',
    sentence: 'Without return_url a success is answered with a small page.',
    misses: ['redeem.no-return-url.words'],
    choose: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'success'
          ? { status: 200, headers: html, body: Buffer.from('<!DOCTYPE html><title>Thanks</title><h1>Thanks</h1>') }
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'failures-in-words',
    sentence: 'Without return_url a failed upload is answered with HTTP 200 and a few words.',
    choose: change('callbacks', ({ withoutReturnUrl }) => ({
      withoutReturnUrl: (outcome, token) =>
        outcome.kind === 'failure'
          ? plain(200, `Sorry, this did not work: ${outcome.message}\n`)
          : withoutReturnUrl(outcome, token),
    })),
  },
  {
    id: 'return-url-looked-at',
    sentence: 'When a token is issued, return_url is asked by HEAD whether it is there.',
    choose: change('background', () => ({ atIssue: (address) => [{ method: 'HEAD', address }] })),
  },
];
