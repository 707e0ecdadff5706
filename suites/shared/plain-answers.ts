import type { Outcome } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { neverIssued } from './never-issued.js';

/** An answer without what is another in every answer: ids, tokens, times. */
function look({ reply: { status, text } }: Outcome): string {
  return `${status} ${text.replaceAll(/[\w-]*\d[\w-]*/g, '*').trim()}`;
}

/** Whether an outcome is a success. */
export type SuccessRule = (outcome: Outcome) => boolean;

/** What distinguishes a success, once it is known how a good and a bad upload are answered plainly. */
function ruleOf(good: Outcome, bad: Outcome): SuccessRule {
  const tells = good.way === 'plain' && look(good) !== look(bad);
  return (outcome) =>
    outcome.result === 'success' || (tells && outcome.way === 'plain' && look(outcome) === look(good));
}

/**
 * Finds out how this target answers plainly, so that the success of an upload shows even where no return_url reports
 * it. Where its success looks like its refusal, only what reports success by itself counts.
 */
export async function successRule({ api, files }: CheckContext): Promise<SuccessRule> {
  const good = await api.redeem(await api.getUploadToken(), files.photo());
  return ruleOf(good, await api.redeem(neverIssued, files.photo()));
}

/** The same for replacements. */
export async function replacementRule({ api, eventually, files, photoId }: CheckContext): Promise<SuccessRule> {
  const photo_id = await photoId();
  // A photo may be locked while it is processed.
  const replace = async (): Promise<Outcome> => api.redeem(await api.getReplaceToken({ photo_id }), files.photo());
  const good = await eventually(replace, ({ reply }) => reply.status === 200);
  return ruleOf(good, await api.redeemReplaceToken(neverIssued, files.photo()));
}
