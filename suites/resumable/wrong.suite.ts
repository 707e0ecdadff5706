import fc from 'fast-check';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { expectIncomplete, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/wrong');

const deliberate = 'the chunk is meant to be wrong';

/** Sends the other chunks correctly, a chunk of the wrong bytes, and expects that the latter is not taken. */
async function expectBytesRefused(
  context: CheckContext,
  file: ChunkedFile,
  number: number,
  start: number,
  end: number,
): Promise<void> {
  const { api, files, expect } = context;
  const token = await tokenFor(context);
  const others = file.chunks.map((chunk) => chunk.number).filter((other) => other !== number);
  await sendChunks(api, token, file, others);
  const part = files.piece(file, start, end);
  const answer = await api.sendChunk({ token }, file, chunkOf(file, number), { part, deliberate });
  const chunk = chunkOf(file, number);
  expect.notAccepted(answer, `chunk ${number} with ${end - start} bytes where it has ${chunk.end - chunk.start},`);
}

check.property(
  'chunk.wrong.short',
  'an inner chunk that lacks bytes is not accepted',
  { missing: fc.integer({ min: 1, max: 99 }), number: fc.constantFrom(1, 2) },
  (context, { missing, number }) => {
    const file = context.files.chunked();
    const { start, end } = chunkOf(file, number);
    return expectBytesRefused(context, file, number, start, end - missing);
  },
  {
    examples: [
      { missing: 1, number: 1 },
      { missing: 99, number: 2 },
      { missing: 1, number: 2 },
    ],
    atMost: 2,
  },
);

check(
  'chunk.wrong.short',
  'a second chunk that lacks bytes is not accepted while others are still to come',
  async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 400 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [1]);
    const part = files.piece(file, 100, 190);
    expect.notAccepted(
      await api.sendChunk({ token }, file, chunkOf(file, 2), { part, deliberate }),
      'chunk 2 of 4 with 90 bytes instead of 100',
    );
  },
);

check.property(
  'chunk.wrong.long',
  'an inner chunk with too many bytes is not accepted',
  { more: fc.integer({ min: 1, max: 100 }), number: fc.constantFrom(1, 2) },
  (context, { more, number }) => {
    const file = context.files.chunked({ length: 400 });
    const { start, end } = chunkOf(file, number);
    return expectBytesRefused(context, file, number, start, end + more);
  },
  {
    examples: [
      { more: 1, number: 1 },
      { more: 1, number: 2 },
      { more: 100, number: 1 },
    ],
    atMost: 2,
  },
);

for (const [what, off] of [
  ['one byte short', -1],
  ['one byte long', 1],
  ['half of it', -50],
] as const)
  check('chunk.wrong.last', `a last chunk that is ${what} is not accepted`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 300 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [1, 2]);
    const part = files.piece(file, off > 0 ? 200 - off : 200, off > 0 ? 300 : 300 + off);
    const answer = await api.sendChunk({ token }, file, chunkOf(file, 3), { part, deliberate });
    expect.notAccepted(answer, `a last chunk with ${part.end - part.start} bytes instead of 100`);
  });

for (const [what, off] of [
  ['one byte short', -1],
  ['one byte long', 1],
] as const)
  check('chunk.wrong.last', `an only chunk that is ${what} is not accepted`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 90 });
    const token = await tokenFor(context);
    const changed = { resumableTotalSize: 90 - off };
    expect.notAccepted(
      await api.sendChunk({ token }, file, chunkOf(file, 1), { changed, deliberate }),
      'an only chunk that is not as long as the file',
    );
  });

/** Sends a chunk whose parameters are wrong, beside one that is right. */
async function expectParametersRefused(context: CheckContext, changed: Parameters, number = 2): Promise<void> {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 320 });
  const token = await tokenFor(context);
  expect.accepted(await api.sendChunk({ token }, file, chunkOf(file, 1)), 'a valid chunk');
  const answer = await api.sendChunk({ token }, file, chunkOf(file, number), { changed, deliberate });
  expect.notAccepted(answer, `a chunk with ${JSON.stringify(changed)}`);
}

for (const number of [0, -1])
  check('chunk.wrong.number-zero', `chunk number ${number} is not accepted`, (context) =>
    expectParametersRefused(context, { resumableChunkNumber: number }),
  );

for (const number of [5, 6, 99, 2_147_483_647])
  check('chunk.wrong.number-above', `chunk number ${number} of 3 is not accepted`, (context) =>
    expectParametersRefused(context, { resumableChunkNumber: number }),
  );

check('chunk.wrong.number-above', 'a chunk behind the last of an exact split is not accepted', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 300 });
  const token = await tokenFor(context);
  const answer = await api.sendChunk({ token }, file, chunkOf(file, 1), {
    changed: { resumableChunkNumber: 4 },
    deliberate,
  });
  expect.notAccepted(answer, 'chunk 4 of 3');
});

for (const changed of [
  { resumableChunkNumber: 'two' },
  { resumableChunkNumber: '1.5' },
  { resumableChunkNumber: '9223372036854775808' },
  { resumableChunkSize: 'abc' },
  { resumableTotalSize: 'abc' },
])
  check('chunk.wrong.not-a-number', `a chunk with ${JSON.stringify(changed)} is not accepted`, (context) =>
    expectParametersRefused(context, changed),
  );

for (const changed of [
  { resumableChunkNumber: 'two' },
  { resumableChunkNumber: '1.5' },
  { resumableChunkNumber: -1 },
  { resumableTotalSize: 'abc' },
])
  check(
    'chunk.wrong.not-a-number',
    `an only chunk with ${JSON.stringify(changed)} is not accepted`,
    async (context) => {
      const { api, files, expect } = context;
      const file = files.chunked({ length: 90 });
      const token = await tokenFor(context);
      const answer = await api.sendChunk({ token }, file, chunkOf(file, 1), { changed, deliberate });
      expect.notAccepted(answer, `a whole file in a chunk with ${JSON.stringify(changed)}`);
    },
  );

check('chunk.wrong.total', 'a total size below the bytes of the chunk is not accepted', (context) =>
  expectParametersRefused(context, { resumableTotalSize: 50 }),
);

for (const total of [0, -300])
  check('chunk.wrong.total-zero', `a total size of ${total} is not accepted`, (context) =>
    expectParametersRefused(context, { resumableTotalSize: total }),
  );

/** What arrives is a whole photo, so that nothing but its total size speaks against it. */
for (const [length, claimed, chunks] of [
  [300, 320, 2],
  [220, 320, 1],
  [300, 290, 2],
] as const)
  check(
    'chunk.wrong.total-changed',
    `chunks of ${claimed} bytes are not completed by one of ${length} bytes`,
    async (context) => {
      const { api, files, expect } = context;
      const file = files.chunked({ length });
      const token = await tokenFor(context);
      const changed = { resumableTotalSize: claimed };
      const numbers = file.chunks.map(({ number }) => number);
      await sendChunks(api, token, file, numbers.slice(0, chunks), { changed, deliberate });
      const answers = await sendChunks(api, token, file, numbers.slice(chunks), { once: true });
      expectIncomplete(expect, answers, 'with a chunk of another total size');
    },
  );

for (const [what, start, end] of [
  ['short', 100, 150],
  ['long', 100, 230],
] as const)
  check('chunk.wrong.not-500', `a chunk that is too ${what} is not answered with 500`, async (context) => {
    const { api, files, expect } = context;
    const file = files.chunked({ length: 320 });
    const token = await tokenFor(context);
    await sendChunks(api, token, file, [1]);
    const part = files.piece(file, start, end);
    const answer = await api.sendChunk({ token }, file, chunkOf(file, 2), { part, deliberate });
    context.observe(`chunk.wrong-size.status`, answer.status);
    if (answer.status === 500) expect.fail('a status that lets the client try again', outcomeInWords(answer));
  });

check('chunk.wrong.not-500', 'a chunk number that is not a number is not answered with 500', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 320 });
  const token = await tokenFor(context);
  const changed = { resumableChunkNumber: 'two' };
  const answer = await api.sendChunk({ token }, file, chunkOf(file, 1), { changed, deliberate });
  if (answer.status === 500) expect.fail('a status that lets the client try again', outcomeInWords(answer));
});

/** Numbers that no chunk of a file of three has. */
const misnumbered = [0, -1, -2, 'two', '', 4, 5, 99];

check('chunk.wrong.misnumbered', 'a chunk with a number that no chunk has completes nothing', async (context) => {
  const { api, files, expect } = context;
  for (const number of misnumbered) {
    const [token, file] = [await tokenFor(context), files.chunked()];
    await sendChunks(api, token, file, [1, 3]);
    const changed = { resumableChunkNumber: number };
    const answer = await api.sendChunk({ token }, file, chunkOf(file, 2), { changed, deliberate });
    expectIncomplete(expect, [answer], `with the chunk number ${JSON.stringify(number)} instead of 2`);
  }
});

for (const total of [2 ** 32 + 300, 2 ** 33 + 300])
  check('chunk.total.large', `three chunks do not complete a file of ${total} bytes`, async (context) => {
    const { api, files, expect, observe } = context;
    const changed = { resumableTotalSize: total };
    const answers = await sendChunks(api, await tokenFor(context), files.chunked(), [1, 2, 3], { changed, once: true });
    // A target may refuse files of such a size.
    observe('chunk.total.large', answers[0]?.status ?? 0);
    expectIncomplete(expect, answers, `a file of ${total} bytes with 300`);
  });
