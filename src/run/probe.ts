import { files } from '../../suites/check/files.js';
import { type Answer, decodeAnswer, described, excerpt } from '../client/answer.js';
import { type Api, apiOf, outcomeInWords } from '../client/api.js';
import { chunkOf } from '../client/chunks.js';
import { NoAnswer } from '../client/failure.js';
import type { Created, Target } from '../client/target.js';
import type { CapabilityState, DeclarableCapability } from '../config/capabilities.js';

/** There is no target at the address, or it says nothing: nothing can be judged. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';
}

/** The target does not know the credentials of the level write, without which there is no token to judge. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
}

/** What probes work with. */
export interface Prober {
  readonly api: Api;
  readonly target: Target;
  /** Somewhere to send browsers back to. */
  readonly returnUrl: string;
  readonly made: ReturnType<typeof files>;
}

/** The capabilities that asking the target can tell. */
export type Probed = Exclude<DeclarableCapability, 'oauth1'>;

/** Prepares to ask a target. @param onCreated learns what the target is made to keep */
export function prober(
  target: Target,
  returnUrl: string,
  signal: AbortSignal,
  onCreated: (created: Created) => void,
): Prober {
  const scope = { signal, keep: () => {}, created: onCreated };
  return { target, returnUrl, api: apiOf(target, scope), made: files(target.runId, 1) };
}

/** Kinds of trouble that no answer of the contract can come after. */
function hopeless(error: NoAnswer): boolean {
  const failure = error.exchange.failure;
  if (failure === undefined) return false;
  return ['unreachable', 'timeout'].includes(failure.kind) || /certificate|\bssl\b|\btls\b/i.test(failure.message);
}

/**
 * Asks for one token, so that a wrong address or wrong credentials end the run before it begins. Any other trouble is
 * for the checks to judge.
 * @throws TargetUnreachable, CredentialsRefused
 */
export async function probeAccess({ api, target, returnUrl }: Prober): Promise<void> {
  const ask = (by: 'GET' | 'POST'): Promise<Answer> => api.attempt.getUploadToken({ return_url: returnUrl }, { by });
  const denied = (answer: Answer): boolean => answer.kind === 'refused' || [401, 403].includes(answer.reply.status);
  try {
    const answer = await ask('GET');
    // A target that only has trouble with GET is to be judged, not to be sent away.
    if (!denied(answer) || !denied(await ask('POST'))) return;
    throw new CredentialsRefused(
      `${target.url} does not grant an upload token: ${described(answer)}; see auth.write in the configuration`,
    );
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (hopeless(error)) throw new TargetUnreachable(`${target.url} cannot be reached: ${error.message}`);
  }
}

const absent = (evidence: string): CapabilityState => ({ present: false, source: 'probed', evidence });
const present = (evidence: string): CapabilityState => ({ present: true, source: 'probed', evidence });

/** Statuses that deny a whole method. */
const noSuchMethod = [404, 405, 501];

/** Each probe finds a capability absent only where the target says so itself. */
const probes: Readonly<Record<Probed, (prober: Prober) => Promise<CapabilityState>>> = {
  async replaceRedeem({ api, made }) {
    const nonsense = 'no-such-token';
    const outcome = await api.redeemReplaceToken(nonsense, made.photo());
    const evidence = `redeem-replace-token answered a token that there is not with ${outcomeInWords(outcome)}`;
    if (!noSuchMethod.includes(outcome.reply.status)) return present(evidence);
    // Where every unknown token is answered 404, that does not deny the method.
    const sibling = await api.redeem(nonsense, made.photo());
    return sibling.reply.status === outcome.reply.status ? present(evidence) : absent(evidence);
  },

  async background({ api, returnUrl }) {
    const asked = await api.attempt.getUploadToken({ return_url: returnUrl, background_return_p: 1 });
    const evidence = `get-upload-token with background_return_p=1 answered ${described(asked)}`;
    if (asked.kind !== 'refused') return present(evidence);
    const plain = await api.attempt.getUploadToken({ return_url: returnUrl });
    return plain.kind === 'granted' ? absent(evidence) : present(evidence);
  },

  async imageRescale({ api, made }) {
    const rescaled = await api.attempt.uploadFile(made.photo(), { image_p: 1, max_width: 16 });
    const evidence = `file/upload with image_p=1 answered ${described(rescaled)}`;
    if (rescaled.kind !== 'refused') return present(evidence);
    const plain = await api.attempt.uploadFile(made.photo(), { image_p: 0 });
    return plain.kind === 'granted' ? absent(evidence) : present(evidence);
  },

  async readBack({ api, made }) {
    const answer = await api.attempt.uploadFile(made.photo());
    if (answer.kind !== 'granted') return present(`no file to read back: ${described(answer)}`);
    const url = answer.fields.get('url')?.trim() ?? '';
    const read = await api.readFile({ url });
    const evidence = `the url of a stored file answered HTTP ${read.status}`;
    return [401, 403, 404].includes(read.status)
      ? absent(`${evidence}, with credentials and without`)
      : present(evidence);
  },

  async chunkedFileUpload({ api, made }) {
    const file = made.chunked();
    const { reply } = await api.sendChunk('file', file, chunkOf(file, 1));
    const evidence = `file/upload answered a first chunk with HTTP ${reply.status}: ${excerpt(reply.text)}`;
    if (noSuchMethod.includes(reply.status)) return absent(evidence);
    const answer = decodeAnswer(reply, 'File', 'xml');
    const says = answer.kind === 'refused' ? `${answer.code} ${answer.message}` : '';
    return /not[ _]supported|unsupported|not[ _]implemented/i.test(says) ? absent(evidence) : present(evidence);
  },
};

/** Finds out whether a target has something; trouble with the probe is no sign that it has not. */
export async function probeCapability(capability: Probed, prober: Prober): Promise<CapabilityState> {
  try {
    return await probes[capability](prober);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { present: true, source: 'assumed', evidence: `the probe was not answered: ${error.message}` };
  }
}
