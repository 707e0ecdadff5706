import { callbackOf } from '../../src/client/callback.js';
import { checks } from '../check/registry.js';
import { callbackIn } from '../shared/background.js';
import { sendChunks } from './send.js';

const check = checks('resumable/background');

check(
  'background.chunks.line',
  'only the completing chunk is answered by the ok line',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url, background_return_p: '1' });
    const answers = await sendChunks(api, token, files.chunked(), [3, 1, 2]);
    expect(
      answers.map((answer) => (answer.line?.ok === true ? 'ok line' : answer.way)),
      'the answers to three chunks',
    ).toBe(['plain', 'plain', 'ok line']);
  },
);

check(
  'background.chunks.line',
  'the line of an upload in chunks has the values of its callback',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const line = (await sendChunks(api, token, files.chunked())).at(-1)?.line;
    if (line?.ok !== true) return expect.inconclusive('there was no ok line');
    const url = line.callbackUrl ?? 'none';
    expect(callbackOf(url)?.target ?? url, 'callback_url of the ok line', ['background.ok-line.address']).toBe(
      address.url,
    );
    const call = await callbacks.next(address);
    if (call === undefined)
      return expect.fail('a request to return_url', 'none within the time-out', ['background.callback.sent']);
    const callback = callbackIn(address, call);
    const stated = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
    for (const [name, value] of Object.entries(stated))
      expect(value, `${name} of the ok line`, ['background.ok-line.values']).toBe(callback?.get(name) ?? '');
  },
);

check(
  'background.chunks.callback-once',
  'one file in chunks leads to one request to return_url',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    await sendChunks(api, token, files.chunked({ length: 500 }));
    await callbacks.next(address);
    const calls = await callbacks.settled(address);
    expect(calls.length, 'requests to return_url after an upload in five chunks').toBe(1);
  },
);
