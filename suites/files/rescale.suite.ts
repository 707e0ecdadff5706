import fc from 'fast-check';
import { imageSize } from 'image-size';
import type { Parameters } from '../../src/client/pairs.js';
import { media } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { send } from './send.js';

const check = checks('files/rescale');

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Uploads a picture for rescaling, and reads the size of what was stored. */
async function rescaled(
  { api, expect, files }: CheckContext,
  { width, height }: Size,
  parameters: Parameters,
  filename?: string,
): Promise<Size> {
  const length = width * height + 4000;
  const file = files.photo({ width, height, length, ...(filename === undefined ? {} : { filename }) });
  const read = await api.readFile(await api.uploadFile(file, { image_p: '1', ...parameters }), 4 * 2 ** 20);
  if (read.status !== 200) return expect.fail('the image to be read back with HTTP 200', `HTTP ${read.status}`);
  try {
    return imageSize(read.bytes);
  } catch {
    return expect.fail('an image', `${read.size} bytes that are none`);
  }
}

const picture = { width: 96, height: 64 };

for (const [requirement, parameter, side, rule] of [
  ['file.rescale.max-width', 'max_width', 'width', 'at most'],
  ['file.rescale.max-height', 'max_height', 'height', 'at most'],
  ['file.rescale.min-width', 'min_width', 'width', 'at least'],
  ['file.rescale.min-height', 'min_height', 'height', 'at least'],
] as const) {
  const full = picture[side];
  const limits = rule === 'at most' ? { min: 8, max: full } : { min: full, max: full * 3 };
  check.property(
    requirement,
    `any ${parameter} is kept`,
    { limit: fc.integer(limits) },
    async (context, { limit }) => {
      const size = await rescaled(context, picture, { [parameter]: limit });
      const keeps = (got: number): boolean => (rule === 'at most' ? got <= limit : got >= limit);
      context.expect(size[side], `${side} of the stored image`).toSatisfy(keeps, `${rule} ${limit}`);
    },
    {
      examples: [full, rule === 'at most' ? full - 1 : full + 1, rule === 'at most' ? full / 2 : full * 2].map(
        (limit) => ({ limit }),
      ),
      atMost: 2,
    },
  );
}

for (const [what, size] of [
  ['a square picture', { width: 80, height: 80 }],
  ['a high picture', { width: 40, height: 100 }],
] as const)
  check('file.rescale.max-width', `${what} is rescaled too`, async (context) => {
    const { width } = await rescaled(context, size, { max_width: 20 });
    context.expect(width, 'width of the stored image').toSatisfy((got) => got <= 20, 'at most 20');
  });

check('file.rescale.max-height', 'a square picture is rescaled too', async (context) => {
  const { height } = await rescaled(context, { width: 80, height: 80 }, { max_height: 20 });
  context.expect(height, 'height of the stored image').toSatisfy((got) => got <= 20, 'at most 20');
});

for (const [max_width, max_height] of [
  [48, 16],
  [24, 60],
] as const)
  check(
    'file.rescale.max-height',
    `max_width ${max_width} and max_height ${max_height} are both kept`,
    async (context) => {
      const size = await rescaled(context, picture, { max_width, max_height });
      context
        .expect(size.height, 'height of the stored image')
        .toSatisfy((got) => got <= max_height, `at most ${max_height}`);
      context
        .expect(size.width, 'width of the stored image')
        .toSatisfy((got) => got <= max_width, `at most ${max_width}`);
    },
  );

check('file.rescale.max-height', 'the maxima of a high picture are not exchanged', async (context) => {
  const { height } = await rescaled(context, { width: 64, height: 96 }, { max_width: 60, max_height: 24 });
  context.expect(height, 'height of the stored image').toSatisfy((got) => got <= 24, 'at most 24');
});

for (const [what, size, min_height] of [
  ['wide', picture, 120],
  ['high', { width: 64, height: 96 }, 180],
] as const)
  check('file.rescale.min-height', `beside min_width it is kept for a ${what} picture`, async (context) => {
    const stored = await rescaled(context, size, { min_width: 100, min_height });
    context
      .expect(stored.height, 'height of the stored image')
      .toSatisfy((got) => got >= min_height, `at least ${min_height}`);
  });

for (const part of ['blob', 'PHOTO.PNG'])
  check('file.rescale.max-width', `a picture whose part is named ${part} is rescaled too`, async (context) => {
    const filename = `${context.unique('rescaled')}.png`;
    const { width } = await rescaled(context, picture, { filename, max_width: 24 }, part);
    context.expect(width, 'width of the stored image').toSatisfy((got) => got <= 24, 'at most 24');
  });

check(
  'file.rescale.max-width',
  'a picture in chunks is rescaled too',
  async (context) => {
    const { api, expect, files } = context;
    const file = files.chunked({ ...picture, length: 12_000, chunkSize: 5000 });
    const extras = { image_p: '1', max_width: 24 };
    const answers = await send(context, file, undefined, { extras });
    const stored = answers.at(-1)?.stored;
    if (stored === undefined) return expect.inconclusive('no file could be stored in chunks');
    const { width } = imageSize((await api.readFile(stored, 2 ** 20)).bytes);
    expect(width, 'width of the stored image').toSatisfy((got) => got <= 24, 'at most 24');
  },
  { needs: ['chunkedFileUpload'] },
);

for (const image_p of [undefined, '0'])
  check(
    'file.rescale.off',
    `widths and heights with image_p=${image_p ?? 'nothing'}`,
    async ({ api, expect, files }) => {
      const file = files.photo({ ...picture, length: 12_000 });
      const stored = await api.uploadFile(file, { image_p, max_width: 10, max_height: 10 });
      expect.sameFile(await api.readFile(stored, file.end), media(file.descriptor));
    },
  );
