import fc from 'fast-check';
import { type ChunkedFile, chunkOf, fourParameters, furtherParameters } from '../../src/client/chunks.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyStored } from '../check/suspects.js';
import { sentAtOnce, sentInLanes } from '../shared/lanes.js';
import { respectLimit } from '../shared/limits.js';
import { send, storedBy } from './send.js';
import { exactChunked, expectStored } from './stored.js';

const check = checks('files/chunks');

async function expectAssembled(
  context: CheckContext,
  file: ChunkedFile,
  answers: readonly ChunkAnswer[],
): Promise<void> {
  await expectStored(context, storedBy(context, answers), file.media);
}

function expectIncomplete({ expect }: CheckContext, answers: readonly ChunkAnswer[], what: string): void {
  expect(
    answers.some((answer) => answer.stored !== undefined),
    what,
  ).toBe(false);
}

check('file.chunk.inner', 'every chunk but the last is a 200 without a url', async (context) => {
  const { expect, files } = context;
  for (const answer of await send(context, files.chunked({ length: 500 }), [5, 1, 3, 2])) {
    expect.accepted(answer);
    expect(answer.stored?.url ?? 'none', 'url in the answer to an inner chunk').toBe('none');
  }
});

for (const format of ['xml', 'json'] as const)
  check(
    'file.chunk.completion',
    `the last chunk to arrive is answered with url and filename (${format})`,
    async (context) => {
      const { expect, files } = context;
      const stored = storedBy(context, await send(context, files.chunked({ length: 350 }), [3, 1, 2], { format }));
      expect(stored.filename, 'filename').toSatisfy((name) => name !== '', 'a value');
    },
  );

check('file.chunk.four', 'the four documented parameters suffice', async (context) => {
  const { expect, files } = context;
  const answers = await send(context, files.chunked({ length: 330 }), undefined, { fourOnly: true });
  for (const answer of answers.slice(0, -1)) expect.accepted(answer, 'a chunk with the four parameters alone');
  storedBy(context, answers);
});

check('file.chunk.four', 'the four documented parameters suffice for a file of one chunk', async (context) => {
  const { files } = context;
  storedBy(context, await send(context, files.chunked({ length: 170 }), undefined, { fourOnly: true }));
});

check('file.chunk.doubled', 'the parameters may be in the address as well as in the body', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 330 });
  const answers = [];
  for (const chunk of file.chunks) {
    const address = { ...fourParameters(file, chunk), ...furtherParameters(file, chunk) };
    answers.push(await api.sendChunk('file', file, chunk, { address }));
  }
  storedBy(context, answers);
});

check('file.chunk.blob', 'a file whose parts are named blob has the name that Resumable.js gives', async (context) => {
  const { api, expect, files, unique } = context;
  const stem = unique('resumed');
  const file = files.chunked({ length: 330, filename: `${stem}.png` });
  const answers = [];
  for (const chunk of file.chunks) {
    const part = { ...files.piece(file, chunk.start, chunk.end), filename: 'blob' };
    answers.push(await api.sendChunk('file', file, chunk, { part }));
  }
  const { filename } = storedBy(context, answers);
  const holds = (name: string): boolean => name.toLowerCase().includes(stem.toLowerCase());
  expect(filename, 'filename').toSatisfy(holds, `a name that holds ${stem}`);
});

check.property(
  'file.chunk.assembled',
  'in any order the file is put together by number',
  { order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }) },
  async (context, { order }) => {
    const file = exactChunked(context, { length: 530 });
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

check('file.chunk.assembled', 'lines of text are put together as they were sent', async (context) => {
  const { files } = context;
  for (const seed of [0, 1, 2]) {
    const file = files.chunked({ kind: 'lines', length: 900, chunkSize: 250, seed });
    const answers = await send(context, file, [2, 1, 3]);
    // Which kinds of files a target takes is up to it.
    if (answers.at(-1)?.stored === undefined) return;
    await expectAssembled(context, file, answers);
  }
});

for (const [requirement, split, what] of [
  ['file.chunk.splits', 'long-last', 'any split that Resumable.js makes by default gives the file that was sent'],
  ['file.chunk.splits.forced', 'short-last', 'any split with a short last chunk gives the file that was sent'],
] as const)
  check.property(
    requirement,
    what,
    { length: fc.integer({ min: 70, max: 2000 }), chunkSize: fc.integer({ min: 70, max: 700 }) },
    async (context, { length, chunkSize }) => {
      const file = exactChunked(context, { length, chunkSize, split });
      await expectAssembled(context, file, await send(context, file));
    },
    {
      examples: [99, 100, 101, 199, 200, 201, 299, 300].map((length) => ({ length, chunkSize: 100 })),
      atMost: 3,
    },
  );

const twelve = Array.from({ length: 12 }, (_, at) => at + 1);

for (const [what, order, payload] of [
  ['in order and most of them with equal bytes', twelve, 'uniform'],
  ['in reverse', twelve.toReversed(), 'random'],
] as const)
  check('file.chunk.many', `twelve chunks are put together, ${what}`, async (context) => {
    const file = exactChunked(context, { length: 1230, payload });
    await expectAssembled(context, file, await send(context, file, order));
  });

check(
  'file.chunk.isolation',
  'identifiers that end in a number are kept apart from those before it',
  async (context) => {
    // As names of pieces without anything between identifier and number, x with 11 and x1 with 1 are the same.
    const identifier = context.unique('x');
    const file = exactChunked(context, { length: 1230, identifier });
    const other = exactChunked(context, { length: 1230, identifier: `${identifier}1` });
    await send(context, file, twelve.slice(0, 11));
    await send(context, other, [1]);
    await expectAssembled(context, file, await send(context, file, [12]));
  },
);

check(
  'file.chunk.many',
  'more chunks than a byte can count are put together',
  async (context) => {
    const { api } = context;
    const file = exactChunked(context, { length: 257 * 70, chunkSize: 70 });
    const early = file.chunks.filter((chunk) => chunk.number !== 2);
    await sentInLanes(early, (chunk) => api.sendChunk('file', file, chunk));
    await expectAssembled(context, file, await send(context, file, [2]));
  },
  { slow: true },
);

check('file.chunk.parallel', 'all chunks at once give one file', async (context) => {
  const { api, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const file = exactChunked(context, { length: 5000, chunkSize: 1000 });
    const answers = await sentAtOnce(file.chunks, (chunk) => api.sendChunk('file', file, chunk));
    const complete = answers.filter((answer) => answer.stored !== undefined);
    expect(complete.length, 'completions of 5 chunks sent at once', anyStored).toBe(1);
    await expectAssembled(context, file, complete);
  }
});

check('file.chunk.parallel', 'every chunk twice at once gives at most two files', async (context) => {
  const { api, expect, races } = context;
  for (let race = 0; race < races; race += 1) {
    const file = exactChunked(context, { length: 3000, chunkSize: 1000 });
    const twice = [...file.chunks, ...file.chunks];
    const answers = await sentAtOnce(twice, (chunk) => api.sendChunk('file', file, chunk));
    const urls = new Set(answers.flatMap(({ stored }) => stored?.url ?? []));
    expect(urls.size, 'files of 3 chunks sent twice at once', anyStored).toSatisfy((count) => count <= 2, 'at most 2');
    const complete = answers.filter((answer) => answer.stored !== undefined);
    // Where a repeat was turned away as one that comes at the wrong moment, the file waits for it.
    await expectAssembled(context, file, complete.length > 0 ? complete : await send(context, file));
  }
});

check.property(
  'file.chunk.repeated',
  'repeats before completion change nothing',
  { repeats: fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 4 }) },
  async (context, { repeats }) => {
    const file = exactChunked(context, { length: 330 });
    await expectAssembled(context, file, await send(context, file, [1, ...repeats, 2, 3]));
  },
  { examples: [{ repeats: [1] }, { repeats: [2, 1, 1] }], atMost: 2 },
);

check('file.chunk.replaced', 'the later bytes of a chunk count', async (context) => {
  const { api, files } = context;
  const [file, other] = [exactChunked(context, { length: 330 }), exactChunked(context, { length: 330 })];
  await send(context, file, [1]);
  await api.sendChunk('file', file, chunkOf(file, 2), { part: files.piece(other, 100, 200) });
  await expectAssembled(context, file, await send(context, file, [2, 3]));
});

check('file.chunk.abandoned', 'an abandoned upload of the same identifier leaves nothing', async (context) => {
  const identifier = context.unique('again');
  await send(context, exactChunked(context, { length: 330, identifier }), [1, 2]);
  const file = exactChunked(context, { length: 330, identifier });
  await expectAssembled(context, file, await send(context, file));
});

check('file.chunk.isolation', 'two files whose chunks come by turns are not mixed', async (context) => {
  const [one, other] = [exactChunked(context, { length: 330 }), exactChunked(context, { length: 330 })];
  const early = [...(await send(context, one, [1, 2])), ...(await send(context, other, [3]))];
  expectIncomplete(context, early, 'a file completes with a chunk of the other');
  await expectAssembled(context, one, await send(context, one, [3]));
  await expectAssembled(context, other, await send(context, other, [1, 2]));
});

for (const [what, one, other] of [
  ['in case', 'ABC', 'abc'],
  ['in a dot', 'a.b', 'ab'],
  ['in a letter outside ASCII', 'Å', 'å'],
] as const)
  check('file.chunk.isolation.spelling', `files whose identifiers differ ${what} are not mixed`, async (context) => {
    const stem = context.unique('id');
    const files = [one, other].map((end) => exactChunked(context, { length: 330, identifier: `${stem}${end}` }));
    for (const file of files) await send(context, file, [1, 2]);
    for (const file of files) await expectAssembled(context, file, await send(context, file, [3]));
  });

check(
  'file.chunk.isolation.spelling',
  'files whose identifiers differ at the end of 200 characters are not mixed',
  async (context) => {
    const stem = context.unique('id').padEnd(199, 'x');
    const files = ['1', '2'].map((end) => exactChunked(context, { length: 330, identifier: `${stem}${end}` }));
    for (const file of files) await send(context, file, [1, 2]);
    for (const file of files) await expectAssembled(context, file, await send(context, file, [3]));
  },
);

check('file.chunk.callers', 'chunks of two callers are not mixed', async (context) => {
  const { api, unique } = context;
  const identifier = unique('shared');
  const [one, other] = [
    exactChunked(context, { length: 330, identifier }),
    exactChunked(context, { length: 330, identifier }),
  ];
  await send(context, one, [1]);
  const early = await send(context, other, [2, 3], { as: 'super' });
  expectIncomplete(context, early, 'a file completes with chunks of another caller');
  await expectAssembled(context, one, await send(context, one, [2, 3]));
  await api.sendChunk('file', other, chunkOf(other, 1), { as: 'super' });
});

check(
  'file.chunk.large',
  'chunks of 1 MiB, as Resumable.js cuts them, are put together',
  async (context) => {
    const file = exactChunked(context, { length: 3 * 2 ** 20 + 12_345, chunkSize: 2 ** 20 });
    const answers = await send(context, file, [1, 3, 2]);
    respectLimit(context, answers.find(({ status }) => status === 413)?.status, file.chunkSize);
    await expectAssembled(context, file, answers);
  },
  { slow: true },
);
