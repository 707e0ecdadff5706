import fc from 'fast-check';
import { imageSize } from 'image-size';
import { media } from '../../src/media/media.js';
import type { Parameters } from '../../src/target/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

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
): Promise<Size> {
  const file = files.photo({ width, height, length: width * height + 4000 });
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
