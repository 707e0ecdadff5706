import fc from 'fast-check';
import type { Split } from '../../src/client/chunks.js';
import type { Payload } from '../../src/media/padding.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { sentInLanes } from '../shared/lanes.js';
import { expectCompletion, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/splits');

async function expectSplit(
  context: CheckContext,
  length: number,
  chunkSize: number,
  split: Split,
  payload: Payload = 'random',
): Promise<void> {
  const file = context.files.chunked({ length, chunkSize, split, payload });
  const answers = await sendChunks(context.api, await tokenFor(context), file);
  const sizes = file.chunks.map((chunk) => chunk.end - chunk.start);
  expectCompletion(
    context,
    answers,
    `a file of ${length} bytes in chunks of ${sizes.length > 6 ? `${chunkSize}…` : sizes.join(', ')}`,
  );
}

/** The totals that separate the two ways in which Resumable.js splits a file, for chunks of 100 bytes. */
check.property(
  'chunk.split.single',
  'a file of one chunk completes',
  { length: fc.integer({ min: 70, max: 199 }) },
  (context, { length }) => expectSplit(context, length, 100, 'long-last'),
  { examples: [99, 100, 101, 199].map((length) => ({ length })), atMost: 2 },
);

check('chunk.split.single', 'a chunk size far above the size of the file is accepted', (context) =>
  expectSplit(context, 420, 2 ** 20, 'long-last'),
);

check.property(
  'chunk.split.exact',
  'a file of a whole number of chunks completes',
  { count: fc.integer({ min: 2, max: 7 }), chunkSize: fc.integer({ min: 70, max: 400 }) },
  (context, { count, chunkSize }) => expectSplit(context, count * chunkSize, chunkSize, 'long-last'),
  {
    examples: [
      { count: 2, chunkSize: 100 },
      { count: 3, chunkSize: 100 },
      { count: 2, chunkSize: 64 },
    ],
    atMost: 2,
  },
);

check.property(
  'chunk.split.long-last',
  'a last chunk above the chunk size completes',
  {
    count: fc.integer({ min: 2, max: 5 }),
    chunkSize: fc.integer({ min: 70, max: 400 }),
    more: fc.double({ min: 0, max: 0.999, noNaN: true }),
  },
  (context, { count, chunkSize, more }) =>
    expectSplit(context, count * chunkSize + Math.max(1, Math.floor(more * chunkSize)), chunkSize, 'long-last'),
  {
    examples: [
      { count: 2, chunkSize: 100, more: 0 },
      { count: 2, chunkSize: 100, more: 0.99 },
      { count: 3, chunkSize: 100, more: 0.5 },
    ],
    atMost: 2,
  },
);

check.property(
  'chunk.split.short-last',
  'a last chunk below the chunk size completes',
  {
    count: fc.integer({ min: 1, max: 5 }),
    chunkSize: fc.integer({ min: 70, max: 400 }),
    more: fc.double({ min: 0, max: 0.999, noNaN: true }),
  },
  (context, { count, chunkSize, more }) =>
    expectSplit(context, count * chunkSize + Math.max(1, Math.floor(more * chunkSize)), chunkSize, 'short-last'),
  {
    examples: [
      { count: 1, chunkSize: 100, more: 0 },
      { count: 2, chunkSize: 100, more: 0.99 },
      { count: 2, chunkSize: 100, more: 0 },
    ],
    atMost: 2,
  },
);

check('chunk.split.short-last', 'a short last chunk may arrive first', async (context) => {
  const file = context.files.chunked({ length: 250, split: 'short-last' });
  expectCompletion(context, await sendChunks(context.api, await tokenFor(context), file, [3, 1, 2]));
});

check('chunk.split.long-last', 'a long last chunk may arrive first', async (context) => {
  const file = context.files.chunked({ length: 350, split: 'long-last' });
  expectCompletion(context, await sendChunks(context.api, await tokenFor(context), file, [3, 2, 1]));
});

check(
  'chunk.split.many',
  'twelve chunks complete in the order of their numbers, most of them with equal bytes',
  (context) => expectSplit(context, 1250, 100, 'long-last', 'uniform'),
);

check(
  'chunk.split.many',
  'more chunks than a byte can count complete',
  async (context) => {
    const file = context.files.chunked({ length: 257 * 70, chunkSize: 70 });
    const token = await tokenFor(context);
    const early = file.chunks.filter((chunk) => chunk.number !== 2);
    const answers = await sentInLanes(early, (chunk) => context.api.sendChunk({ token }, file, chunk));
    const [last] = await sendChunks(context.api, token, file, [2]);
    expectCompletion(context, last === undefined ? answers : [...answers, last], 'a file of 257 chunks');
  },
  { slow: true },
);
