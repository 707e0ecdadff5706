import { BudgetSpent, NoAnswer, ReadOnly, Throttled } from '../client/failure.js';
import type { Outcome } from '../client/outcome.js';
import { tokenOf } from '../client/token.js';
import type { DeclarableCapability } from '../config/capabilities.js';
import { media } from '../media/media.js';
import { type PictureSize, pictureSize } from '../media/picture.js';
import type { Prober } from './probe.js';

/** How it shows that a target has something, in words; undefined where it does not show. */
type Shown = string | undefined;

/** A photo that was uploaded for a probe; undefined where the target does not say which it is. */
async function uploaded({ api, made, returnUrl }: Prober): Promise<string | undefined> {
  const granted = await api.attempt.getUploadToken({ return_url: returnUrl });
  if (granted.kind !== 'granted') return undefined;
  const outcome = await api.redeem(tokenOf('upload', granted).value, made.photo());
  return outcome.result === 'success' ? outcome.callback?.get('photo_id') : undefined;
}

/** A replacement of a fresh photo by one of the two methods. */
async function replaced(prober: Prober, method: 'redeem' | 'redeemReplaceToken'): Promise<Shown> {
  const { api, made, returnUrl } = prober;
  const photo_id = await uploaded(prober);
  if (photo_id === undefined) return undefined;
  const token = await api.attempt.getReplaceToken({ photo_id, return_url: returnUrl });
  if (token.kind !== 'granted') return undefined;
  const outcome: Outcome = await api[method](tokenOf('replace', token).value, made.photo());
  const isReplaced = outcome.result === 'success' && outcome.callback?.get('photo_id') === photo_id;
  return isReplaced ? 'a replace token replaced a photo that was uploaded' : undefined;
}

interface Trip {
  readonly isExact: boolean;
  /** Of what came back; undefined when that is no picture. */
  readonly size: PictureSize | undefined;
}

/** A picture of 24 x 24 pixels, stored and read back as it is or as a picture of another size. */
async function roundTrip(
  { api, made }: Prober,
  kind: 'png' | 'jpeg',
  asked: Readonly<Record<string, number>> = {},
): Promise<Trip | undefined> {
  const sent = made.photo({ kind, length: 2000, width: 24, height: 24 });
  const answer = await api.attempt.uploadFile(sent, asked);
  if (answer.kind !== 'granted') return undefined;
  const read = await api.readFile({ url: answer.fields.get('url')?.trim() ?? '' }, { size: sent.end });
  const isExact = read.sha256 === media(sent.descriptor).sha256();
  return { isExact, size: read.status === 200 ? pictureSize(read.bytes) : undefined };
}

type Probed = Exclude<DeclarableCapability, 'oauth1' | 'browser'>;

/** Each probe finds something only where the target does what nothing else would do. */
const probes: Readonly<Record<Probed, (prober: Prober) => Promise<Shown>>> = {
  async json({ api }) {
    const answer = await api.attempt.getUploadToken({}, { format: 'json' });
    return answer.kind === 'granted' ? 'get-upload-token answered in JSON' : undefined;
  },

  async background({ api, made, returnUrl }) {
    const asked = await api.attempt.getUploadToken({ return_url: returnUrl, background_return_p: 1 });
    if (asked.kind !== 'granted') return undefined;
    const outcome = await api.redeem(tokenOf('upload', asked).value, made.photo());
    const isLine = outcome.way === 'line' && outcome.result === 'success';
    return isLine ? 'an upload with background_return_p=1 was answered with an ok line' : undefined;
  },

  // A target that refuses every file does not distinguish a text: the photo is the positive control.
  async rejectsUnsupported(prober) {
    const { api, made, returnUrl } = prober;
    const token = await api.attempt.getUploadToken({ return_url: returnUrl });
    if (token.kind !== 'granted') return undefined;
    const outcome = await api.redeem(tokenOf('upload', token).value, made.unsupported());
    if (outcome.result !== 'failure' || (await uploaded(prober)) === undefined) return undefined;
    return 'a photo was accepted, and a text refused';
  },

  async readBack(prober) {
    const trip = await roundTrip(prober, 'png');
    return trip?.size?.width === 24 ? 'a picture that was uploaded was read back' : undefined;
  },

  // Read back as they are first: where nothing is, everything that is read back takes the longest time.
  async imageRescale(prober) {
    if ((await roundTrip(prober, 'png'))?.size?.width !== 24) return undefined;
    const trip = await roundTrip(prober, 'png', { image_p: 1, max_width: 12 });
    return trip?.size?.width === 12 ? 'a picture that was to be 12 pixels wide was read back so' : undefined;
  },

  async exactReadBack(prober) {
    if ((await roundTrip(prober, 'png'))?.isExact !== true) return undefined;
    return (await roundTrip(prober, 'jpeg'))?.isExact === true ? 'pictures were read back byte for byte' : undefined;
  },

  async chunkedFileUpload({ api, made }) {
    const file = made.chunked();
    const stored: boolean[] = [];
    for (const chunk of file.chunks) {
      const answer = await api.sendChunk('file', file, chunk);
      if (answer.status !== 200) return undefined;
      stored.push(answer.stored !== undefined);
    }
    // Where chunks mean nothing, each of them is stored as a file of its own.
    const isOneFile = stored.indexOf(true) === stored.length - 1;
    return isOneFile
      ? `the last of ${stored.length} chunks was answered with the url of a file, and no other`
      : undefined;
  },

  redeemReplaceToken: (prober) => replaced(prober, 'redeemReplaceToken'),

  async replaceRedeem(prober) {
    return (await replaced(prober, 'redeemReplaceToken')) ?? (await replaced(prober, 'redeem'));
  },
};

/** The capabilities that may be declared absent and show by what the target does. */
export const contradictable = [
  'json',
  'background',
  'rejectsUnsupported',
  'imageRescale',
  'readBack',
  'exactReadBack',
  'chunkedFileUpload',
  'redeemReplaceToken',
  'replaceRedeem',
] as const satisfies readonly Probed[];

/** Milliseconds until a file that a probe stored can be read back; what takes longer does not show. */
export const probeSettleMs = 1000;

/**
 * Finds out whether a target has what its configuration declares to be absent. Trouble with the probe shows nothing.
 * @returns how it shows, in words; undefined where it does not
 */
export async function contradiction(capability: Probed, prober: Prober): Promise<Shown> {
  try {
    return await probes[capability](prober);
  } catch (error) {
    const isTrouble = [NoAnswer, BudgetSpent, ReadOnly, Throttled].some((kind) => error instanceof kind);
    if (isTrouble) return undefined;
    throw error;
  }
}
