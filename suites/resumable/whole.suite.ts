import { chunkOf } from '../../src/client/chunks.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import { checks } from '../check/registry.js';
import { demand, demandRedirect, judgeWhole, keeping, longValue, repeatsPost, unmet } from '../shared/whole.js';
import { completes, photosOf } from './send.js';

const check = checks('resumable/whole');

const keeps = keeping({
  address: 'chunk.completion.callback',
  content: 'chunk.completion.callback',
  extras: 'chunk.completion.extras',
});

check(
  // What every upload in chunks depends on is left to checks that judge nothing else.
  'chunk.completion.callback',
  'two files out of order with a repeated chunk between them, then both, then no more',
  async ({ api, callbacks, expect, files }) => {
    const address = callbacks.address();
    const query = 'theme=green&a=2&a=1';
    const token = await api.getUploadToken({ return_url: `${address.url}?${query}`, max_uploads: 2 }, { by: 'POST' });
    const first = files.chunked({ length: 300, identifier: '300-UC/one two' });
    const other = files.chunked({ length: 380, identifier: '380-other' });
    const extras = { ucChunk: 'a b&c=d' };
    const send = (file: typeof first, number: number, sent = extras) =>
      api.sendChunk({ token }, file, chunkOf(file, number), { extras: sent });
    expect.accepted(await send(first, 3), 'the last chunk, sent first,');
    expect.accepted(await send(other, 1), 'the first chunk of another file');
    expect.accepted(await send(first, 1), 'the first chunk behind the last one');
    const repeat = await send(first, 3);
    demand('chunk.repeat.accepted', repeat.status === 200 && !completes(repeat), 'HTTP 200', outcomeInWords(repeat));
    const done = await send(first, 2);
    const callback = expect.success(done, 'the last chunk to arrive', [
      'chunk.repeat.accepted',
      'chunk.completion.last-arrival',
    ]);
    judgeWhole(callback, keeps, { token, address, query, issued: {}, redeemed: extras });
    demandRedirect('chunk.completion.callback', done);
    const again = photosOf([done, await send(first, 2)]);
    demand('chunk.repeat.after-completion', again.length === 1, 'no second photo', again.join(' and '));
    const long = { ...extras, ucLong: longValue };
    const rest = [await send(other, 2, long), await send(other, 3, long)];
    const last = rest.find(completes);
    if (last === undefined)
      return unmet('chunk.isolation.files', 'the other file to complete', rest.map(outcomeInWords).join('; '));
    if (!repeatsPost(last))
      judgeWhole(expect.success(last), keeps, { token, address, query, issued: {}, redeemed: long });
    const more = await api.redeem(token, files.photo());
    demand('chunk.uses.per-file', more.result !== 'success', 'no third upload', outcomeInWords(more));
  },
  { wide: true },
);
