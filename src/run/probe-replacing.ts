import { outcomeInWords } from '../client/outcome.js';
import { tokenOf } from '../client/token.js';
import type { CapabilityState } from '../config/capabilities.js';
import type { Prober } from './probe.js';
import { assumed, unlessUnanswered } from './unanswered.js';

/** What is known of how a target replaces photos. */
export interface ReplacingFindings {
  /** Whether it does, by whichever method. */
  readonly replaceRedeem: CapabilityState;
  /** Whether it has a method of its own for that. */
  readonly redeemReplaceToken: CapabilityState;
}

/** What is declared of a capability, if anything is. */
type Declared = (name: keyof ReplacingFindings) => CapabilityState | undefined;

/** Statuses that deny a whole method. */
const noSuchMethod = [404, 405, 501];

async function findMethod({ api, made }: Prober): Promise<CapabilityState> {
  const nonsense = 'no-such-token';
  const outcome = await api.redeemReplaceToken(nonsense, made.photo());
  const evidence = `redeem-replace-token answered a token that there is not with ${outcomeInWords(outcome)}`;
  if (!noSuchMethod.includes(outcome.reply.status)) return { present: true, source: 'probed', evidence };
  // Where every unknown token is answered 404, that does not deny the method.
  const sibling = await api.redeem(nonsense, made.photo());
  return { present: sibling.reply.status === outcome.reply.status, source: 'probed', evidence };
}

/** Whether a replace token replaces its photo at redeem-upload-token, the one redemption that the documents describe. */
async function findOtherMethod({ api, made, returnUrl }: Prober): Promise<CapabilityState> {
  const absent = (evidence: string): CapabilityState => ({ present: false, source: 'probed', evidence });
  const granted = await api.attempt.getUploadToken({ return_url: returnUrl });
  if (granted.kind !== 'granted') return absent('no photo could be uploaded to be replaced');
  const { callback } = await api.redeem(tokenOf('upload', granted).value, made.photo());
  const photo_id = callback?.get('photo_id');
  const token = await api.attempt.getReplaceToken({ photo_id, return_url: returnUrl });
  if (token.kind !== 'granted') return absent('redeem-replace-token is missing, and no replace token is granted');
  const outcome = await api.redeem(tokenOf('replace', token).value, made.photo());
  const evidence = `redeem-replace-token is missing, and redeem-upload-token answered a replace token with ${outcomeInWords(outcome)}`;
  const isReplaced = outcome.result === 'success' && outcome.callback?.get('photo_id') === photo_id;
  return { present: isReplaced, source: 'probed', evidence };
}

/** Finds out how a target replaces photos, unless that is declared. */
export async function findReplacing(declared: Declared, prober: Prober): Promise<ReplacingFindings> {
  const replaceRedeem = declared('replaceRedeem');
  if (replaceRedeem?.present === false)
    return { replaceRedeem, redeemReplaceToken: declared('redeemReplaceToken') ?? replaceRedeem };
  const redeemReplaceToken = declared('redeemReplaceToken') ?? (await unlessUnanswered(findMethod(prober), assumed));
  if (replaceRedeem !== undefined) return { replaceRedeem, redeemReplaceToken };
  const { present, source, evidence } = redeemReplaceToken;
  return {
    replaceRedeem: present ? { present, source, evidence } : await unlessUnanswered(findOtherMethod(prober), assumed),
    redeemReplaceToken,
  };
}
