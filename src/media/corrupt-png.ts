import { bytes, latin1, u32 } from './bytes.js';
import type { Format } from './format.js';
import { literal, sequence, slice } from './layout.js';
import { ihdr } from './png.js';
import { PNG_SIGNATURE } from './png-chunks.js';

/**
 * By name, type and first bytes a PNG, but no decoder gets a pixel of it, not even a lenient one: methods that do not
 * exist, wrong checksums, a chunk longer than the file, garbage for pixels, no end.
 */
export const corruptPng: Format = {
  type: 'image/png',
  extension: 'png',
  skeleton: (size) => ({
    smallest: PNG_SIGNATURE.length,
    padded: (length, garbage) => {
      const header = sequence(
        literal(PNG_SIGNATURE),
        literal(bytes(...u32(13), ...latin1('IHDR'), ...ihdr(size, 255), ...latin1('fake'))),
        literal(bytes(...u32(0x7fffffff), ...latin1('IDAT'))),
      );
      return slice(sequence(header, garbage), 0, length);
    },
  }),
};
