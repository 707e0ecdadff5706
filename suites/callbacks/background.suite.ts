import type { ReceivedCall } from '../../src/catcher/catcher.js';
import { outcomeInWords } from '../../src/client/api.js';
import { type Callback, callbackOf } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { isKnownInTime } from '../shared/known-photo.js';
import { expectOwnQuery } from '../shared/own-query.js';
import { decoration } from '../shared/plain.js';

const check = checks('callbacks/background');

interface InBackground {
  readonly token: string;
  readonly outcome: Outcome;
  readonly address: ReturnType<CheckContext['callbacks']['reachable']>;
}

/** Uploads with a token that asks for the callback in the background. */
async function inBackground(
  { api, callbacks, files }: CheckContext,
  {
    query = '',
    issued = {},
    redeemed = {},
    unsupported = false,
  }: { query?: string; issued?: Parameters; redeemed?: Parameters; unsupported?: boolean } = {},
): Promise<InBackground> {
  const address = callbacks.reachable();
  const token = await api.getUploadToken(
    { return_url: `${address.url}${query}`, background_return_p: '1', max_uploads: 5, ...issued },
    { by: 'POST' },
  );
  const file = unsupported ? files.unsupported() : files.photo();
  return { token: token.value, outcome: await api.redeem(token, file, redeemed), address };
}

/** The callback that the target made, as an address with its parameters. */
async function received(
  { callbacks, expect }: CheckContext,
  { address }: Pick<InBackground, 'address'>,
): Promise<{ call: ReceivedCall; callback: Callback }> {
  const call = await callbacks.next(address);
  if (call === undefined) return expect.fail('a request to return_url', 'none within the time-out');
  const callback = callbackOf(new URL(call.url, address.url).href);
  if (callback === undefined) return expect.fail('a request with an address', call.url);
  return { call, callback };
}

check('background.no-redirect', 'the client is not sent anywhere', async (context) => {
  for (const unsupported of [false, true]) {
    const { outcome } = await inBackground(context, { unsupported });
    if (outcome.way === 'redirect' || outcome.way === 'form')
      context.expect.fail('no redirect', outcomeInWords(outcome));
  }
});

check('background.ok-line', 'a success is told by one line of six words', async (context) => {
  const { outcome } = await inBackground(context);
  const text = outcome.reply.text.replace(/\r?\n$/, '');
  context.expect(outcome.reply.status, 'HTTP status').toSatisfy((status) => status >= 200 && status < 300, '2xx');
  context
    .expect(text, 'the answer')
    .toSatisfy((line) => /^ok( \S+){5}$/.test(line), 'ok <domain> <tree_id> <photo_id> <token> <callback_url>');
});

check('background.ok-line.values', 'tree_id, photo_id and token are those of the callback', async (context) => {
  const one = await inBackground(context);
  const { line } = one.outcome;
  if (line?.ok !== true) return context.expect.inconclusive('there was no ok line');
  const { callback } = await received(context, one);
  const told = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
  for (const [name, value] of Object.entries(told))
    context.expect(value, `${name} of the ok line`).toBe(callback.get(name) ?? '');
});

check('background.ok-line.address', 'callback_url is where the callback went', async (context) => {
  const { outcome, address } = await inBackground(context, { query: '?theme=green' });
  const url = outcome.line?.ok === true ? (outcome.line.callbackUrl ?? '') : '';
  context.expect(callbackOf(url)?.target ?? url, 'callback_url of the ok line').toBe(address.url);
  context.observe(
    'background.callback-url',
    (callbackOf(url)?.get('photo_id') ?? '') === '' ? 'as it was issued' : 'with the added parameters',
  );
});

check('background.error-line', 'a failure is told by one line', async (context) => {
  const { outcome } = await inBackground(context, { unsupported: true });
  const text = outcome.reply.text.replace(/\r?\n$/, '');
  context.expect(text, 'the answer').toSatisfy((line) => /^error +\S[^\r\n]*$/.test(line), 'error <error_message>');
});

check('background.plain-text', 'the answers are plain text', async (context) => {
  for (const unsupported of [false, true]) {
    const { outcome } = await inBackground(context, { unsupported });
    context.expect(decoration(outcome.reply.text) ?? 'plain text', 'the answer').toBe('plain text');
  }
});

check('background.content-type', 'the answers are declared as plain text', async (context) => {
  for (const unsupported of [false, true]) {
    const { outcome } = await inBackground(context, { unsupported });
    const type = header(outcome.reply.headers, 'content-type') ?? 'none';
    context.expect(type, 'Content-Type').toSatisfy((value) => /^text\/plain\b/i.test(value), 'text/plain');
  }
});

check('background.callback.sent', 'return_url is requested', async (context) => {
  await received(context, await inBackground(context));
});

check('background.callback.get', 'return_url is requested by GET', async (context) => {
  for (const unsupported of [false, true]) {
    const call = await context.callbacks.next((await inBackground(context, { unsupported })).address);
    context.expect(call?.method ?? 'GET', 'the method').toBe('GET');
  }
});

check('background.callback.without-file', 'the request has no body', async (context) => {
  const call = await context.callbacks.next((await inBackground(context)).address);
  context.expect(call?.body.length ?? 0, 'bytes of the body').toBe(0);
});

check('background.callback.once', 'one upload, one request', async (context) => {
  const { address } = await inBackground(context);
  await context.callbacks.next(address);
  const calls = await context.callbacks.settled(address);
  context.expect(calls.length, 'requests to return_url after one upload').toSatisfy((count) => count <= 1, 'one');
});

check('background.callback.once', 'one upload that fails, one request', async (context) => {
  const { address } = await inBackground(context, { unsupported: true });
  await context.callbacks.next(address);
  const calls = await context.callbacks.settled(address);
  context
    .expect(calls.length, 'requests to return_url after one failed upload')
    .toSatisfy((count) => count <= 1, 'one');
});

check('background.callback.values', 'the request tells of the upload', async (context) => {
  const one = await inBackground(context);
  const { callback } = await received(context, one);
  context.expect(callback.get('upload_token'), 'upload_token').toBe(one.token);
  for (const name of ['domain', 'photo_id', 'tree_id', 'token'])
    context.expect(callback.get(name) ?? '', name).toSatisfy((value) => value !== '', 'a value');
  context.expect(callback.get('error_message') ?? '', 'error_message').toBe('');
});

check('background.callback.return-url', "return_url's path and query survive", async (context) => {
  const query = 'theme=green&a=%2B%26&a=2&flag';
  const one = await inBackground(context, { query: `?${query}` });
  const { callback } = await received(context, one);
  context.expect(callback.target, 'where the request went').toBe(one.address.url);
  expectOwnQuery(context.expect, callback, query);
});

check('background.callback.return-url', "return_url's fragment is no part of the request", async (context) => {
  const one = await inBackground(context, { query: '?theme=green#ucFragment' });
  const { callback } = await received(context, one);
  // A target may repeat return_url itself, as any other parameter.
  const names = callback.parameters.flatMap(([name, value]) =>
    name !== 'return_url' && `${name} ${value}`.includes('ucFragment') ? [name] : [],
  );
  context.expect(names, 'parameters that hold the fragment').toBe([]);
  context.expect(callback.target, 'where the request went').toBe(one.address.url);
});

check('background.callback.extras', 'extra parameters of both calls are repeated', async (context) => {
  const extras = { issued: { ucIssue: 'a b&c=d+ä' }, redeemed: { ucRedeem: 'b%41東' } };
  const { callback } = await received(context, await inBackground(context, extras));
  context.expect(callback.get('ucIssue'), 'ucIssue').toBe(extras.issued.ucIssue);
  context.expect(callback.get('ucRedeem'), 'ucRedeem').toBe(extras.redeemed.ucRedeem);
});

check('background.callback.failure', 'a failure is told to return_url', async (context) => {
  const one = await inBackground(context, { unsupported: true });
  if (one.outcome.result === 'success') return context.expect.inconclusive('no upload could be made to fail');
  const { callback } = await received(context, one);
  context.expect(callback.get('error_message') ?? '', 'error_message').toSatisfy((text) => text !== '', 'a message');
  context.expect(callback.get('upload_token'), 'upload_token').toBe(one.token);
  context.expect(callback.get('domain') ?? '', 'domain').toSatisfy((text) => text !== '', 'a value');
});

check('background.callback.failure-no-ids', 'a failure tells no ids', async (context) => {
  const { callback } = await received(context, await inBackground(context, { unsupported: true }));
  const present = ['photo_id', 'tree_id', 'token'].filter((name) => (callback.get(name) ?? '') !== '');
  context.expect(present, 'names of a success').toBe([]);
});

for (const characters of [1200, 1400, 1600, 4000]) {
  check('background.callback.length', `with ${characters} characters of extra parameters`, async (context) => {
    const one = await inBackground(context, { issued: { ucLong: 'x'.repeat(characters) } });
    const { call } = await received(context, one);
    const length = new URL(call.url, one.address.url).href.length;
    context.expect(length, 'characters of the address').toSatisfy((count) => count <= 1500, 'at most 1500');
  });

  check('background.callback.essentials', `with ${characters} characters of extra parameters`, async (context) => {
    const one = await inBackground(context, { issued: { ucLong: 'x'.repeat(characters) } });
    const { callback } = await received(context, one);
    context.expect(callback.get('upload_token'), 'upload_token').toBe(one.token);
    for (const name of ['domain', 'photo_id', 'tree_id', 'token'])
      context.expect(callback.get(name) ?? '', name).toSatisfy((value) => value !== '', 'a value');
  });
}

check('background.callback.length', 'with everything in it, a few characters above 1500', async (context) => {
  const padded = async (characters: number): Promise<number> => {
    const { call } = await received(
      context,
      await inBackground(context, { issued: { ucLong: 'x'.repeat(characters) } }),
    );
    return callAddress(call).length;
  };
  const callAddress = ({ url }: ReceivedCall): string => new URL(url, context.callbacks.address().url).href;
  const bare = await padded(1);
  for (const characters of [1501, 1502, 1505]) {
    const length = await padded(characters - bare + 1);
    context.expect(length, 'characters of the address').toSatisfy((count) => count <= 1500, 'at most 1500');
  }
});

check('background.callback.photo-known', 'the photo that the request names is known soon', async (context) => {
  const { callback } = await received(context, await inBackground(context));
  const isKnown = await isKnownInTime(context, callback.get('photo_id') ?? '');
  context.expect(isKnown, 'a replace token is granted for the photo of the callback').toBe(true);
});

check('background.callback.after-commit', 'the photo exists when the request arrives', async (context) => {
  const { api, callbacks, expect, files, races } = context;
  for (let race = 0; race < races; race += 1) {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const arrived = callbacks.next(address).then(async (call) => {
      const photo_id = call?.parameters.find(([name]) => name === 'photo_id')?.[1];
      return photo_id === undefined ? undefined : api.attempt.getReplaceToken({ photo_id });
    });
    const [, answer] = await Promise.all([api.redeem(token, files.photo()), arrived]);
    expect(answer?.kind ?? 'granted', 'the answer to get-replace-token for the photo of the callback').toBe('granted');
  }
});

for (const [what, reaction] of [
  ['an error', { status: 500 }],
  ['not found', { status: 404 }],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }],
  ['a broken connection', { destroy: true }],
] as const)
  check('background.receiver.failing', `return_url answers with ${what}`, async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable(reaction);
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const { line, reply } = await api.redeem(token, files.photo());
    expect(line?.ok === true ? 'ok' : reply.text, 'the answer to the upload').toBe('ok');
  });

check('background.receiver.failing', 'return_url cannot be reached', async ({ api, expect, files }) => {
  const issued = { return_url: 'http://127.0.0.1:9/nobody', background_return_p: '1' };
  const answer = await api.attempt.getUploadToken(issued);
  // A guard may refuse an address that leads nowhere, or inside.
  if (answer.kind !== 'granted') return expect.refused(answer, 'a return_url that cannot be reached');
  const { line, reply } = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
  expect(line?.ok === true ? 'ok' : reply.text, 'the answer to the upload').toBe('ok');
});

check(
  'background.receiver.slow',
  'return_url takes its time',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable({ delayMs: 3000 });
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const { line, reply } = await api.redeem(token, files.photo());
    expect(line?.ok === true ? 'ok' : reply.text, 'the answer to the upload').toBe('ok');
  },
  { slow: true },
);

check('background.return-url.optional', 'without return_url an upload succeeds', async ({ api, expect, files }) => {
  const outcome = await api.redeem(await api.getUploadToken({ background_return_p: '1' }), files.photo());
  expect(outcome.result === 'failure', 'the upload failed').toBe(false);
  expect(outcome.reply.status, 'HTTP status').toBe(200);
});
