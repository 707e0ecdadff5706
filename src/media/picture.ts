import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import { isPng, pngChunks } from './png-chunks.js';

/** Width and height of a picture in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Whether a PNG is whole: every chunk with its checksum, the pixels among them, and nothing behind the last one. */
function isWholePng(bytes: Uint8Array): boolean {
  let hasPixels = false;
  for (const { type, checked, checksum, end } of pngChunks(bytes)) {
    if (crc32(checked) !== checksum) return false;
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return hasPixels && end === bytes.length;
  }
  return false;
}

/** The size of a picture of any usual format; undefined when the bytes are no picture, or only a part of a PNG. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  if (isPng(bytes) && !isWholePng(bytes)) return undefined;
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return undefined;
  }
}
