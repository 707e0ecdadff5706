import { type Chunk, type ChunkedFile, chunkOf, fourParameters, furtherParameters } from '../../src/client/chunks.js';
import type { Reply } from '../../src/client/exchange.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import type { Expect } from '../check/expect.js';
import { checks } from '../check/registry.js';
import { anyUploadInChunks } from '../check/suspects.js';
import { completes, sendChunks, tokenFor } from './send.js';
import { tearChunk } from './tear.js';

const check = checks('resumable/probes');

/** Asks whether a chunk is there, as Resumable.js does before it sends one. */
function probe(
  { api }: Pick<CheckContext, 'api'>,
  token: Token,
  file: ChunkedFile,
  number: number,
  changed: Parameters = {},
): Promise<Outcome> {
  const chunk = chunkOf(file, number);
  return api.getInstead('redeemUploadToken', {
    upload_token: token.value,
    ...fourParameters(file, chunk),
    ...furtherParameters(file, chunk),
    ...changed,
  });
}

/** 200 and 201 say that the chunk is there and need not be sent. */
function expectAbsent(expect: Expect, { status }: Pick<Reply, 'status'>, what: string): void {
  expect(status, `HTTP status for ${what}`).toSatisfy((one) => one !== 200 && one !== 201, 'neither 200 nor 201');
}

check('chunk.probe.absent', 'a GET does not find a chunk that is not there', async (context) => {
  const { api, files, expect, observe } = context;
  const [token, file] = [await tokenFor(context), files.chunked()];
  const before = await probe(context, token, file, 1);
  await sendChunks(api, token, file, [1]);
  const [present, absent] = [await probe(context, token, file, 1), await probe(context, token, file, 2)];
  observe('chunk.probe.present', `HTTP ${present.reply.status}`);
  observe('chunk.probe.absent', `HTTP ${before.reply.status}`);
  for (const { reply } of [before, absent]) expectAbsent(expect, reply, 'a chunk that is not there');
});

check('chunk.probe.absent', 'a GET does not find a chunk of another token', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked();
  await sendChunks(api, await tokenFor(context), file, [1]);
  const { reply } = await probe(context, await tokenFor(context), file, 1);
  expectAbsent(expect, reply, 'a chunk of another token');
});

check('chunk.probe.absent', 'a GET does not find a chunk of another file', async (context) => {
  const { api, files, expect } = context;
  const token = await tokenFor(context);
  const [file, other] = [files.chunked(), files.chunked()];
  await sendChunks(api, token, file, [1]);
  const { reply } = await probe(context, token, other, 1);
  expectAbsent(expect, reply, 'a chunk of another file');
});

check('chunk.probe.absent', 'a GET does not find a chunk of a file of another size', async (context) => {
  const { api, files, expect } = context;
  const [token, file] = [await tokenFor(context), files.chunked({ length: 330 })];
  await sendChunks(api, token, file, [1]);
  const { reply } = await probe(context, token, file, 1, { resumableTotalSize: 430 });
  expectAbsent(expect, reply, 'a chunk of a file of another size');
});

check('chunk.probe.absent', 'a GET does not find a chunk that was cut off', async (context) => {
  const { api, files, expect } = context;
  const file = files.chunked({ length: 12_000, chunkSize: 4000 });
  const token = await tokenFor(context);
  await sendChunks(api, token, file, [1]);
  await tearChunk(context, token, file, 2);
  const { reply } = await probe(context, token, file, 2);
  expectAbsent(expect, reply, 'a chunk that was cut off');
});

check('chunk.probe.absent', 'a GET does not find a chunk that was wrong', async (context) => {
  const { api, files, expect } = context;
  const [token, file] = [await tokenFor(context), files.chunked()];
  const deliberate = 'the chunk is meant to be wrong';
  await sendChunks(api, token, file, [1]);
  await api.sendChunk({ token }, file, chunkOf(file, 2), { part: files.piece(file, 100, 150), deliberate });
  const { reply } = await probe(context, token, file, 2);
  expectAbsent(expect, reply, 'a chunk of which half was sent');
});

/** The parameters of a probe under the names of flow.js, which the API does not know. */
function flowParameters(file: ChunkedFile, chunk: Chunk): Parameters {
  const named = { ...fourParameters(file, chunk), ...furtherParameters(file, chunk) };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name.replace('resumable', 'flow'), value]));
}

check('chunk.probe.foreign', 'a GET with the parameters of another library finds no chunk', async (context) => {
  const { api, files, expect } = context;
  const [token, file] = [await tokenFor(context), files.chunked()];
  const { reply } = await api.getInstead('redeemUploadToken', {
    upload_token: token.value,
    ...flowParameters(file, chunkOf(file, 1)),
  });
  expectAbsent(expect, reply, 'a chunk under names that are not documented');
});

check('chunk.probe.harmless', 'asking for chunks completes nothing and takes no use', async (context) => {
  const { api, files, expect } = context;
  const [token, file] = [await tokenFor(context, 1), files.chunked()];
  await sendChunks(api, token, file, [1, 2]);
  for (const number of [1, 2, 3]) {
    const outcome = await probe(context, token, file, number);
    expect(outcome.result === 'success', 'a GET completes the upload').toBe(false);
  }
  const [last] = await sendChunks(api, token, file, [3]);
  expect(last !== undefined && completes(last), 'the upload completes after the GETs', anyUploadInChunks).toBe(true);
});
