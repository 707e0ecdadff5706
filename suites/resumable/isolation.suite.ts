import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { Api, ChunkAnswer } from '../../src/client/methods.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { sentAtOnce } from '../shared/lanes.js';
import { expectIncomplete, expectUpload, photosOf, sendChunks, tokenFor, uploadedInChunks } from './send.js';

const check = checks('resumable/isolation');

interface Upload {
  readonly token: Token;
  readonly file: ChunkedFile;
}

/**
 * Two uploads of three chunks, interleaved so that whoever mixes them up completes one of them too early: each gets two
 * of its chunks, the other's third would fill its hole.
 */
async function expectApart(context: CheckContext, one: Upload, other: Upload): Promise<void> {
  const { api, expect } = context;
  const early = [
    ...(await sendChunks(api, one.token, one.file, [1, 2])),
    ...(await sendChunks(api, other.token, other.file, [3])),
  ];
  expectIncomplete(expect, early, 'with a chunk of another', ['chunk.inner.silent']);
  expectUpload(context, await sendChunks(api, one.token, one.file, [3]), 'the first upload');
  expectUpload(context, await sendChunks(api, other.token, other.file, [1, 2]), 'the second upload');
}

/** Sends the chunks of two files at the same time, one of each by turns. */
function sendByTurns(api: Api, one: Upload, other: Upload): Promise<ChunkAnswer[]> {
  const turns = one.file.chunks.flatMap(({ number }) => [one, other].map((upload) => ({ upload, number })));
  return sentAtOnce(turns, ({ upload: { token, file }, number }) =>
    api.sendChunk({ token }, file, chunkOf(file, number)),
  );
}

check('chunk.isolation.tokens', 'one identifier under two tokens belongs to two files', async (context) => {
  const { files, unique } = context;
  const identifier = unique('same');
  const [one, other] = [files.chunked({ identifier }), files.chunked({ identifier })];
  await expectApart(
    context,
    { token: await tokenFor(context), file: one },
    { token: await tokenFor(context), file: other },
  );
});

check('chunk.isolation.tokens', 'the same file under two tokens at once makes two photos', async (context) => {
  const { api, expect, files, unique, races } = context;
  for (let race = 0; race < races; race += 1) {
    const identifier = unique('same');
    const [one, other] = [files.chunked({ identifier }), files.chunked({ identifier })];
    const [first, second] = await Promise.all([tokenFor(context, 1), tokenFor(context, 1)]);
    const answers = await sendByTurns(api, { token: first, file: one }, { token: second, file: other });
    expect(photosOf(answers).length, 'photos of two files under two tokens', anyUploadInChunks).toBe(2);
  }
});

check(
  'chunk.isolation.tokens',
  'a file that was uploaded under one token is uploaded under another',
  async (context) => {
    const { api, expect, files, unique } = context;
    const file = files.chunked({ identifier: unique('same') });
    await uploadedInChunks(api, await tokenFor(context), file);
    const token = await tokenFor(context, 1);
    const answers = await sendChunks(api, token, file);
    const callback = expectUpload(context, answers, 'the upload of the same file under another token');
    expect(callback.get('upload_token'), 'upload_token in the callback of the second upload').toBe(token.value);
  },
);

check('chunk.isolation.files', 'two identifiers under one token belong to two files', async (context) => {
  const { files } = context;
  const token = await tokenFor(context);
  await expectApart(context, { token, file: files.chunked() }, { token, file: files.chunked() });
});

check('chunk.isolation.files', 'two files under one token at once make two photos', async (context) => {
  const { api, expect, files, races } = context;
  for (let race = 0; race < races; race += 1) {
    const token = await tokenFor(context, 2);
    const answers = await sendByTurns(api, { token, file: files.chunked() }, { token, file: files.chunked() });
    expect(photosOf(answers).length, 'photos made by two files in chunks at once', anyUploadInChunks).toBe(2);
  }
});

check('chunk.isolation.files', 'files of different sizes under one token are kept apart', async (context) => {
  const { files } = context;
  const token = await tokenFor(context);
  const [one, other] = [files.chunked({ length: 300 }), files.chunked({ length: 330 })];
  await expectApart(context, { token, file: one }, { token, file: other });
});

/** Words of letters and underscores that are names of something else in some language or system. */
const words = ['constructor', '__proto__', 'toString', 'null', 'undefined', 'true', 'NaN', 'con', 'index', '0', '-1'];

check('chunk.isolation.words', 'identifiers that mean something to a program are kept apart', async (context) => {
  const { files } = context;
  const token = await tokenFor(context);
  for (const word of words) {
    const [one, other] = [files.chunked({ identifier: word }), files.chunked()];
    await expectApart(context, { token, file: one }, { token, file: other });
  }
});

check('chunk.isolation.names', 'two files of one name and size are kept apart', async (context) => {
  const { files, unique } = context;
  const token = await tokenFor(context);
  const filename = `${unique('uc')}.png`;
  const file = () => files.chunked({ filename, identifier: unique('id') });
  await expectApart(context, { token, file: file() }, { token, file: file() });
});

const alike = [
  ['a space', 'a b', 'ab'],
  ['a dot', 'a.b', 'ab'],
  ['a slash', 'a/b', 'a-b'],
  ['a percent sign', 'a%62', 'ab'],
  ['letters outside ASCII', 'æøå', 'øåæ'],
  ['a path', 'x/../y', 'y'],
  ['a plus sign', 'a+b', 'a b'],
  ['a leading zero', '01', '1'],
  ['a long tail', `${'x'.repeat(200)}a`, `${'x'.repeat(200)}b`],
] as const;

/** Whether a target accepts such an identifier; it may refuse it, and must not take its chunk for something else. */
async function isAccepted(context: CheckContext, token: Token, identifier: string, what: string): Promise<boolean> {
  const { api, expect, files, observe } = context;
  const [tried] = await sendChunks(api, token, files.chunked({ identifier }), [1]);
  if (tried === undefined || tried.status === 200) return true;
  if (tried.way !== 'plain') expect.fail('a chunk that is accepted or refused', outcomeInWords(tried));
  observe('chunk.identifier-refused', what);
  return false;
}

for (const [what, left, right] of alike)
  check('chunk.isolation.cleaned', `identifiers that differ by ${what} are kept apart`, async (context) => {
    const { files, unique } = context;
    const token = await tokenFor(context);
    const stem = unique('');
    for (const side of [left, right]) if (!(await isAccepted(context, token, `${side}trial${stem}`, what))) return;
    const [one, other] = [
      files.chunked({ identifier: `${left}${stem}` }),
      files.chunked({ identifier: `${right}${stem}` }),
    ];
    await expectApart(context, { token, file: one }, { token, file: other });
  });

for (const [what, left, right] of [
  ['letters of another script', '写真一', '写真二'],
  ['punctuation', '!?', '?!'],
] as const)
  check('chunk.isolation.cleaned', `identifiers of ${what} alone are kept apart`, async (context) => {
    const { files } = context;
    const token = await tokenFor(context);
    if (!(await isAccepted(context, token, `${left}${left}`, what))) return;
    const [one, other] = [files.chunked({ identifier: left }), files.chunked({ identifier: right })];
    await expectApart(context, { token, file: one }, { token, file: other });
  });

check('chunk.isolation.case', 'identifiers that differ in case are kept apart', async (context) => {
  const { files, unique } = context;
  const token = await tokenFor(context);
  const stem = unique('id');
  const [one, other] = [files.chunked({ identifier: `${stem}ABC` }), files.chunked({ identifier: `${stem}abc` })];
  await expectApart(context, { token, file: one }, { token, file: other });
});

for (const length of [260, 1000, 4000])
  check('chunk.identifier.long', `a file with an identifier of ${length} characters is uploaded`, async (context) => {
    const { api, files, unique } = context;
    const file = files.chunked({ identifier: unique('long').padEnd(length, 'x') });
    expectUpload(context, await sendChunks(api, await tokenFor(context), file), 'the upload with a long identifier');
  });
