import { readFile } from 'node:fs/promises';
import { change, together } from '../decisions/decisions.js';
import type { TokenDecisions } from '../decisions/tokens.js';
import type { Variant } from '../faults/fault.js';
import { kindByFirstBytes, type MediaKind } from '../methods/media.js';
import { plain } from '../server/render.js';
import type { StoredFile } from '../state/model.js';

/** Decides the same for upload tokens and replace tokens. */
const bothKinds = (decided: Partial<TokenDecisions>) =>
  together(
    change('tokens', () => decided),
    change('replaceTokens', () => decided),
  );

const html = [['Content-Type', 'text/html; charset=utf-8']] as const;

/** Whether a picture is smaller than a decoder of this server takes. */
async function isTiny({ content }: StoredFile, kind: MediaKind | undefined): Promise<boolean> {
  const head = (typeof content === 'string' ? await readFile(content) : content).subarray(0, 24);
  if (kind === 'png') return head.readUInt32BE(16) < 100 || head.readUInt32BE(20) < 100;
  return kind === 'gif' && (head.readUInt16LE(6) < 100 || head.readUInt16LE(8) < 100);
}

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
    id: 'refusals-with-placeholders',
    sentence: 'Bad tokens are answered in plain words, of which one stands in angle brackets.',
    choose: bothKinds({ refusalText: () => 'The token of <file> is invalid & cannot be used: "expired" or consumed' }),
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
    id: 'tiny-pictures-refused',
    sentence: 'A PNG or GIF with a side below 100 pixels is refused as not supported.',
    choose: change('photos', ({ kindOf }) => ({
      kindOf: async (file) => {
        const kind = await kindOf(file);
        return (await isTiny(file, kind)) ? undefined : kind;
      },
    })),
  },
  {
    id: 'bodies-up-to-1-mib',
    sentence: 'A gateway answers a file or a chunk of 1 MiB or more with HTTP 413.',
    choose: change('transport', ({ gateway }) => ({
      gateway: (call) => ((call.file?.size ?? 0) >= 2 ** 20 ? plain(413, 'Request Entity Too Large') : gateway(call)),
    })),
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
