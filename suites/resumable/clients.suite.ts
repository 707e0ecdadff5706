import { fourParameters, furtherParameters } from '../../src/client/chunks.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { completes, expectCompletion, sendChunks, tokenFor } from './send.js';

const check = checks('resumable/clients');

check('chunk.parameters.four', 'the four documented parameters suffice', async (context) => {
  const file = context.files.chunked({ length: 350 });
  expectCompletion(
    context,
    await sendChunks(context.api, await tokenFor(context), file, [1, 2, 3], { fourOnly: true }),
  );
});

check('chunk.parameters.all', 'the nine parameters of Resumable.js do no harm', async (context) => {
  const file = context.files.chunked({ length: 350 });
  expectCompletion(context, await sendChunks(context.api, await tokenFor(context), file, [1, 3, 2]));
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

check('chunk.probe.absent', 'a GET for a chunk that is not there is not answered with 200', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context);
  const file = files.chunked();
  const [first, second] = file.chunks;
  if (first === undefined || second === undefined) return;
  const probe = (chunk: typeof first) =>
    api.getInstead('redeemUploadToken', {
      upload_token: token.value,
      ...fourParameters(file, chunk),
      ...furtherParameters(file, chunk),
    });
  const before = await probe(first);
  await api.sendChunk({ token }, file, first);
  const [present, absent] = [await probe(first), await probe(second)];
  context.observe('chunk.probe.present', `HTTP ${present.reply.status}`);
  context.observe('chunk.probe.absent', `HTTP ${before.reply.status}`);
  for (const { reply } of [before, absent])
    expect(reply.status, 'HTTP status for a chunk that is not there').toSatisfy(
      (status) => status !== 200 && status !== 201,
      'neither 200 nor 201',
    );
});

check('chunk.probe.absent', 'a GET does not find a chunk of another token', async (context) => {
  const { api, files, expect } = context;
  const [one, other] = [await tokenFor(context), await tokenFor(context)];
  const file = files.chunked();
  const [first] = file.chunks;
  if (first === undefined) return;
  await api.sendChunk({ token: one }, file, first);
  const { reply } = await api.getInstead('redeemUploadToken', {
    upload_token: other.value,
    ...fourParameters(file, first),
  });
  expect(reply.status, 'HTTP status for a chunk of another token').toSatisfy(
    (status) => status !== 200 && status !== 201,
    'neither 200 nor 201',
  );
});

check('chunk.probe.harmless', 'asking for chunks completes nothing and takes no use', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context, 1);
  const file = files.chunked();
  await sendChunks(api, token, file, [1, 2]);
  for (const chunk of file.chunks) {
    const outcome = await api.getInstead('redeemUploadToken', {
      upload_token: token.value,
      ...fourParameters(file, chunk),
    });
    expect(outcome.result === 'success', 'a GET completes the upload').toBe(false);
  }
  const [last] = await sendChunks(api, token, file, [3]);
  expect(last !== undefined && completes(last), 'the upload completes after the GETs', anyUploadInChunks).toBe(true);
});
