import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import { PNG_SIGNATURE } from './png.js';

/** Width and height of a picture in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Whether a PNG is whole: every chunk with its checksum, the pixels among them, and nothing behind the last one. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasPixels = false;
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return false;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return hasPixels && end === bytes.length;
    at = end;
  }
  return false;
}

/** The size of a picture of any usual format; undefined when the bytes are no picture, or only a part of a PNG. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte) && !isWholePng(bytes)) return undefined;
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return undefined;
  }
}
