import { change } from '../decisions/decisions.js';
import type { FileDecisions } from '../decisions/files.js';
import type { Bounds } from '../methods/images.js';
import { type Fault, faultsOf } from './fault.js';

const files = (make: (before: FileDecisions) => Partial<FileDecisions>) => change('files', make);

const unbounded = (bound: keyof Bounds) =>
  files(({ rescaledSize }) => ({
    rescaledSize(image, bounds) {
      const { [bound]: _, ...others } = bounds;
      return rescaledSize(image, others);
    },
  }));

export const rescalingFaults: readonly Fault[] = faultsOf('files', [
  {
    id: 'rescaled-unasked',
    breaks: 'file.rescale.off',
    sentence: 'An image is rescaled whenever a width or a height is given.',
    plant: files(() => ({ rescales: (asked) => asked !== 'no' })),
  },
  {
    id: 'max-width-ignored',
    breaks: 'file.rescale.max-width',
    sentence: 'max_width does not count.',
    plant: unbounded('maxWidth'),
  },
  {
    id: 'max-width-one-over',
    breaks: 'file.rescale.max-width',
    sentence: 'A rescaled image may be one pixel wider than max_width.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize: (image, { maxWidth, ...others }) =>
        rescaledSize(image, maxWidth === undefined ? others : { ...others, maxWidth: maxWidth + 1 }),
    })),
  },
  {
    id: 'square-not-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image that is as wide as it is high keeps its size.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize: (image, bounds) => (image.width === image.height ? image : rescaledSize(image, bounds)),
    })),
  },
  {
    id: 'chunked-not-rescaled',
    breaks: 'file.rescale.max-width',
    sentence: 'An image that came in chunks keeps its size.',
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
    id: 'max-height-ignored',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height does not count.',
    plant: unbounded('maxHeight'),
  },
  {
    id: 'max-height-with-width-only',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height counts only beside max_width.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize: (image, { maxHeight, ...others }) =>
        rescaledSize(
          image,
          maxHeight === undefined || others.maxWidth === undefined ? others : { ...others, maxHeight },
        ),
    })),
  },
  {
    id: 'max-height-without-width-only',
    breaks: 'file.rescale.max-height',
    sentence: 'max_height does not count beside max_width.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize: (image, { maxHeight, ...others }) =>
        rescaledSize(
          image,
          maxHeight === undefined || others.maxWidth !== undefined ? others : { ...others, maxHeight },
        ),
    })),
  },
  {
    id: 'maxima-exchanged-for-high-images',
    breaks: 'file.rescale.max-height',
    sentence: 'For an image that is higher than wide max_width and max_height are exchanged.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize(image, bounds) {
        const { maxWidth, maxHeight, ...least } = bounds;
        return image.height > image.width && maxWidth !== undefined && maxHeight !== undefined
          ? rescaledSize(image, { ...least, maxWidth: maxHeight, maxHeight: maxWidth })
          : rescaledSize(image, bounds);
      },
    })),
  },
  {
    id: 'min-width-ignored',
    breaks: 'file.rescale.min-width',
    sentence: 'min_width does not count.',
    plant: unbounded('minWidth'),
  },
  {
    id: 'min-height-ignored',
    breaks: 'file.rescale.min-height',
    sentence: 'min_height does not count.',
    plant: unbounded('minHeight'),
  },
  {
    id: 'min-height-without-width-only',
    breaks: 'file.rescale.min-height',
    sentence: 'min_height does not count beside min_width.',
    plant: files(({ rescaledSize }) => ({
      rescaledSize: (image, { minHeight, ...others }) =>
        rescaledSize(
          image,
          minHeight === undefined || others.minWidth !== undefined ? others : { ...others, minHeight },
        ),
    })),
  },
]);
