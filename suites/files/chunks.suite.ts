import fc from 'fast-check';
import type { ChunkAnswer, StoredFile } from '../../src/client/api.js';
import { outcomeInWords } from '../../src/client/api.js';
import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyStored, suspectsOfStored } from '../check/suspects.js';
import { whileHeld } from '../shared/held.js';
import { send } from './send.js';

const check = checks('files/chunks');

/** The file that the last of some answers tells of. */
function storedBy({ expect }: CheckContext, answers: readonly ChunkAnswer[]): StoredFile {
  const last = answers.at(-1);
  if (last?.stored !== undefined) return last.stored;
  const expected = 'the last chunk to arrive to be answered with a url';
  if (last === undefined) return expect.fail(expected, 'nothing');
  return expect.fail(expected, outcomeInWords(last), suspectsOfStored(last));
}

async function expectAssembled(
  context: CheckContext,
  file: ChunkedFile,
  answers: readonly ChunkAnswer[],
): Promise<void> {
  const read = await context.api.readFile(storedBy(context, answers), file.media.length);
  context.expect.sameFile(read, file.media);
}

check('file.chunk.inner', 'every chunk but the last is a 200 without a url', async (context) => {
  const answers = await send(context, context.files.chunked({ length: 500 }), [5, 1, 3, 2]);
  for (const answer of answers) {
    context.expect.accepted(answer);
    context.expect(answer.stored?.url ?? 'none', 'url in the answer to an inner chunk').toBe('none');
  }
});

for (const format of ['xml', 'json'] as const)
  check('file.chunk.completion', `the last chunk to arrive tells url and filename (${format})`, async (context) => {
    const file = context.files.chunked({ length: 350 });
    const stored = storedBy(context, await send(context, file, [3, 1, 2], { format }));
    context.expect(stored.filename, 'filename').toSatisfy((name) => name !== '', 'a value');
  });

check.property(
  'file.chunk.assembled',
  'in any order the file is put together by number',
  { order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }) },
  async (context, { order }) => {
    const file = context.files.chunked({ length: 530 });
    await expectAssembled(context, file, await send(context, file, order));
  },
  {
    examples: [
      [1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1],
      [1, 5, 2, 3, 4],
    ].map((order) => ({ order })),
    atMost: 3,
  },
);

check.property(
  'file.chunk.splits',
  'any split gives the file that was sent',
  {
    length: fc.integer({ min: 70, max: 2000 }),
    chunkSize: fc.integer({ min: 70, max: 700 }),
    split: fc.constantFrom('long-last', 'short-last'),
  },
  async (context, { length, chunkSize, split }) => {
    const file = context.files.chunked({ length, chunkSize, split });
    await expectAssembled(context, file, await send(context, file));
  },
  {
    examples: [99, 100, 101, 199, 200, 201, 299, 300].flatMap((length) =>
      (['long-last', 'short-last'] as const).map((split) => ({ length, chunkSize: 100, split })),
    ),
    atMost: 3,
  },
);

check('file.chunk.many', 'twelve chunks in order and in reverse', async (context) => {
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  for (const order of [numbers, numbers.toReversed()]) {
    const file = context.files.chunked({ length: 1230 });
    await expectAssembled(context, file, await send(context, file, order));
  }
});

check(
  'file.chunk.many',
  'more than a hundred chunks',
  async (context) => {
    const file = context.files.chunked({ length: 101 * 70, chunkSize: 70 });
    const early = file.chunks.filter((chunk) => chunk.number !== 2);
    await Promise.all(early.map((chunk) => context.api.sendChunk('file', file, chunk)));
    await expectAssembled(context, file, await send(context, file, [2]));
  },
  { slow: true },
);

check('file.chunk.parallel', 'all chunks at once', async (context) => {
  const { api, expect, files } = context;
  for (let race = 0; race < context.races; race += 1) {
    const file = files.chunked({ length: 5000, chunkSize: 1000 });
    const answers = await Promise.all(file.chunks.map((chunk) => api.sendChunk('file', file, chunk)));
    const complete = answers.filter((answer) => answer.stored !== undefined);
    expect(complete.length, 'completions of 5 chunks sent at once', anyStored).toBe(1);
    await expectAssembled(context, file, complete);
  }
});

check.property(
  'file.chunk.repeated',
  'repeats before completion change nothing',
  { repeats: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 4 }) },
  async (context, { repeats }) => {
    const file = context.files.chunked({ length: 330 });
    await expectAssembled(context, file, await send(context, file, [1, ...repeats, 2, 3]));
  },
  { examples: [{ repeats: [1] }, { repeats: [2, 1, 1] }], atMost: 2 },
);

check('file.chunk.replaced', 'the later bytes of a chunk count', async (context) => {
  const file = context.files.chunked({ length: 330 });
  const other = context.files.chunked({ length: 330 });
  const part = context.files.piece(other, 100, 200);
  await send(context, file, [1]);
  await context.api.sendChunk('file', file, chunkOf(file, 2), { part });
  await expectAssembled(context, file, await send(context, file, [2, 3]));
});

check('file.chunk.abandoned', 'an abandoned upload of the same identifier leaves nothing', async (context) => {
  const identifier = context.unique('again');
  await send(context, context.files.chunked({ length: 330, identifier }), [1, 2]);
  const file = context.files.chunked({ length: 330, identifier });
  await expectAssembled(context, file, await send(context, file));
});

check('file.chunk.isolation', 'two files interleaved', async (context) => {
  const [one, other] = [context.files.chunked({ length: 330 }), context.files.chunked({ length: 330 })];
  const early = [...(await send(context, one, [1, 2])), ...(await send(context, other, [3]))];
  context
    .expect(
      early.some((answer) => answer.stored !== undefined),
      'a file completes with a chunk of the other',
    )
    .toBe(false);
  await expectAssembled(context, one, await send(context, one, [3]));
  await expectAssembled(context, other, await send(context, other, [1, 2]));
});

check('file.chunk.isolation', 'identifiers that differ in case', async (context) => {
  const stem = context.unique('id');
  const [one, other] = [
    context.files.chunked({ length: 330, identifier: `${stem}ABC` }),
    context.files.chunked({ length: 330, identifier: `${stem}abc` }),
  ];
  await send(context, one, [1, 2]);
  await send(context, other, [1, 2]);
  await expectAssembled(context, one, await send(context, one, [3]));
  await expectAssembled(context, other, await send(context, other, [3]));
});

check('file.chunk.callers', 'chunks of two callers are not mixed', async (context) => {
  const { api, expect, files, unique } = context;
  const identifier = unique('shared');
  const [one, other] = [files.chunked({ length: 330, identifier }), files.chunked({ length: 330, identifier })];
  await send(context, one, [1]);
  const early = await send(context, other, [2, 3], { as: 'super' });
  expect(
    early.some((answer) => answer.stored !== undefined),
    'a file completes with chunks of another caller',
  ).toBe(false);
  await expectAssembled(context, one, await send(context, one, [2, 3]));
  await api.sendChunk('file', other, chunkOf(other, 1), { as: 'super' });
});

const deliberate = 'the chunk is meant to be wrong';

for (const [what, end] of [
  ['short', 199],
  ['long', 201],
] as const)
  check('file.chunk.wrong', `a chunk that is one byte too ${what}`, async (context) => {
    const { api, expect, files } = context;
    const file = files.chunked({ length: 330 });
    await send(context, file, [1, 3]);
    const part = files.piece(file, 100, end);
    expect.notAccepted(
      await api.sendChunk('file', file, chunkOf(file, 2), { part, deliberate }),
      `a chunk of ${end - 100} bytes`,
    );
    await expectAssembled(context, file, await send(context, file, [2]));
  });

check('file.chunk.assembled', 'lines of text are put together as they were sent', async (context) => {
  for (const seed of [0, 1, 2]) {
    const file = context.files.chunked({ kind: 'lines', length: 900, chunkSize: 250, seed });
    const answers = await send(context, file, [2, 1, 3]);
    // Which kinds of files a target takes is up to it.
    if (answers.at(-1)?.stored === undefined) return;
    await expectAssembled(context, file, answers);
  }
});

for (const number of [0, -1, 5, 99, 'two'])
  check('file.chunk.wrong', `chunk number ${number} of 3`, async ({ api, expect, files }) => {
    const file = files.chunked({ length: 330 });
    const changed = { resumableChunkNumber: number };
    expect.notAccepted(
      await api.sendChunk('file', file, chunkOf(file, 2), { changed, deliberate }),
      `chunk ${number} of 3`,
    );
  });

check('file.chunk.torn', 'a chunk that broke off leaves no trace', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 12_000, chunkSize: 4000 });
  await send(context, file, [1]);
  await api.tear((transmission) => api.sendChunk('file', file, chunkOf(file, 2), { transmission }), 3600);
  const early = await send(context, file, [3]);
  expect(
    early.some((answer) => answer.stored !== undefined),
    'the file completes without the chunk that broke off',
  ).toBe(false);
  await expectAssembled(context, file, await send(context, file, [2]));
});

check('file.chunk.slow', 'the file waits for a chunk that is still arriving', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked({ length: 30_000, chunkSize: 10_000 });
  const { held, meanwhile } = await whileHeld(
    (transmission) => api.sendChunk('file', file, chunkOf(file, 2), { transmission }),
    () => send(context, file, [1, 3]),
  );
  if (meanwhile === undefined) return expect.inconclusive('the target serves one request at a time');
  expect(
    meanwhile.some((answer) => answer.stored !== undefined),
    'the file completes while a chunk is arriving',
  ).toBe(false);
  await expectAssembled(context, file, [held]);
});

check(
  'file.chunk.large',
  'chunks of 1 MiB, as Resumable.js cuts them',
  async (context) => {
    const file = context.files.chunked({ length: 3 * 2 ** 20 + 12_345, chunkSize: 2 ** 20 });
    await expectAssembled(context, file, await send(context, file, [1, 3, 2]));
  },
  { slow: true },
);

/** Sends a chunk that its caller may not send, after those before it by one who may. */
async function expectChunkRefused(context: CheckContext, number: number, as: 'nobody' | 'read'): Promise<void> {
  const { api, expect, files } = context;
  const file = files.chunked();
  await send(
    context,
    file,
    Array.from({ length: number - 1 }, (_, at) => at + 1),
  );
  const answer = await api.sendChunk('file', file, chunkOf(file, number), { as });
  const what = as === 'nobody' ? 'a chunk without credentials' : 'a chunk with the level read';
  expect(answer.stored?.url ?? 'none', `url in the answer to ${what}`).toBe('none');
  if (answer.status === 200)
    expect(answer.reply.text, `the answer to ${what}`).toSatisfy(
      (text) => /error|denied|permission|unauthori[sz]ed|forbidden|invalid/i.test(text),
      'a refusal, not an acceptance',
    );
}

for (const [position, number] of [
  ['first', 1],
  ['inner', 2],
  ['last', 3],
] as const) {
  check('file.permission.chunk', `the ${position} chunk without credentials`, (context) =>
    expectChunkRefused(context, number, 'nobody'),
  );

  check('file.permission.chunk', `the ${position} chunk with the level read`, async (context) => {
    if (context.can('read')) await expectChunkRefused(context, number, 'read');
  });
}
