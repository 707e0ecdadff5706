import { change } from '../decisions/decisions.js';
import type { FileDecisions } from '../decisions/files.js';
import type { Bounds, Dimensions } from '../methods/images.js';
import { type Fault, faultsOf } from './fault.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

/** Rescales by other bounds than those that were given, where something holds. */
const boundBy = (
  bounds: (given: Bounds) => Bounds,
  holds: (given: Bounds, image: Dimensions) => boolean = () => true,
) =>
  files(({ rescaledSize }) => ({
    rescaledSize: (image, given, asked) => rescaledSize(image, holds(given, image) ? bounds(given) : given, asked),
  }));

const unbounded = (bound: keyof Bounds, holds?: (given: Bounds, image: Dimensions) => boolean) =>
  boundBy(({ [bound]: _, ...others }) => others, holds);

/** Makes an image half as large as it might be, whatever its least size is. */
const halved = (holds: (given: Bounds, image: Dimensions) => boolean) =>
  files(({ rescaledSize }) => ({
    rescaledSize(image, given) {
      const size = rescaledSize(image, given);
      if (!holds(given, image)) return size;
      const half = (side: 'width' | 'height') => Math.ceil(Math.min(size[side], image[side]) / 2);
      return { width: half('width'), height: half('height') };
    },
  }));

/** Gives a side of a rescaled image a length of its own. */
const stretched = (sides: (given: Bounds, image: Dimensions) => Partial<Dimensions>) =>
  files(({ rescaledSize }) => ({
    rescaledSize: (image, given) => ({ ...rescaledSize(image, given), ...sides(given, image) }),
  }));

export const rescalingFaults: readonly Fault[] = faultsOf('files', [
  {
    id: 'rescaled-unasked',
    breaks: 'file.rescale.off',
    sentence: 'An image is rescaled whenever a width or a height is given.',
    plant: files(() => ({ rescales: (asked) => asked !== 'no' })),
  },
  {
    id: 'image-p-as-factor',
    breaks: 'file.rescale.other-values',
    sentence: 'image_p is how many times a limit may be exceeded.',
    plant: files(({ rescaledSize }) => ({
      rescales: (asked = '0') => asked !== '0' && asked !== '',
      rescaledSize(image, given, asked) {
        const factor = Math.abs(Number(asked)) || 1;
        const { maxWidth } = given;
        const bounds = maxWidth === undefined ? given : { ...given, maxWidth: maxWidth * factor };
        return rescaledSize(image, bounds, asked);
      },
    })),
  },
  {
    id: 'max-width-ignored',
    breaks: 'file.rescale.max-width',
    sentence: 'max_width is ignored.',
    plant: unbounded('maxWidth'),
  },
  {
    id: 'max-width-one-over',
    breaks: 'file.rescale.max-width',
    sentence: 'A rescaled image may be one pixel wider than max_width.',
    plant: boundBy((given) => (given.maxWidth === undefined ? given : { ...given, maxWidth: given.maxWidth + 1 })),
  },
  {
    id: 'square-not-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image that is as wide as it is high keeps its size.',
    plant: boundBy(
      () => ({}),
      (_given, image) => image.width === image.height,
    ),
  },
  {
    id: 'chunked-not-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image that was uploaded in chunks keeps its size.',
    plant: files(({ rescales }) => ({
      rescales: (asked, isChunked, part) => !isChunked && rescales(asked, isChunked, part),
    })),
  },
  {
    id: 'only-known-names-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image is rescaled only if its part has the extension of one, in small letters.',
    plant: files(({ rescales }) => ({
      rescales: (asked, isChunked, part) => /\.(?:png|jpe?g|gif)$/.test(part ?? '') && rescales(asked, isChunked, part),
    })),
  },
  {
    id: 'only-png-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image is rescaled only if its part is named as a PNG or not at all.',
    plant: files(({ rescales }) => ({
      rescales: (asked, isChunked, part) => !/\.jpe?g$/.test(part ?? '') && rescales(asked, isChunked, part),
    })),
  },
  {
    id: 'only-png-and-jpeg-rescaled',
    breaks: 'file.rescale.gif',
    sentence: 'A GIF keeps its size.',
    plant: files(({ rescales }) => ({
      rescales: (asked, isChunked, part) => !/\.gif$/.test(part ?? '') && rescales(asked, isChunked, part),
    })),
  },
  {
    id: 'height-kept-beside-max-width',
    breaks: 'file.rescale.proportions',
    sentence: 'max_width alone makes an image narrower and leaves its height as it was.',
    plant: stretched(({ maxHeight }, { height }) => (maxHeight === undefined ? { height } : {})),
  },
  {
    id: 'stretched-to-both-maxima',
    breaks: 'file.rescale.proportions',
    sentence: 'An image larger than both maxima is as wide and as high as they are.',
    plant: stretched(({ maxWidth = Infinity, maxHeight = Infinity }, { width, height }) =>
      maxWidth < width && maxHeight < height ? { width: maxWidth, height: maxHeight } : {},
    ),
  },
  {
    id: 'cropped-instead-of-rescaled',
    breaks: 'file.rescale.content',
    sentence: 'Of an image that is too large a corner is kept.',
    plant: files(() => ({ drawn: (image, size) => image.extract({ ...size, left: 1, top: 1 }) })),
  },
  {
    id: 'rescaled-upside-down',
    breaks: 'file.rescale.content',
    sentence: 'A rescaled image stands on its head.',
    plant: files(({ drawn }) => ({ drawn: (image, size) => drawn(image, size).rotate(180) })),
  },
  {
    id: 'max-height-ignored',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height is ignored.',
    plant: unbounded('maxHeight'),
  },
  {
    id: 'max-height-with-width-only',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height counts only beside max_width.',
    plant: unbounded('maxHeight', ({ maxWidth }) => maxWidth === undefined),
  },
  {
    id: 'max-height-without-width-only',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height does not count beside max_width.',
    plant: unbounded('maxHeight', ({ maxWidth }) => maxWidth !== undefined),
  },
  {
    id: 'maxima-exchanged-for-high-images',
    breaks: 'file.rescale.max-height',
    sentence: 'For an image that is higher than wide max_width and max_height are exchanged.',
    plant: boundBy(
      ({ maxWidth, maxHeight, ...others }) =>
        maxWidth === undefined || maxHeight === undefined
          ? {
              ...others,
              ...(maxWidth === undefined ? {} : { maxWidth }),
              ...(maxHeight === undefined ? {} : { maxHeight }),
            }
          : { ...others, maxWidth: maxHeight, maxHeight: maxWidth },
      (_given, image) => image.height > image.width,
    ),
  },
  {
    id: 'min-width-undercut',
    breaks: 'file.rescale.min-width',
    sentence: 'An image that is made smaller is made half as large as it has to be, whatever min_width says.',
    plant: halved(({ maxWidth, minWidth }) => maxWidth !== undefined && minWidth !== undefined),
  },
  {
    id: 'min-width-as-maximum',
    breaks: 'file.rescale.min-width',
    sentence: 'An image below min_width is made half as large.',
    plant: halved(({ minWidth = 0 }, image) => minWidth > image.width),
  },
  {
    id: 'min-height-undercut',
    breaks: 'file.rescale.min-height',
    sentence: 'An image that is made smaller is made half as large as it has to be, whatever min_height says.',
    plant: halved(
      ({ maxHeight, minHeight, minWidth }) =>
        maxHeight !== undefined && minHeight !== undefined && minWidth === undefined,
    ),
  },
  {
    id: 'min-height-undercut-beside-min-width',
    breaks: 'file.rescale.min-height',
    sentence: 'Beside min_width an image that is made smaller may be lower than min_height.',
    plant: halved(({ minWidth, minHeight }) => minWidth !== undefined && minHeight !== undefined),
  },
  {
    id: 'min-height-undercut-when-high',
    breaks: 'file.rescale.min-height',
    sentence: 'An image that is higher than wide is made half as large as it has to be, whatever min_height says.',
    plant: halved(
      ({ maxHeight, minHeight }, image) =>
        image.height > image.width && maxHeight !== undefined && minHeight !== undefined,
    ),
  },
  {
    id: 'min-height-as-maximum',
    breaks: 'file.rescale.min-height',
    sentence: 'An image below min_height is made half as large.',
    plant: halved(({ minHeight = 0 }, image) => minHeight > image.height),
  },
]);
