import { checks } from '../check/registry.js';
import { expectShortRedirect } from '../shared/callback-length.js';
import { expectFilled, successNames, tokenWithCallback, uploaded } from '../shared/callback-token.js';
import { isKnownInTime } from '../shared/known-photo.js';

const check = checks('callbacks/redirect');

check('callback.redirect.status', 'a short callback is a redirect by 301', async (context) => {
  const { api, callbacks, expect, files, observe } = context;
  const token = await api.getUploadToken({ return_url: `${callbacks.address().url}?theme=green` });
  const outcome = await api.redeem(token, files.photo(), { ucExtra: '1' });
  observe('callback.order', (outcome.callback?.parameters ?? []).map(([name]) => name).join(', '));
  expectShortRedirect(expect, outcome);
});

check('callback.redirect.status', 'a short callback of a failed upload is a redirect by 301', async (context) => {
  const { api, expect, files } = context;
  const outcome = await api.redeem(await tokenWithCallback(context), files.unsupported());
  if (outcome.way === 'redirect') expectShortRedirect(expect, outcome);
});

for (const [requirement, name] of [
  ['callback.photo-id', 'photo_id'],
  ['callback.tree-id', 'tree_id'],
  ['callback.token', 'token'],
  ['callback.domain', 'domain'],
] as const)
  check(requirement, `${name} is there`, async (context) => {
    const { api, expect, files } = context;
    const { callback } = await api.redeem(await tokenWithCallback(context), files.photo());
    expectFilled(expect, { get: (one) => callback?.get(one) }, [name]);
  });

check('callback.upload-token', 'upload_token is the token that was redeemed', async (context) => {
  const { api, callbacks, expect, files } = context;
  const return_url = callbacks.address().url;
  const [one, other] = [await api.getUploadToken({ return_url }), await api.getUploadToken({ return_url })];
  for (const token of [other, one])
    expect((await api.upload(token, files.photo())).get('upload_token'), 'upload_token').toBe(token.value);
});

check('callback.domain', 'domain is a host without scheme and path', async (context) => {
  const { expect, observe } = context;
  const domain = (await uploaded(context)).get('domain') ?? '';
  observe('callback.domain', domain);
  expect(domain, 'domain').toSatisfy(
    (text) => /^[^\s/:?#@]+(?::\d+)?$|^\[[0-9a-f:.]+\](?::\d+)?$/i.test(text),
    'a host, with a port or without',
  );
});

check('callback.domain.host', 'domain is the host that the file was sent to', async (context) => {
  const { api, expect, files } = context;
  const { callback, reply } = await api.redeem(await tokenWithCallback(context), files.photo());
  const { hostname } = new URL(reply.exchange.request.url);
  const domain = (callback?.get('domain') ?? '').replace(/:\d+$/, '').toLowerCase();
  expect(domain, 'domain without its port').toBe(hostname);
});

check('callback.domain.constant', 'domain is the same in every callback', async (context) => {
  const { api, expect, files } = context;
  const first = (await uploaded(context)).get('domain');
  const json = await tokenWithCallback(context, { max_uploads: 3 }, { by: 'POST' });
  const failed = await api.redeem(json, files.unsupported());
  // So many that machines which answer by turns show, whatever else is uploaded meanwhile.
  const many = await Promise.all(Array.from({ length: 5 }, () => uploaded(context)));
  const later = [failed.callback?.get('domain') ?? first, ...many.map((callback) => callback.get('domain'))];
  expect([...new Set([first, ...later])], 'domain in all callbacks').toBe([first]);
});

check(
  'callback.domain.constant',
  'domain is the same in the background',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const { line } = await api.redeem(token, files.photo());
    const call = await callbacks.next(address);
    if (call === undefined || line?.ok !== true) return;
    const stated = [line.domain, call.parameters.find(([name]) => name === 'domain')?.[1]];
    const domain = (await uploaded(context)).get('domain');
    expect(stated, 'domain in the ok line and in the background callback').toBe([domain ?? '', domain]);
  },
  { needs: ['background'] },
);

check('callback.photo-id.distinct', 'every file has a photo_id of its own', async (context) => {
  const { api, expect, files, observe } = context;
  const token = await tokenWithCallback(context, { max_uploads: 6 });
  const photo = files.photo();
  const equal = [await api.upload(token, photo), await api.upload(token, photo)].map((one) => one.get('photo_id'));
  observe('callback.equal-files-are-one-photo', equal[0] === equal[1]);
  const sequential = [await api.upload(token, files.photo()), await api.upload(token, files.photo())];
  const parallel = await Promise.all([api.upload(token, files.photo()), api.upload(token, files.photo())]);
  const ids = [...sequential, ...parallel].map((callback) => callback.get('photo_id'));
  expect(new Set(ids).size, 'different values of photo_id after 4 uploads').toBe(4);
});

check('callback.photo-id.resolves', 'a replace token can be issued for the photo', async (context) => {
  const photo_id = (await uploaded(context)).get('photo_id') ?? '';
  const isKnown = await isKnownInTime(context, photo_id);
  context.expect(isKnown, 'a replace token is granted for the photo of a callback').toBe(true);
});

check('callback.names-once', 'each documented name occurs once', async (context) => {
  const callback = await uploaded(context);
  for (const name of ['upload_token', ...successNames])
    context.expect(callback.all(name).length, `how often ${name} occurs`).toSatisfy((count) => count <= 1, 'once');
});

check('callback.success.no-error', 'a success has no error_message', async (context) => {
  const { api, expect, files } = context;
  const { callback } = await api.redeem(await tokenWithCallback(context), files.photo());
  expect(callback?.get('error_message') ?? '', 'error_message').toBe('');
});

check('callback.success.no-empty-error', 'a success has not even an empty error_message', async (context) => {
  context.expect((await uploaded(context)).all('error_message').length, 'how often error_message occurs').toBe(0);
});

check('callback.by-client-only', 'the target leaves the callback to the client', async (context) => {
  const { api, callbacks, expect, files } = context;
  const address = callbacks.address();
  for (const background_return_p of [undefined, '0']) {
    const token = await api.getUploadToken({ return_url: address.url, background_return_p });
    await api.upload(token, files.photo());
  }
  const calls = await callbacks.settled(address);
  expect(calls.length, 'requests that the target made to return_url').toBe(0);
});
