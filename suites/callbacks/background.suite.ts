import { type Callback, callbackOf } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import { checks } from '../check/registry.js';
import { callbackAt, inBackground, outcomes, received } from '../shared/background.js';
import { hasRoom } from '../shared/callback-length.js';
import { expectFilled, successNames } from '../shared/callback-token.js';
import { expectRepeated } from '../shared/extras.js';
import { isKnownInTime } from '../shared/known-photo.js';
import { expectOwnQuery } from '../shared/own-query.js';
import { decoration } from '../shared/plain.js';

const check = checks('callbacks/background');

check('background.no-redirect', 'the client is not sent anywhere', async (context) => {
  for (const upload of outcomes(context)) {
    const { outcome } = await inBackground(context, upload);
    if (outcome.way === 'redirect' || outcome.way === 'form')
      context.expect.fail('no redirect', outcomeInWords(outcome));
  }
});

check('background.ok-line', 'a success is reported by one line of six words', async (context) => {
  const { expect } = context;
  const { reply } = (await inBackground(context)).outcome;
  expect(reply.status, 'HTTP status').toSatisfy((status) => status >= 200 && status < 300, '2xx');
  expect(reply.text.trim(), 'the answer').toSatisfy(
    (line) => /^ok( \S+){5}$/.test(line),
    'ok <domain> <tree_id> <photo_id> <token> <callback_url>',
  );
});

check('background.ok-line.values', 'the values of the ok line are those of the callback', async (context) => {
  const { expect } = context;
  const { address, outcome } = await inBackground(context);
  const { line } = outcome;
  if (line?.ok !== true) return expect.inconclusive('there was no ok line');
  const { callback } = await received(context, address);
  const stated = { domain: line.domain, tree_id: line.treeId, photo_id: line.photoId, token: line.token };
  for (const [name, value] of Object.entries(stated))
    expect(value, `${name} of the ok line`).toBe(callback.get(name) ?? '');
});

check('background.ok-line.address', 'callback_url is where the callback went', async (context) => {
  const { api, expect, files, observe } = context;
  const query = `theme=green&qlong=${'long'.repeat(60)}`;
  const { outcome, address, token } = await inBackground(context, { query: `?${query}` });
  const expectAddress = (line: Outcome['line'], what: string): Callback | undefined => {
    const url = line?.ok === true ? (line.callbackUrl ?? '') : '';
    const callback = callbackOf(url);
    expect(callback?.target ?? url, `callback_url of ${what}`).toBe(address.url);
    // What it holds of the query is not cut off.
    if (callback !== undefined && callback.parameters.length > 0) expectOwnQuery(expect, callback, query);
    return callback;
  };
  const callback = expectAddress(outcome.line, 'the ok line');
  const { line } = await api.redeem(token, files.photo());
  expectAddress(line, 'the ok line of a second use');
  const isBare = (callback?.get('photo_id') ?? '') === '';
  observe('background.callback-url', isBare ? 'as it was issued' : 'with the added parameters');
});

check('background.error-line', 'a failure is reported by one line', async (context) => {
  const { outcome } = await inBackground(context, { unsupported: true });
  context
    .expect(outcome.reply.text.trim(), 'the answer')
    .toSatisfy((line) => /^error +\S[^\r\n]*$/.test(line), 'error <error_message>');
});

check('background.error-line.message', 'the line has the message of the callback and nothing else', async (context) => {
  const { expect } = context;
  const { address, outcome } = await inBackground(context, { unsupported: true });
  const { line } = outcome;
  if (line?.ok !== false) return expect.inconclusive('there was no error line');
  const { callback } = await received(context, address);
  const words = (text: string): string => text.split(/\s+/).join(' ').trim();
  expect(words(line.message), 'the message of the error line').toBe(words(callback.get('error_message') ?? ''));
});

check('background.plain-text', 'the answers are plain text', async (context) => {
  for (const upload of outcomes(context)) {
    const { outcome } = await inBackground(context, upload);
    context.expect(decoration(outcome.reply.text) ?? 'plain text', 'the answer').toBe('plain text');
  }
});

check('background.content-type', 'the answers are declared as plain text', async (context) => {
  for (const upload of outcomes(context)) {
    const { outcome } = await inBackground(context, upload);
    const type = header(outcome.reply.headers, 'content-type') ?? 'none';
    context.expect(type, 'Content-Type').toSatisfy((value) => /^text\/plain\b/i.test(value), 'text/plain');
  }
});

check('background.callback.sent', 'return_url is requested', async (context) => {
  await received(context, (await inBackground(context)).address);
});

check('background.callback.get', 'return_url is requested by GET', async (context) => {
  const { callbacks, expect } = context;
  for (const upload of outcomes(context)) {
    const call = await callbacks.next((await inBackground(context, upload)).address);
    expect(call?.method ?? 'GET', 'the method').toBe('GET');
  }
});

check('background.callback.without-file', 'the request has no body', async (context) => {
  const { callbacks, expect } = context;
  const call = await callbacks.next((await inBackground(context)).address);
  expect(call?.body.length ?? 0, 'bytes of the body').toBe(0);
});

check('background.callback.once', 'one upload leads to one request', async (context) => {
  const { callbacks, expect } = context;
  const { address } = await inBackground(context);
  await callbacks.next(address);
  const calls = await callbacks.settled(address);
  expect(calls.length, 'requests to return_url after one upload').toSatisfy((count) => count <= 1, 'one');
});

check(
  'background.callback.once',
  'one upload that fails leads to one request',
  async (context) => {
    const { callbacks, expect } = context;
    const { address } = await inBackground(context, { unsupported: true });
    await callbacks.next(address);
    const calls = await callbacks.settled(address);
    expect(calls.length, 'requests to return_url after one failed upload').toSatisfy((count) => count <= 1, 'one');
  },
  { needs: ['rejectsUnsupported'] },
);

check('background.callback.values', 'the request reports the upload', async (context) => {
  const { expect } = context;
  const { address, token } = await inBackground(context);
  const { callback } = await received(context, address);
  expect(callback.all('upload_token'), 'upload_token').toSatisfy((values) => values.includes(token), token);
  expectFilled(expect, callback, successNames);
  expect(callback.get('error_message') ?? '', 'error_message').toBe('');
});

check(
  'background.callback.values',
  'uploads at the same time are reported each by its own request',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1', max_uploads: 4 });
    const uploads = await Promise.all(Array.from({ length: 4 }, () => api.redeem(token, files.photo())));
    const stated = uploads.flatMap(({ line }) => (line?.ok === true ? [line.photoId] : []));
    for (const _ of stated) await callbacks.next(address);
    const calls = (await callbacks.settled(address)).map((call) => callbackAt(context, address, call).get('photo_id'));
    expect([...calls].sort(), 'photo_id of the requests, as in the ok lines').toBe([...stated].sort());
  },
);

for (const path of ['', 'a//b/', 'UPPER/with%20space'])
  check('background.callback.return-url', `path "${path}" and query of return_url are unchanged`, async (context) => {
    const { expect } = context;
    const query = 'theme=green&a=%2B%26&a=2&flag';
    const { address } = await inBackground(context, { path, query: `?${query}` });
    const { callback } = await received(context, address);
    expect(callback.target, 'where the request went').toBe(callbackOf(address.url)?.target ?? address.url);
    expectOwnQuery(expect, callback, query);
  });

check('background.callback.return-url', "return_url's fragment is no part of the request", async (context) => {
  const { expect } = context;
  const { address } = await inBackground(context, { query: '?theme=green#ucFragment' });
  const { callback } = await received(context, address);
  // A target may repeat return_url itself, as any other parameter.
  const names = callback.parameters.flatMap(([name, value]) =>
    name !== 'return_url' && `${name} ${value}`.includes('ucFragment') ? [name] : [],
  );
  expect(names, 'parameters that hold the fragment').toBe([]);
  expect(callback.target, 'where the request went').toBe(address.url);
});

check('background.callback.extras', 'extra parameters of both calls are repeated', async (context) => {
  const issued = { ucIssue: 'a b&c=d+ä', 'uc.dot': '1', action: 'show' };
  const redeemed = { ucRedeem: 'b%41東', 'uc[key]': '2', page: '3' };
  const { address } = await inBackground(context, { issued, redeemed });
  const { callback } = await received(context, address);
  const extras = { ...issued, ...redeemed };
  if (hasRoom(callback, extras)) expectRepeated(context.expect, callback, extras);
});

check('background.callback.failure', 'a failure is reported to return_url', async (context) => {
  const { expect } = context;
  const { address, outcome, token } = await inBackground(context, { unsupported: true });
  if (outcome.result === 'success') return expect.notApplicable('no upload could be made to fail');
  const { callback } = await received(context, address);
  expectFilled(expect, callback, ['domain', 'error_message']);
  expect(callback.all('upload_token'), 'upload_token').toSatisfy((values) => values.includes(token), token);
});

check(
  'background.callback.failure',
  'a failure is reported with the query and the extra parameters',
  async (context) => {
    const { expect } = context;
    const [issued, redeemed] = [{ ucIssue: 'a' }, { ucRedeem: 'b' }];
    const upload = { query: '?theme=green', unsupported: true, issued, redeemed };
    const { address, outcome } = await inBackground(context, upload);
    if (outcome.result === 'success') return expect.notApplicable('no upload could be made to fail');
    const { callback } = await received(context, address);
    expectOwnQuery(expect, callback, 'theme=green');
    const extras = { ...issued, ...redeemed };
    if (hasRoom(callback, extras)) expectRepeated(expect, callback, extras);
  },
);

check('background.callback.failure-no-ids', 'a failure is reported without ids', async (context) => {
  const { callback } = await received(context, (await inBackground(context, { unsupported: true })).address);
  const present = ['photo_id', 'tree_id', 'token'].filter((name) => (callback.get(name) ?? '') !== '');
  context.expect(present, 'names of a success').toBe([]);
});

check('background.callback.photo-known', 'the photo that the request names is known soon', async (context) => {
  const { callback } = await received(context, (await inBackground(context)).address);
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
