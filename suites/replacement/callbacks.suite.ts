import { header } from '../../src/client/exchange.js';
import { outcomeInWords } from '../../src/client/outcome.js';
import { tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { expectShortRedirect } from '../shared/callback-length.js';
import { expectFilled, successNames } from '../shared/callback-token.js';
import { anyQuery, expectOwnQuery } from '../shared/own-query.js';
import { replaced, replacedByClient, replacedInBackground, tokenNamed } from './replaced.js';

const check = checks('replacement/callbacks');

check('replace.redeem.callback', 'a replacement leads to return_url', async (context) => {
  const { callbacks, expect } = context;
  const address = callbacks.address();
  const { callback } = await replacedByClient(context, { issued: { return_url: address.url } });
  expect(callback.target, 'where the callback goes').toBe(address.url);
  expectFilled(expect, callback, successNames);
});

check('replace.redeem.callback', 'a short callback is a redirect by HTTP 301', async (context) => {
  const { expect } = context;
  const { outcome } = await replacedByClient(context);
  expectShortRedirect(expect, outcome);
});

check('replace.return-url.target', 'host, port and path are those of return_url', async (context) => {
  const { callbacks, expect } = context;
  for (const path of ['', 'a//b', 'ends/', 'UPPER/lower', 'with%20space/and%2Fslash', 'x'.repeat(900)]) {
    const address = callbacks.address({ path });
    const { callback } = await replacedByClient(context, { issued: { return_url: address.url } });
    expect(callback.target, 'where the callback goes').toBe(address.url);
  }
});

check('replace.redeem.token-named', 'the callback names the replace token', async (context) => {
  const { expect } = context;
  const { callback, token } = await replacedByClient(context);
  expect(tokenNamed(callback), 'upload_token and replace_token').toSatisfy(
    (named) => named.includes(token.value),
    `one that is ${token.value}`,
  );
});

check('replace.redeem.failure', 'a failed replacement leads to return_url too', async (context) => {
  const { api, callbacks, expect, files, photoId } = context;
  const address = callbacks.address();
  const query = 'theme=green&a=2&a=1';
  const return_url = `${address.url}?${query}`;
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url }, { by: 'POST' });
  const outcome = await api.redeem(token, files.unsupported());
  if (outcome.result === 'success') expect.notApplicable('no replacement could be made to fail');
  const callback = outcome.callback ?? expect.fail('a failure to lead to return_url', outcomeInWords(outcome));
  expect(callback.target, 'where the callback goes').toBe(address.url);
  expectOwnQuery(expect, callback, query);
  expectFilled(expect, callback, ['error_message', 'domain']);
  expect(tokenNamed(callback), 'upload_token and replace_token').toSatisfy(
    (named) => named.includes(token.value),
    `one that is ${token.value}`,
  );
});

check('replace.redeem.extras', 'extra parameters are repeated', async (context) => {
  const { expect } = context;
  const { callback } = await replacedByClient(context, { redeemed: { ucExtra: 'a b&c=d' } });
  expect(callback.get('ucExtra'), 'ucExtra').toBe('a b&c=d');
});

check('replace.redeem.issue-extras', 'extra parameters of get-replace-token are repeated', async (context) => {
  const { expect } = context;
  const { callback } = await replacedByClient(context, { issued: { ucExtra: 'a b&c=d' } });
  expect(callback.get('ucExtra'), 'ucExtra').toBe('a b&c=d');
});

check('replace.return-url.query', 'the own query of return_url is kept', async (context) => {
  const { callbacks, expect } = context;
  for (const query of ['theme=green&a=2&a=1', 'flag&empty=&b=%2B%26%3D', 'photo_id=7&domain=own.example']) {
    const address = callbacks.address();
    const { callback } = await replacedByClient(context, { issued: { return_url: `${address.url}?${query}` } });
    expect(callback.target, 'where the callback goes').toBe(address.url);
    const own = new URLSearchParams(query);
    for (const name of new Set(own.keys())) {
      const values = own.getAll(name);
      const isKept = (all: readonly string[]): boolean => values.every((value) => all.includes(value));
      expect(callback.all(name), `${name} of return_url`, anyQuery).toSatisfy(isKept, values.join(', '));
    }
  }
});

for (const [what, return_url] of [
  ['without return_url', undefined],
  ['with an empty return_url', ''],
] as const)
  check('replace.redeem.no-return-url', `${what} a replacement is answered by a simple HTTP 200`, async (context) => {
    const { expect, photoId } = context;
    const issued = { photo_id: await photoId(), return_url };
    const { outcome } = await replaced(context, { issued }, ({ reply }) => reply.status === 200);
    expect(outcome.reply.status, 'HTTP status').toBe(200);
    expect(outcome.way, 'how the client is answered').toSatisfy(
      (way) => way !== 'redirect' && way !== 'form',
      'plainly',
    );
  });

/** What would end a value or a tag of a form whose values are not escaped. */
const quotes = `'"<&>`;

/** Bytes of an address, of which an escape is one. */
const bytesOf = (address: string): number => Buffer.byteLength(address.replaceAll(/%[0-9a-f]{2}/gi, 'x'));

check('replace.callback.length', 'an address of fewer than 500 bytes is a GET by redirect', async (context) => {
  const { expect } = context;
  const padded = (pad: string) => replacedByClient(context, { redeemed: { ucPad: pad } });
  // Whatever a target escapes, 499 bytes are below 1500 characters.
  const little = await padded('x');
  const more = 490 - bytesOf(little.callback.address);
  if (more < 0) return;
  const pad = 'x'.repeat(1 + more);
  const { outcome, callback } = await padded(pad);
  expect(outcome.way, 'how the client is sent on').toBe('redirect');
  expect(outcome.reply.status, 'HTTP status').toSatisfy((status) => status < 307, 'one that makes a GET');
  expect(callback.get('ucPad'), 'ucPad').toBe(pad);
});

check('replace.callback.length', 'added data above 1500 characters reaches return_url', async (context) => {
  const { callbacks, expect, photoId } = context;
  const address = callbacks.address();
  const ucPad = `${quotes}${'x'.repeat(3000)}`;
  const issued = { photo_id: await photoId(), return_url: `${address.url}?theme=green` };
  const { outcome } = await replaced(
    context,
    { issued, redeemed: { ucPad } },
    ({ result, way }) => result !== 'failure' && way !== 'plain',
  );
  const { callback, reply, way } = outcome;
  const reaches = way === 'form' || (way === 'redirect' && [301, 307, 308].includes(reply.status));
  if (!reaches || callback === undefined)
    return expect.fail('HTTP 301, 307 or 308, or a page with a form that posts to return_url', outcomeInWords(outcome));
  expect(callback.target, 'where the callback goes').toBe(address.url);
  if (reply.status === 307 || reply.status === 308) return;
  expect(callback.get('theme'), 'theme of return_url').toBe('green');
  expect(callback.get('ucPad')?.length, 'characters of ucPad').toBe(ucPad.length);
  expect(callback.get('ucPad')?.slice(0, quotes.length), 'the quotes at its beginning').toBe(quotes);
  expectFilled(expect, callback, successNames);
});

check('replace.redeem.background', 'a replacement in the background is answered by the ok line', async (context) => {
  const { expect } = context;
  const { outcome, photoId, method } = await replacedInBackground(context);
  const { line, way } = outcome;
  expect(way, 'how the client is answered').toBe('line');
  expect(line?.ok === true ? line.photoId : 'no ok line', 'photo_id of the ok line').toBe(photoId);
  expect(method ?? 'no request', 'the request to return_url').toBe('GET');
});

check('replace.background.values', 'the callback in the background reports the replacement', async (context) => {
  const { expect } = context;
  const query = 'theme=green&a=2&a=1';
  const { callback, photoId, target, token } = await replacedInBackground(context, { query: `?${query}` });
  if (callback === undefined) return expect.fail('a request to return_url', 'none within the time-out');
  expect(callback.target, 'where the request went').toBe(target);
  expectOwnQuery(expect, callback, query);
  expectFilled(expect, callback, successNames);
  expect(callback.get('photo_id'), 'photo_id').toBe(photoId);
  expect(tokenNamed(callback), 'upload_token and replace_token').toSatisfy(
    (named) => named.includes(token.value),
    `one that is ${token.value}`,
  );
});

check('replace.background.failure', 'a failure in the background is reported twice', async (context) => {
  const { expect } = context;
  const { callback, outcome, method } = await replacedInBackground(context, { unsupported: true });
  if (outcome.result === 'success') expect.notApplicable('no replacement could be made to fail');
  expect(outcome.line?.ok === false ? outcome.line.message : '', 'the error line').toSatisfy(
    (message) => message !== '',
    'error <error_message>',
  );
  if (callback === undefined) return expect.fail('a request to return_url', 'none within the time-out');
  expect(method, 'the request to return_url').toBe('GET');
  expectFilled(expect, callback, ['error_message', 'domain']);
});

/** Characters that a target added to return_url, as it wrote them. */
const addedLength = (address: string, returnUrl: string): number => address.length - returnUrl.length;

check('replace.background.length', 'a callback in the background adds at most 1500 characters', async (context) => {
  const { expect } = context;
  for (const characters of [1200, 1600, 4000]) {
    const { callback, photoId, target, token } = await replacedInBackground(context, {
      redeemed: { ucLong: 'x'.repeat(characters) },
    });
    if (callback === undefined) return expect.fail('a request to return_url', 'none within the time-out');
    expect(addedLength(callback.address, target), 'characters that were added').toSatisfy(
      (count) => count <= 1501,
      'at most 1500, and a question mark',
    );
    expectFilled(expect, callback, successNames, `with ${characters} characters of extras, `);
    expect(callback.get('photo_id'), 'photo_id').toBe(photoId);
    expect(tokenNamed(callback).includes(token.value), 'the replace token is named').toBe(true);
  }
});

/** Line breaks as they arrive in a return_url, and as they arrive once it is decoded. */
const broken = ['%0d%0aX-Uc-Planted:%201', '\r\nX-Uc-Planted: 1'];

check('replace.return-url.header-line', 'a line break in return_url makes no header line', async (context) => {
  const { api, callbacks, expect, files, photoId } = context;
  const photo_id = await photoId();
  for (const line of broken)
    for (const where of ['path', 'query'] as const) {
      const address = callbacks.address().url;
      const return_url = where === 'path' ? `${address}/a${line}` : `${address}?theme=a${line}`;
      const answer = await api.attempt.getReplaceToken(
        { photo_id, return_url },
        { by: 'POST', deliberate: 'return_url holds a line break' },
      );
      if (answer.kind !== 'granted') {
        expect.refused(answer, 'a return_url with a line break');
        continue;
      }
      const { reply } = await api.redeem(tokenOf('replace', answer), files.photo());
      expectNotPlanted(context, [...reply.headers]);
    }
});

function expectNotPlanted({ expect }: CheckContext, headers: Parameters<typeof header>[0]): void {
  const planted = header(headers, 'x-uc-planted');
  expect(planted ?? 'none', 'a header line of the answer that came from return_url').toBe('none');
}
