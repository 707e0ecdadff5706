import { files, type SmallestSizes, smallestOfAll } from '../../suites/check/files.js';
import { type Answer, decodeAnswer, described, excerpt } from '../client/answer.js';
import { apiOf } from '../client/api.js';
import { chunkOf } from '../client/chunks.js';
import type { Api } from '../client/methods.js';
import { outcomeInWords } from '../client/outcome.js';
import type { Created, Target } from '../client/target.js';
import { tokenOf } from '../client/token.js';
import type { CapabilityState, DeclarableCapability } from '../config/capabilities.js';
import { assumed, unlessUnanswered } from './unanswered.js';

/** What probes work with. */
export interface Prober {
  readonly api: Api;
  readonly target: Target;
  /** Somewhere to send browsers back to. */
  readonly returnUrl: string;
  readonly made: ReturnType<typeof files>;
}

/** The capabilities that one question to the target shows; the others have probes of their own. */
export type Probed = Exclude<
  DeclarableCapability,
  'oauth1' | 'browser' | 'readBack' | 'exactReadBack' | 'replaceRedeem' | 'redeemReplaceToken'
>;

/**
 * Prepares to ask a target.
 * @param onCreated learns what the target is made to keep
 * @param settleMs milliseconds that it may take until a file can be read back
 * @param smallest what the target wants of files, as far as it is known
 */
export function prober(
  target: Target,
  returnUrl: string,
  signal: AbortSignal,
  onCreated: (created: Created) => void,
  settleMs: number,
  smallest: SmallestSizes = smallestOfAll,
): Prober {
  const scope = { signal, keep: () => {}, created: onCreated };
  return { target, returnUrl, api: apiOf(target, scope, { settleMs }), made: files(target.runId, 1, { smallest }) };
}

const absent = (evidence: string): CapabilityState => ({ present: false, source: 'probed', evidence });
const present = (evidence: string): CapabilityState => ({ present: true, source: 'probed', evidence });

/** Whether a call is refused, in the form of the API or in that of a gateway or a framework. */
function isRefused({ kind, reply: { status } }: Answer): boolean {
  return kind === 'refused' || (kind === 'unclear' && status >= 300 && status < 500);
}

/** Statuses that deny a whole method. */
const noSuchMethod = [404, 405, 501];

/** Each probe finds a capability absent only where the target says so itself. */
const probes: Readonly<Record<Probed, (prober: Prober) => Promise<CapabilityState>>> = {
  async background({ api, returnUrl }) {
    const asked = await api.attempt.getUploadToken({ return_url: returnUrl, background_return_p: 1 });
    const evidence = `get-upload-token with background_return_p=1 answered ${described(asked)}`;
    if (!isRefused(asked)) return present(evidence);
    const plain = await api.attempt.getUploadToken({ return_url: returnUrl });
    return plain.kind === 'granted' ? absent(evidence) : present(evidence);
  },

  async rejectsUnsupported({ api, made, returnUrl }) {
    const token = await api.attempt.getUploadToken({ return_url: returnUrl });
    if (token.kind !== 'granted') return present(`no token to upload a text with: ${described(token)}`);
    const outcome = await api.redeem(tokenOf('upload', token).value, made.unsupported());
    const evidence = `the upload of a text was answered with ${outcomeInWords(outcome)}`;
    return outcome.result === 'success' ? absent(evidence) : present(evidence);
  },

  async imageRescale({ api, made }) {
    const rescaled = await api.attempt.uploadFile(made.photo(), { image_p: 1, max_width: 16 });
    const evidence = `file/upload with image_p=1 answered ${described(rescaled)}`;
    if (!isRefused(rescaled)) return present(evidence);
    const plain = await api.attempt.uploadFile(made.photo(), { image_p: 0 });
    return plain.kind === 'granted' ? absent(evidence) : present(evidence);
  },

  async json({ api }) {
    const answer = await api.attempt.getUploadToken({}, { format: 'json' });
    const evidence = `get-upload-token with format=json, raw=1 and Accept: application/json answered ${described(answer)}`;
    // Broken JSON is for the checks to judge.
    const isMarkup = answer.reply.text.trimStart().startsWith('<');
    if (answer.kind === 'granted' || (answer.reply.status === 200 && !isMarkup)) return present(evidence);
    const plain = await api.attempt.getUploadToken();
    return plain.kind === 'granted' ? absent(evidence) : present(evidence);
  },

  async chunkedFileUpload({ api, made }) {
    const file = made.chunked();
    const { reply } = await api.sendChunk('file', file, chunkOf(file, 1), { once: true });
    const evidence = `file/upload answered a first chunk with HTTP ${reply.status}: ${excerpt(reply.text)}`;
    if (noSuchMethod.includes(reply.status)) return absent(evidence);
    const answer = decodeAnswer(reply, 'File', 'xml');
    const says = answer.kind === 'refused' ? `${answer.code} ${answer.message}` : '';
    return /not[ _]supported|unsupported|not[ _]implemented/i.test(says) ? absent(evidence) : present(evidence);
  },
};

/** Finds out whether a target has something; a probe that goes wrong is no sign that it has not. */
export function probeCapability(capability: Probed, prober: Prober): Promise<CapabilityState> {
  return unlessUnanswered(probes[capability](prober), assumed);
}
