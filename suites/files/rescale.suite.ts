import fc from 'fast-check';
import type { Parameters } from '../../src/client/pairs.js';
import type { ReadBack } from '../../src/client/read-back.js';
import { type PictureSize, pictureSize } from '../../src/media/picture.js';
import { gradient } from '../../src/media/png.js';
import { pngPixels } from '../../src/media/png-pixels.js';
import type { CheckContext } from '../check/context.js';
import type { FileOptions } from '../check/files.js';
import { checks } from '../check/registry.js';
import { send, storedBy } from './send.js';
import { urlOf } from './stored.js';

const check = checks('files/rescale');

/** What holds of the size of a stored image, in pixels, and how to say it. */
interface Rule {
  holds(size: PictureSize): boolean;
  readonly words: string;
}

const most = (side: keyof PictureSize, limit: number): Rule => ({
  holds: (size) => size[side] <= limit,
  words: `a ${side} of at most ${limit}`,
});

/** A pixel less is rounding. */
const least = (side: keyof PictureSize, limit: number): Rule => ({
  holds: (size) => size[side] >= limit - 1,
  words: `a ${side} of at least ${limit}`,
});

const unchanged = (picture: PictureSize): Rule => ({
  holds: ({ width, height }) => width === picture.width && height === picture.height,
  words: `${picture.width} x ${picture.height}`,
});

const both = (...rules: readonly Rule[]): Rule => ({
  holds: (size) => rules.every((rule) => rule.holds(size)),
  words: rules.map(({ words }) => words).join(' and '),
});

interface StoredImage extends PictureSize {
  readonly bytes: Uint8Array;
}

/** Reads a stored image until the rule holds, since images may be rescaled after they were stored. */
async function expectSize({ api, expect }: CheckContext, stored: { url: string }, rule: Rule): Promise<StoredImage> {
  const sizeOf = ({ status, bytes }: Pick<ReadBack, 'status' | 'bytes'>): PictureSize | undefined =>
    status === 200 ? pictureSize(bytes) : undefined;
  const read = await api.readFile(stored, {
    size: 4 * 2 ** 20,
    until(one) {
      const size = sizeOf(one);
      return size !== undefined && rule.holds(size);
    },
  });
  const size = sizeOf(read) ?? expect.fail('an image', `HTTP ${read.status} with ${read.size} bytes that are none`);
  expect(size, 'width and height of the stored image').toSatisfy((one) => rule.holds(one), rule.words);
  return { ...size, bytes: read.bytes };
}

const picture = { width: 96, height: 64 };

/** Room for pixels that hardly compress, so that the smallest possible file is always exceeded. */
const lengthOf = ({ width, height }: PictureSize): number => width * height + 4000;

/** Uploads a picture for rescaling, and expects a size of what is stored. */
async function expectRescaled(
  context: CheckContext,
  size: PictureSize,
  parameters: Parameters,
  rule: Rule,
  options: FileOptions = {},
): Promise<StoredImage> {
  const { api, files } = context;
  const file = files.photo({ ...size, length: lengthOf(size), ...options });
  return expectSize(context, await api.uploadFile(file, { image_p: '1', ...parameters }), rule);
}

for (const [requirement, parameter, side] of [
  ['file.rescale.max-width', 'max_width', 'width'],
  ['file.rescale.max-height', 'max_height', 'height'],
] as const)
  check.property(
    requirement,
    `any ${parameter} is kept`,
    { limit: fc.integer({ min: 8, max: picture[side] }) },
    async (context, { limit }) => {
      await expectRescaled(context, picture, { [parameter]: limit }, most(side, limit));
    },
    { examples: [picture[side], picture[side] - 1, picture[side] / 2].map((limit) => ({ limit })), atMost: 2 },
  );

for (const [what, size] of [
  ['a square picture', { width: 80, height: 80 }],
  ['a high picture', { width: 40, height: 100 }],
] as const)
  check('file.rescale.max-width', `${what} is rescaled too`, async (context) => {
    await expectRescaled(context, size, { max_width: 20 }, most('width', 20));
  });

check('file.rescale.max-height', 'a square picture is rescaled too', async (context) => {
  await expectRescaled(context, { width: 80, height: 80 }, { max_height: 20 }, most('height', 20));
});

check('file.rescale.max-height', 'max_width and max_height are both kept', async (context) => {
  for (const [max_width, max_height] of [
    [48, 16],
    [24, 60],
  ] as const) {
    const rule = both(most('width', max_width), most('height', max_height));
    await expectRescaled(context, picture, { max_width, max_height }, rule);
  }
});

for (const [what, bounds] of [
  ['one maximum', { max_width: 30 }],
  ['two maxima', { max_width: 40, max_height: 40 }],
] as const)
  check('file.rescale.proportions', `a picture is not stretched to ${what}`, async (context) => {
    const { expect } = context;
    const stored = await expectRescaled(context, picture, bounds, most('width', bounds.max_width));
    const height = (stored.width * picture.height) / picture.width;
    expect(
      stored.height,
      `the height of a picture of ${picture.width} x ${picture.height} that is ${stored.width} wide`,
    ).toSatisfy((one) => Math.abs(one - height) <= 1, `about ${Math.round(height)}`);
  });

/** The seed of a picture that grows brighter by one shade a pixel, from its left to its right and from its top to its bottom. */
function brighteningSeed(): number {
  for (let seed = 0; ; seed += 1) {
    const { base, right, down } = gradient(seed);
    if (right === 1 && down === 1 && base + picture.width + picture.height < 256) return seed;
  }
}

check('file.rescale.content', 'a picture that is made smaller is shown as a whole', async (context) => {
  const { expect } = context;
  const options = { seed: brighteningSeed() };
  const { bytes } = await expectRescaled(context, picture, { max_width: 30 }, most('width', 30), options);
  const stored = pngPixels(bytes);
  if (stored === undefined) return expect.notApplicable('the stored image is no PNG of eight bits');
  const [right, bottom] = [stored.width - 1, stored.height - 1];
  const brighter = (x: number, y: number): number => stored.brightness(x, y) - stored.brightness(0, 0);
  // Filters and profiles change shades, but not by a third.
  for (const [side, rise, whole] of [
    ['right', brighter(right, 0), picture.width - 1],
    ['bottom', brighter(0, bottom), picture.height - 1],
  ] as const)
    expect(rise, `by how many of 256 shades the ${side} is brighter than its opposite`).toSatisfy(
      (one) => Math.abs(one - whole) < whole / 3,
      `about ${whole}`,
    );
});

check('file.rescale.max-height', 'the maxima of a high picture are not exchanged', async (context) => {
  const high = { width: 64, height: 96 };
  await expectRescaled(context, high, { max_width: 60, max_height: 24 }, most('height', 24));
});

for (const part of ['blob', 'PHOTO.PNG'])
  check('file.rescale.max-width', `a picture whose part is named ${part} is rescaled too`, async (context) => {
    const parameters = { filename: `${context.unique('rescaled')}.png`, max_width: 24 };
    await expectRescaled(context, picture, parameters, most('width', 24), { filename: part });
  });

check('file.rescale.max-width', 'a jpeg is rescaled too', async (context) => {
  await expectRescaled(context, picture, { max_width: 24 }, most('width', 24), { kind: 'jpeg' });
});

check('file.rescale.gif', 'a gif is rescaled too', async (context) => {
  const { api, expect, files } = context;
  const file = files.photo({ ...picture, kind: 'gif', length: lengthOf(picture) });
  const answer = await api.attempt.uploadFile(file, { image_p: '1', max_width: 24 });
  if (answer.kind !== 'granted') return expect.notApplicable('a gif is refused');
  await expectSize(context, urlOf(answer), most('width', 24));
});

check('file.rescale.max-width', 'a picture asked for in JSON is rescaled too', async (context) => {
  const { api, files } = context;
  const file = files.photo({ ...picture, length: lengthOf(picture) });
  const stored = await api.uploadFile(file, { image_p: '1', max_width: 24 }, { format: 'json' });
  await expectSize(context, stored, most('width', 24));
});

check(
  'file.rescale.max-width',
  'a picture in chunks is rescaled too',
  async (context) => {
    const file = context.files.chunked({ ...picture, length: 12_000, chunkSize: 5000 });
    const extras = { image_p: '1', max_width: 24 };
    await expectSize(context, storedBy(context, await send(context, file, undefined, { extras })), most('width', 24));
  },
  { needs: ['chunkedFileUpload'] },
);

for (const [requirement, side, what, size] of [
  ['file.rescale.min-width', 'width', 'a wide picture', picture],
  ['file.rescale.min-width', 'width', 'a high picture', { width: 64, height: 96 }],
  ['file.rescale.min-height', 'height', 'a wide picture', picture],
  ['file.rescale.min-height', 'height', 'a high picture', { width: 64, height: 96 }],
] as const) {
  check.property(
    requirement,
    `${what} that is made smaller is not made smaller than the minimum`,
    { limit: fc.integer({ min: 20, max: size[side] - 4 }), room: fc.integer({ min: 0, max: 10 }) },
    async (context, { limit, room }) => {
      const [max, min] = [limit, Math.max(8, limit - room)];
      const rule = both(most(side, max), least(side, min));
      await expectRescaled(context, size, { [`max_${side}`]: max, [`min_${side}`]: min }, rule);
    },
    { examples: [{ limit: size[side] / 2, room: 0 }], atMost: 1 },
  );

  check(requirement, `${what} below the minimum is not made smaller`, async (context) => {
    const min = 2 * size[side];
    const stored = await expectRescaled(context, size, { [`min_${side}`]: min }, least(side, size[side]));
    context.observe(`file.rescale.enlarges: ${side}`, stored[side] > size[side]);
  });
}

check('file.rescale.min-height', 'both minima are kept by a picture that is made smaller', async (context) => {
  const bounds = { max_width: 60, max_height: 60, min_width: 50, min_height: 30 };
  await expectRescaled(context, picture, bounds, both(least('width', 50), least('height', 30)));
});

for (const image_p of [undefined, '0'])
  check(
    'file.rescale.off',
    `with image_p=${image_p ?? 'nothing'} widths and heights change nothing`,
    async (context) => {
      const { api, files } = context;
      const file = files.photo({ ...picture, length: lengthOf(picture) });
      const stored = await api.uploadFile(file, { image_p, max_width: 10, max_height: 10 });
      await expectSize(context, stored, unchanged(picture));
    },
  );

check(
  'file.rescale.other-values',
  'an image_p other than 0 and 1 is refused or taken as one of them',
  async (context) => {
    const { api, expect, files, observe } = context;
    const [off, on] = [unchanged(picture), most('width', 24)];
    const either: Rule = { holds: (size) => off.holds(size) || on.holds(size), words: `${off.words}, or ${on.words}` };
    for (const image_p of ['2', '7', '-1', 'yes', 'true']) {
      const file = files.photo({ ...picture, length: lengthOf(picture) });
      const parameters = { image_p, max_width: 24 };
      const answer = await api.attempt.uploadFile(file, parameters, { deliberate: 'image_p is neither 0 nor 1' });
      observe(`file.image_p: ${image_p}`, answer.kind === 'granted' ? 'accepted' : 'refused');
      if (answer.kind === 'granted') await expectSize(context, urlOf(answer), either);
      else expect.emptyHanded(answer, `a call with image_p=${image_p}`);
    }
  },
);
