import { type ChunkedFile, chunkOf, fourParameters, furtherParameters } from '../../src/client/chunks.js';
import type { ChunkAnswer, ChunkOptions } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { whileHeld } from '../shared/held.js';
import { send, storedBy } from './send.js';
import { exactChunked, expectStored } from './stored.js';

const check = checks('files/chunk-requests');

const deliberate = 'the chunk is meant to be wrong';

/** Sends a chunk with other bytes, or other parameters, than it should have. */
function sendWrong(
  { api }: CheckContext,
  file: ChunkedFile,
  number: number,
  wrong: Pick<ChunkOptions, 'part' | 'changed'>,
): Promise<ChunkAnswer> {
  return api.sendChunk('file', file, chunkOf(file, number), { ...wrong, deliberate });
}

/** The second of three chunks of 100 bytes with too few or too many of them. */
const wrongSizes = [
  ['short', 199],
  ['long', 201],
] as const;

for (const [what, end] of wrongSizes) {
  check('file.chunk.wrong', `a chunk that is one byte too ${what} is not accepted`, async (context) => {
    const { expect, files } = context;
    const file = files.chunked({ length: 330 });
    await send(context, file, [1, 3]);
    const answer = await sendWrong(context, file, 2, { part: files.piece(file, 100, end) });
    expect.notAccepted(answer, `a chunk of ${end - 100} bytes`);
  });

  check(
    'file.chunk.retried',
    `after a chunk that was one byte too ${what} the whole file can be sent again`,
    async (context) => {
      const { files } = context;
      const file = exactChunked(context, { length: 330 });
      await send(context, file, [1, 3]);
      await sendWrong(context, file, 2, { part: files.piece(file, 100, end) });
      const answers = await send(context, file);
      // The set may be whole before its last chunk comes again.
      await expectStored(
        context,
        storedBy(
          context,
          answers.filter((one) => one.stored !== undefined),
        ),
        file.media,
      );
    },
  );

  check(
    'file.chunk.recovered',
    `after a chunk that was one byte too ${what} the valid one completes the file`,
    async (context) => {
      const { files } = context;
      const file = exactChunked(context, { length: 330 });
      await send(context, file, [1, 3]);
      await sendWrong(context, file, 2, { part: files.piece(file, 100, end) });
      await expectStored(context, storedBy(context, await send(context, file, [2])), file.media);
    },
  );

  check(
    'file.chunk.reserved',
    `a chunk that is one byte too ${what} is not answered with HTTP 500`,
    async (context) => {
      const { expect, files } = context;
      const file = files.chunked({ length: 330 });
      const { status } = await sendWrong(context, file, 2, { part: files.piece(file, 100, end) });
      expect(status, 'HTTP status').toSatisfy((one) => one !== 500, 'anything but 500, which cancels the upload');
    },
  );
}

check('file.chunk.wrong', 'a chunk with a number above that of the last is not accepted', async (context) => {
  const { expect, files } = context;
  for (const number of [5, 99]) {
    const file = files.chunked({ length: 330 });
    const answer = await sendWrong(context, file, 2, { changed: { resumableChunkNumber: number } });
    expect.notAccepted(answer, `chunk ${number} of 3`);
  }
});

const misnumbered = [0, -1, '1.5', 'two'];

check('file.chunk.numbers', 'a chunk whose number is not a whole number above 0 is not accepted', async (context) => {
  const { expect, files } = context;
  for (const number of misnumbered) {
    const changed = { resumableChunkNumber: number };
    const answer = await sendWrong(context, files.chunked({ length: 330 }), 2, { changed });
    expect.notAccepted(answer, `a chunk with the number ${number}`);
  }
});

check(
  'file.chunk.numbers',
  'a chunk with sizes that are not whole numbers above 0 is not accepted',
  async (context) => {
    const { expect, files } = context;
    for (const [name, value] of [
      ['resumableChunkSize', 0],
      ['resumableChunkSize', '100.5'],
      ['resumableTotalSize', 0],
      ['resumableTotalSize', 'large'],
    ] as const) {
      const answer = await sendWrong(context, files.chunked({ length: 330 }), 2, { changed: { [name]: value } });
      expect.notAccepted(answer, `a chunk with ${name}=${value}`);
    }
  },
);

check('file.chunk.misnumbered', 'a chunk with a number that no chunk has completes nothing', async (context) => {
  const { expect, files } = context;
  for (const number of [...misnumbered, 4, 99]) {
    const file = files.chunked({ length: 330 });
    await send(context, file, [1, 3]);
    const answer = await sendWrong(context, file, 2, { changed: { resumableChunkNumber: number } });
    if (answer.stored !== undefined)
      expect.fail(`no url for a chunk with the number ${number}`, outcomeInWords(answer));
  }
});

check('file.chunk.file-missing', 'a chunk request without a file is not accepted', async (context) => {
  const { api, expect, files } = context;
  const file = files.chunked({ length: 330 });
  await send(context, file, [1, 3]);
  const answer = await api.sendChunk('file', file, chunkOf(file, 2), { part: null, deliberate });
  expect.notAccepted(answer, 'a chunk request without a file');
});

check('file.chunk.total-changed', 'a chunk with another total size does not complete the file', async (context) => {
  const { expect, files } = context;
  const file = files.chunked({ length: 330 });
  await send(context, file, [1, 3]);
  const answer = await sendWrong(context, file, 2, { changed: { resumableTotalSize: 331 } });
  if (answer.stored !== undefined) expect.fail('no url', outcomeInWords(answer));
});

check('file.chunk.late', 'any chunk of a file that is complete makes no other file', async (context) => {
  const { expect, files } = context;
  for (const number of [1, 2, 3]) {
    const file = files.chunked({ length: 330 });
    const { url } = storedBy(context, await send(context, file));
    for (const { stored } of await send(context, file, [number, number], { once: true }))
      expect(stored?.url ?? url, `url in the answer to chunk ${number}, sent again`).toBe(url);
  }
});

check('file.chunk.late.single', 'the only chunk of a file that is complete makes no other file', async (context) => {
  const { expect, files } = context;
  const file = files.chunked({ length: 170 });
  const { url } = storedBy(context, await send(context, file));
  for (const { stored } of await send(context, file, undefined, { once: true }))
    expect(stored?.url ?? url, 'url in the answer to the chunk, sent again').toBe(url);
});

check('file.chunk.late.unchanged', 'a chunk that is sent again leaves a complete file alone', async (context) => {
  for (const number of [1, 3]) {
    const file = exactChunked(context, { length: 330 });
    const stored = storedBy(context, await send(context, file));
    await expectStored(context, stored, file.media);
    await send(context, file, [number], { once: true });
    await expectStored(context, stored, file.media);
  }
});

check('file.chunk.unsupported', 'what is refused as a whole is not stored in chunks', async (context) => {
  const { api, expect, files, observe } = context;
  for (const kind of ['text', 'binary', 'corrupt-png'] as const) {
    const whole = await api.attempt.uploadFile(files.photo({ kind, length: 300 }));
    observe(`file.stores: ${kind}`, whole.kind === 'granted');
    // Which kinds of files a target takes is up to it.
    if (whole.kind === 'granted') continue;
    const answers = await send(context, files.chunked({ kind, length: 330 }));
    const stored = answers.find((answer) => answer.stored !== undefined);
    if (stored !== undefined) expect.fail(`no url for a file of the kind ${kind} in chunks`, outcomeInWords(stored));
  }
});

check('file.chunk.probe', 'a GET for a chunk that is not there says that it is not', async (context) => {
  const { api, expect, files, observe } = context;
  const file = files.chunked({ length: 330 });
  await send(context, file, [1]);
  const probe = async (number: number): Promise<number> => {
    const chunk = chunkOf(file, number);
    const parameters = { ...fourParameters(file, chunk), ...furtherParameters(file, chunk) };
    return (await api.getInstead('uploadFile', parameters, 'write')).reply.status;
  };
  observe('file.chunk.probe: present', await probe(1));
  expect(await probe(2), 'HTTP status').toSatisfy((status) => status !== 200 && status !== 201, 'neither 200 nor 201');
});

check('file.chunk.torn', 'a chunk that broke off leaves no trace', async (context) => {
  const { api, expect } = context;
  const file = exactChunked(context, { length: 12_000, chunkSize: 4000 });
  await send(context, file, [1]);
  await api.tear((transmission) => api.sendChunk('file', file, chunkOf(file, 2), { transmission }), 3600);
  const early = await send(context, file, [3]);
  const isEarly = early.some((answer) => answer.stored !== undefined);
  expect(isEarly, 'the file completes without the chunk that broke off').toBe(false);
  await expectStored(context, storedBy(context, await send(context, file, [2])), file.media);
});

check('file.chunk.slow', 'the file waits for a chunk that is still arriving', async (context) => {
  const { api, expect, observe } = context;
  const file = exactChunked(context, { length: 30_000, chunkSize: 10_000 });
  const { held, others, isMeanwhile } = await whileHeld(
    (transmission) => api.sendChunk('file', file, chunkOf(file, 2), { transmission }),
    () => send(context, file, [1, 3]),
  );
  observe('file.chunk.beside-slow', isMeanwhile ? 'answered' : 'left waiting');
  const early = others.filter((answer) => answer.stored !== undefined);
  if (isMeanwhile) expect(early.length, 'answers with a url while a chunk is arriving').toBe(0);
  await expectStored(context, storedBy(context, [...early, held].slice(0, 1)), file.media);
});

/** Sends a chunk that its caller may not send, after those before it by one who may. */
async function expectChunkRefused(context: CheckContext, number: number, as: 'nobody' | 'read'): Promise<void> {
  const { api, expect, files } = context;
  const file = files.chunked();
  const before = Array.from({ length: number - 1 }, (_, at) => at + 1);
  await send(context, file, before);
  const answer = await api.sendChunk('file', file, chunkOf(file, number), { as, once: true });
  const what = as === 'nobody' ? 'a chunk without credentials' : 'a chunk with the level read';
  expect(answer.stored?.url ?? 'none', `url in the answer to ${what}`).toBe('none');
  if (answer.status === 200)
    expect(answer.reply.text, `the answer to ${what}`).toSatisfy(
      (text) => /error|denied|permission|unauthori[sz]ed|forbidden|invalid|log ?in|sign ?in/i.test(text),
      'a refusal, not an acceptance',
    );
}

for (const [position, number] of [
  ['first', 1],
  ['inner', 2],
  ['last', 3],
] as const) {
  check('file.permission.chunk', `the ${position} chunk without credentials is refused`, (context) =>
    expectChunkRefused(context, number, 'nobody'),
  );

  check(
    'file.permission.chunk',
    `the ${position} chunk with the level read is refused`,
    (context) => expectChunkRefused(context, number, 'read'),
    { needs: ['read'] },
  );
}
