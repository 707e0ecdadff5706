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

/** What is used of an image that the image library opened. */
export interface OpenedImage {
  metadata(): Promise<Dimensions>;
  resize(size: Dimensions & { readonly fit: 'fill' }): OpenedImage;
  extract(part: Dimensions & { readonly left: number; readonly top: number }): OpenedImage;
  rotate(degrees: number): OpenedImage;
  toFormat(format: 'jpeg'): OpenedImage;
  toBuffer(): Promise<Buffer>;
}

/** What rescales images: as much of the library sharp as is used here, whose own types may not be installed. */
export type ImageLibrary = (content: Buffer | string) => OpenedImage;

/**
 * The image library, which is an optional dependency; undefined where it is not installed, or not for this platform.
 * It is loaded with the first call that needs it, since it takes longer than everything else.
 */
export async function installedLibrary(): Promise<ImageLibrary | undefined> {
  try {
    return (await import('sharp')).default;
  } catch {
    return undefined;
  }
}

/** How an image is rescaled. */
export interface Rescaling {
  resize(image: Dimensions): Dimensions;
  draw(image: OpenedImage, size: Dimensions): OpenedImage;
  /** Undefined keeps its own. */
  readonly format: 'jpeg' | undefined;
}

/** Rescales an image and keeps its format; undefined when the file is not an image. */
export async function rescale(
  library: ImageLibrary,
  file: StoredFile,
  { resize, draw, format }: Rescaling,
): Promise<Buffer | 'unchanged' | undefined> {
  try {
    const image = library(file.content);
    const { width, height } = await image.metadata();
    const size = resize({ width, height });
    if (size.width === width && size.height === height) return 'unchanged';
    const resized = draw(image, size);
    return await (format === undefined ? resized : resized.toFormat(format)).toBuffer();
  } catch {
    return undefined;
  }
}
