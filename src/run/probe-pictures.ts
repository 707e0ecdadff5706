import { smallestOfAll } from '../../suites/check/files.js';
import { tokenOf } from '../client/token.js';
import type { Prober } from './probe.js';

/** Pixels that a target may ask of each side of a picture, smallest first. */
const sides = [smallestOfAll.side, 16, 64, 256, 512];

/** The smallest square picture that a target takes as a photo; the smallest of all where it takes none. */
export async function findSmallestSide({ api, made, returnUrl }: Prober): Promise<number> {
  for (const side of sides) {
    const token = await api.attempt.getUploadToken({ return_url: returnUrl });
    if (token.kind !== 'granted') break;
    const photo = made.photo({ length: 4000, width: side, height: side });
    const { result } = await api.redeem(tokenOf('upload', token).value, photo);
    if (result === 'success') return side;
  }
  return smallestOfAll.side;
}
