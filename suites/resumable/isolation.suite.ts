import { type ChunkedFile, chunkOf } from '../../src/client/chunks.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { completes, expectCompletion, expectUpload, photosOf, sendChunks, tokenFor } from './send.js';

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
  expect(early.some(completes), 'an upload completes with a chunk of the other', ['chunk.inner.silent']).toBe(false);
  expectUpload(context, await sendChunks(api, one.token, one.file, [3]), 'the first upload');
  expectUpload(context, await sendChunks(api, other.token, other.file, [1, 2]), 'the second upload');
}

check('chunk.isolation.tokens', 'one identifier under two tokens belongs to two files', async (context) => {
  const identifier = context.unique('same');
  const one = { token: await tokenFor(context), file: context.files.chunked({ identifier }) };
  const other = { token: await tokenFor(context), file: context.files.chunked({ identifier }) };
  await expectApart(context, one, other);
});

check('chunk.isolation.tokens', 'the same file under two tokens at once makes two photos', async (context) => {
  const { api, expect, files } = context;
  for (let race = 0; race < context.races; race += 1) {
    const file = files.chunked({ identifier: context.unique('same') });
    const tokens = await Promise.all([tokenFor(context, 1), tokenFor(context, 1)]);
    const answers = await Promise.all(
      tokens.flatMap((token) => file.chunks.map(({ number }) => api.sendChunk({ token }, file, chunkOf(file, number)))),
    );
    expect(photosOf(answers).length, 'photos of one file under two tokens', anyUploadInChunks).toBe(2);
  }
});

check('chunk.isolation.files', 'two identifiers under one token belong to two files', async (context) => {
  const token = await tokenFor(context);
  await expectApart(context, { token, file: context.files.chunked() }, { token, file: context.files.chunked() });
});

check('chunk.isolation.files', 'two files under one token at once make two photos', async (context) => {
  const { api, expect, files } = context;
  for (let race = 0; race < context.races; race += 1) {
    const token = await tokenFor(context, 2);
    const all = [files.chunked(), files.chunked()];
    const answers = await Promise.all(
      all.flatMap((file) => file.chunks.map(({ number }) => api.sendChunk({ token }, file, chunkOf(file, number)))),
    );
    expect(photosOf(answers).length, 'photos made by two files in chunks at once', anyUploadInChunks).toBe(2);
  }
});

check('chunk.isolation.names', 'two files of one name and size are kept apart', async (context) => {
  const token = await tokenFor(context);
  const filename = `${context.unique('uc')}.png`;
  const file = () => context.files.chunked({ filename, identifier: context.unique('id') });
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

for (const [what, left, right] of alike)
  check('chunk.isolation.cleaned', `identifiers that differ by ${what} are kept apart`, async (context) => {
    const token = await tokenFor(context);
    const stem = context.unique('');
    const [one, other] = [`${left}${stem}`, `${right}${stem}`].map((identifier) => ({
      token,
      file: context.files.chunked({ identifier }),
    }));
    if (one === undefined || other === undefined) return;
    for (const side of [left, right]) {
      const trial = context.files.chunked({ identifier: `${side}trial${stem}` });
      const [tried] = await sendChunks(context.api, token, trial, [1]);
      if (tried?.status !== 200) return context.observe('chunk.identifier-refused', what);
    }
    await expectApart(context, one, other);
  });

check('chunk.isolation.case', 'identifiers that differ in case are kept apart', async (context) => {
  const token = await tokenFor(context);
  const stem = context.unique('id');
  const [one, other] = [`${stem}ABC`, `${stem}abc`].map((identifier) => context.files.chunked({ identifier }));
  if (one === undefined || other === undefined) return;
  await expectApart(context, { token, file: one }, { token, file: other });
});

check('chunk.uses.per-file', 'one file of many chunks takes one use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 2);
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 700 })), 'the first upload');
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 700 })), 'the second upload');
  expect.noSuccess(await api.redeem(token, files.photo()), 'a third upload with max_uploads=2');
});

check('chunk.uses.per-file', 'a token for one upload takes five chunks', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  expectCompletion(context, await sendChunks(api, token, files.chunked({ length: 500 })));
  expect.noSuccess(await api.redeem(token, files.photo()), 'a second upload with max_uploads=1');
});

check('chunk.uses.abandoned', 'uploads that were given up take no use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  for (const numbers of [[1], [1, 2], [3]]) await sendChunks(api, token, files.chunked(), numbers);
  expect.success(await api.redeem(token, files.photo()), 'the one upload, after three that were given up');
});
