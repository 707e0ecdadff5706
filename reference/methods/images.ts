import type { StoredFile } from '../state/model.js';

export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

/** The limits of a rescaling, in pixels; one that is left out does not count. */
export interface Bounds {
  readonly maxWidth?: number;
  readonly minWidth?: number;
  readonly maxHeight?: number;
  readonly minHeight?: number;
}

/**
 * The size nearest to the image's own, at its own proportions, that keeps the bounds. Where proportions make a
 * least and a greatest size contradict each other, the greatest wins.
 */
export function fitWithin({ width, height }: Dimensions, bounds: Bounds): Dimensions {
  const { maxWidth = Infinity, minWidth = 0, maxHeight = Infinity, minHeight = 0 } = bounds;
  const most = Math.min(maxWidth / width, maxHeight / height);
  const least = Math.max(minWidth / width, minHeight / height);
  const factor = Math.min(Math.max(1, least), most);
  const scaled = (length: number, limit: number) => Math.max(1, Math.min(Math.round(length * factor), limit));
  return { width: scaled(width, maxWidth), height: scaled(height, maxHeight) };
}

/**
 * Rescales an image and keeps its format; undefined when the file is not an image.
 * The image library is loaded with the first call, since it takes longer than everything else.
 */
export async function rescale(
  file: StoredFile,
  resize: (image: Dimensions) => Dimensions,
): Promise<Buffer | 'unchanged' | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(file.content);
    const { width, height } = await image.metadata();
    const size = resize({ width, height });
    if (size.width === width && size.height === height) return 'unchanged';
    return await image.resize({ ...size, fit: 'fill' }).toBuffer();
  } catch {
    return undefined;
  }
}
