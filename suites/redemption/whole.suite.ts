import type { ReceivedCall } from '../../src/catcher/catcher.js';
import type { FilePart } from '../../src/client/call.js';
import { callbackOf } from '../../src/client/callback.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { whileHeld } from '../shared/held.js';

const check = checks('redemption/whole');

/** Whether a call to return_url reports a success. */
function reportsSuccess({ url }: ReceivedCall): boolean {
  const callback = callbackOf(`http://catcher.invalid${url}`);
  return (callback?.get('photo_id') ?? '') !== '' && (callback?.get('error_message') ?? '') === '';
}

/** A photo of which a part travels by itself. */
function longPhoto({ files }: Pick<CheckContext, 'files'>): FilePart {
  return files.photo({ length: 40_000 });
}

check('redeem.file.whole', 'an upload that broke off is not reported as a success', async (context) => {
  const { api, callbacks, expect, files } = context;
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1', max_uploads: 5 });
  for (const beforeEnd of [20, 1000, 20_000])
    await api.tear((transmission) => api.redeem(token, longPhoto(context), {}, { transmission }), -beforeEnd);
  const calls = await callbacks.settled(address);
  expect(calls.filter(reportsSuccess).length, 'successes reported of uploads that broke off').toBe(0);
  await api.redeem(token, files.photo());
  if ((await callbacks.next(address)) === undefined) expect.inconclusive('a whole upload is not reported either');
});

check('redeem.file.whole', 'an upload that is still arriving is not reported as a success', async (context) => {
  const { api, callbacks, expect } = context;
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
  let isAnswered = false;
  const { held, others, isMeanwhile } = await whileHeld(
    async (transmission) => {
      const outcome = await api.redeem(token, longPhoto(context), {}, { transmission });
      isAnswered = true;
      return outcome;
    },
    async () => ({ calls: await callbacks.settled(address), isAnswered }),
  );
  if (!isMeanwhile) return expect.inconclusive('the line is too slow to hold an upload back', 'no-answer');
  expect(others.calls.filter(reportsSuccess).length, 'successes reported of an upload that was arriving').toBe(0);
  const isEarly = others.isAnswered && held.result === 'success';
  expect(isEarly, 'an upload that was still arriving is answered as a success').toBe(false);
});
