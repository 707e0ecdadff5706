import { bytes } from './bytes.js';

export const PNG_SIGNATURE = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk of a PNG; both arrays are views of the file. */
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Type and data, of which the checksum is taken. */
  readonly checked: Uint8Array;
  readonly checksum: number;
  /** Where the chunk ends in the file. */
  readonly end: number;
}

/** Whether a file begins as a PNG does. */
export function isPng(file: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, at) => file[at] === byte);
}

/** The chunks of a PNG, up to one that the file does not hold as a whole (PNG specification, 5.3). */
export function* pngChunks(file: Uint8Array): Generator<PngChunk> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = PNG_SIGNATURE.length; at + 12 <= file.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > file.length) return;
    const checked = file.subarray(at + 4, end - 4);
    const type = String.fromCharCode(...checked.subarray(0, 4));
    yield { type, data: checked.subarray(4), checked, checksum: view.getUint32(end - 4), end };
    at = end;
  }
}
