import { fourParameters, furtherParameters } from '../../src/client/chunks.js';
import { checks } from '../check/registry.js';
import { expectCompletion, expectUpload, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/clients');

const four = { fourOnly: true } as const;

for (const [what, length, order] of [
  ['three chunks', 350, [1, 2, 3]],
  ['three chunks in reverse', 350, [3, 2, 1]],
  ['one chunk', 150, [1]],
] as const)
  check('chunk.parameters.four', `the four documented parameters suffice for ${what}`, async (context) => {
    const { api, files } = context;
    expectCompletion(context, await sendChunks(api, await tokenFor(context), files.chunked({ length }), order, four));
  });

check(
  'chunk.parameters.four',
  'the four documented parameters suffice in the background',
  async ({ api, callbacks, files, expect }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url, background_return_p: '1' });
    const answers = await sendChunks(api, token, files.chunked(), [1, 3, 2], four);
    expect(answers.at(-1)?.line?.ok ?? false, 'an ok line to the last of three chunks', [
      'background.chunks.line',
    ]).toBe(true);
  },
  { needs: ['background'] },
);

check('chunk.parameters.four', 'the four documented parameters distinguish two files', async (context) => {
  const { api, files } = context;
  const token = await tokenFor(context);
  const [one, other] = [files.chunked(), files.chunked()];
  await sendChunks(api, token, one, [1, 2], four);
  await sendChunks(api, token, other, [1, 2], four);
  for (const file of [one, other]) expectUpload(context, await sendChunks(api, token, file, [3], four));
});

check('chunk.parameters.all', 'the nine parameters of Resumable.js do no harm', async (context) => {
  const { api, files } = context;
  expectCompletion(context, await sendChunks(api, await tokenFor(context), files.chunked({ length: 350 }), [1, 3, 2]));
});

check('chunk.parameters.doubled', 'parameters may be in the address as well as in the body', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 350 });
  const token = await tokenFor(context);
  const answers = [];
  for (const chunk of file.chunks) {
    const address = { ...fourParameters(file, chunk), ...furtherParameters(file, chunk), upload_token: token.value };
    answers.push(await api.sendChunk({ token }, file, chunk, { address }));
  }
  expectCompletion(context, answers);
});

check('chunk.name.blob', 'parts named blob complete under resumableFilename', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 350 });
  const token = await tokenFor(context);
  const answers = [];
  for (const chunk of file.chunks) {
    const part = { ...files.piece(file, chunk.start, chunk.end), filename: 'blob' };
    answers.push(await api.sendChunk({ token }, file, chunk, { part }));
  }
  expectCompletion(context, answers);
});

/** Names that files have on somebody's disk. */
const names: Readonly<Record<string, string>> = {
  'outside ASCII': 'uc-Ærø 写真 🙂.png',
  'of markup and quotes': `uc-<b>"it's" & more;.png`,
  'that climbs': '../../uc-climbing.png',
  'of a foreign system': 'C:\\Photos\\uc-foreign.png',
  'of 255 characters': `uc-${'n'.repeat(248)}.png`,
  'in capitals': 'UC-CAPITALS.PNG',
};

for (const [what, filename] of Object.entries(names))
  check('chunk.name.any', `a file with a name ${what} is uploaded`, async (context) => {
    const { api, files, unique } = context;
    const file = files.chunked({ filename, identifier: unique('named') });
    expectCompletion(context, await sendChunks(api, await tokenFor(context), file, [2, 1, 3]));
  });

check('chunk.name.any', 'files whose names differ in case alone are kept apart', async (context) => {
  const { api, files, unique } = context;
  const token = await tokenFor(context);
  const stem = unique('uc');
  const [one, other] = ['A', 'a'].map((end) =>
    files.chunked({ filename: `${stem}${end}.png`, identifier: unique('id') }),
  );
  if (one === undefined || other === undefined) return;
  await sendChunks(api, token, one, [1, 2]);
  expectUpload(context, await sendChunks(api, token, other), 'the upload of one name');
  expectUpload(context, await sendChunks(api, token, one, [3]), 'the upload of the other name');
});

check('chunk.completion.last-arrival', 'the first and the last chunk may arrive before the others', async (context) => {
  const { api, files } = context;
  const file = files.chunked({ length: 1050 });
  const token = await tokenFor(context);
  const ends = await sendChunks(api, token, file, [1, 10]);
  const inner = await sendChunks(api, token, file, [2, 3, 4, 5, 6, 7, 8]);
  const [last] = await sendChunks(api, token, file, [9]);
  const answers = [...ends, ...inner, ...(last === undefined ? [] : [last])];
  expectCompletion(context, answers, 'the upload whose ends were sent first');
});
