import fc from 'fast-check';
import OAuth from 'oauth-1.0a';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../src/client/call.js';
import { forged, prove } from '../../src/client/credentials.js';
import { header } from '../../src/client/exchange.js';
import { formEncoded, type Pairs } from '../../src/client/pairs.js';
import { prepared } from '../../src/client/request.js';
import { client, issuing, redeeming } from './client.js';
import { baseString, expectedSignature, oauthParameters } from './oauth-verifier.js';
import { keys, witness } from './witness.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the verifier of these tests', () => {
  it('makes the base string of RFC 5849, 3.4.1.1', () => {
    const pairs: [string, string][] = [
      ['b5', '=%3D'],
      ['a3', 'a'],
      ['c@', ''],
      ['a2', 'r b'],
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
      ['c2', ''],
      ['a3', '2 q'],
    ];
    expect(baseString('post', 'http://EXAMPLE.COM:80/request?b5=%3D%253D', pairs)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it('makes the signature of RFC 5849, 1.2', () => {
    const request = {
      method: 'GET',
      url: 'http://photos.example.net/photos?file=vacation.jpg&size=original',
      authorization:
        'OAuth realm="Photos", oauth_consumer_key="dpf43f3p2l4k3l03", oauth_token="nnch734d00sl2jdk", oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131202", oauth_nonce="chapoH", oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"',
    };
    expect(expectedSignature(request, 'kd94hf93k423kf44', 'pfkkdhi9sl3r4s00')).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });
});

it('the example of RFC 5849, 1.2, but for the version that it leaves out', () => {
  vi.spyOn(OAuth.prototype, 'getNonce').mockReturnValue('chapoH');
  const photos = {
    oauth1: {
      consumerKey: 'dpf43f3p2l4k3l03',
      consumerSecret: 'kd94hf93k423kf44',
      token: 'nnch734d00sl2jdk',
      tokenSecret: 'pfkkdhi9sl3r4s00',
    },
  };
  const query: Pairs = [
    ['file', 'vacation.jpg'],
    ['size', 'original'],
  ];
  const proof = prove(photos, 'GET', 'http://photos.example.net/photos', query, 'header', 137131202);
  const [[name, authorization] = []] = proof.headers;
  expect(name).toBe('authorization');
  expect(authorization).toContain('oauth_consumer_key="dpf43f3p2l4k3l03"');
  expect(authorization).toContain('oauth_nonce="chapoH"');
  expect(authorization).toContain('oauth_timestamp="137131202"');
  expect(authorization).toContain('oauth_version="1.0"');
  const url = 'http://photos.example.net/photos?file=vacation.jpg&size=original';
  expect(proof.signature).toBe(
    expectedSignature(
      { method: 'GET', url, authorization: authorization ?? '' },
      'kd94hf93k423kf44',
      'pfkkdhi9sl3r4s00',
    ),
  );
});

const letters = [
  'a',
  'b',
  ' ',
  '+',
  '%',
  '&',
  '=',
  "~*'()!",
  '-._',
  '/',
  '?',
  '#',
  ';',
  ',',
  ':',
  '@',
  '$',
  '"',
  '\\',
  '\r\n',
  'ä',
  '東',
  '😀',
  '\ud800',
  '%20',
  '',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((some) => some.join('')),
  fc.string({ unit: 'grapheme' }),
);
// The library keeps parameters in an object, where this one name cannot be.
const names = text.filter((name) => !name.startsWith('oauth_') && name !== '__proto__');
const parameters = fc.array(fc.tuple(fc.oneof(names, fc.constantFrom('a', 'b', 'title')), text), { maxLength: 8 });

describe('the signature of a request', () => {
  it('holds, whatever its parameters are and wherever they and the signature stand', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    await fc.assert(
      fc.asyncProperty(
        parameters,
        parameters,
        fc.constantFrom('header', 'query'),
        fc.boolean(),
        async (query, form, sign, post) => {
          const body: Partial<Call> = post ? { method: 'POST', form, encoding: 'urlencoded' } : {};
          await target.send(issuing({ query, ...body, deliberate: 'any parameters', transmission: { sign } }), scope);
          const request = seen.at(-1);
          if (request === undefined) throw new Error('nothing was sent');
          const told = oauthParameters(request);
          expect(told.get('oauth_signature')).toBe(expectedSignature(request, keys.consumerSecret, keys.tokenSecret));
          expect(told.get('oauth_consumer_key')).toBe(keys.consumerKey);
          expect(told.get('oauth_token')).toBe(keys.token);
          expect(told.get('oauth_signature_method')).toBe('HMAC-SHA1');
          expect(request.authorization === undefined).toBe(sign === 'query');
        },
      ),
      { numRuns: 100 },
    );
    const nonces = seen.map((request) => oauthParameters(request).get('oauth_nonce'));
    expect(new Set(nonces).size).toBe(seen.length);
  }, 60_000);

  it('leaves a multipart form out, and its file', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    await target.send(
      redeeming({
        caller: 'write',
        form: [
          ['a', '1'],
          ['upload_token', 'x'],
        ],
        query: [['in', 'address']],
      }),
      scope,
    );
    const [request] = seen;
    if (request === undefined) throw new Error('nothing was sent');
    expect(request.type).toMatch(/^multipart\/form-data/);
    expect(oauthParameters(request).get('oauth_signature')).toBe(
      expectedSignature(request, keys.consumerSecret, keys.tokenSecret),
    );
  });

  it.each([
    ['a query of the address', '/files/a.png?v=1&x=%20y'],
    ['escapes in the path', '/files/a%20b%2Fc/blåbær.png'],
    ['dots in the path', '/files/../files/./a.png'],
  ])('holds with %s', async (_, path) => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    await target.send({ operation: 'readFile', method: 'GET', path: url + path, caller: 'write', query: [] }, scope);
    const [request] = seen;
    if (request === undefined) throw new Error('nothing was sent');
    expect(oauthParameters(request).get('oauth_signature')).toBe(
      expectedSignature(request, keys.consumerSecret, keys.tokenSecret),
    );
  });

  it('goes by the normal form of the address, without the port that goes without saying', () => {
    const auth = { write: { oauth1: keys } };
    const sender = { base: 'http://VIDEOS.example.com:80', auth, headers: {}, runId: 'r', now: 1 };
    const { url, headers, signature } = prepared(issuing(), sender);
    const authorization = header(headers, 'authorization') ?? '';
    const seen = { method: 'GET', url: url.replace(sender.base, 'http://videos.example.com'), authorization };
    expect(signature).toBe(expectedSignature(seen, keys.consumerSecret, keys.tokenSecret));
  });

  it('of forged credentials does not hold, and nothing else is wrong with it', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    await target.send(issuing({ caller: 'forged' }), scope);
    const [request] = seen;
    if (request === undefined) throw new Error('nothing was sent');
    const told = oauthParameters(request);
    expect(told.get('oauth_token')).toBe(keys.token);
    const spoiled = forged({ oauth1: keys });
    const secret = 'oauth1' in spoiled ? spoiled.oauth1.tokenSecret : '';
    expect([...secret].filter((one, at) => one !== [...keys.tokenSecret][at])).toHaveLength(1);
    expect(told.get('oauth_signature')).toBe(expectedSignature(request, keys.consumerSecret, secret));
    expect(told.get('oauth_signature')).not.toBe(expectedSignature(request, keys.consumerSecret, keys.tokenSecret));
  });

  it('does not hold any more for a request that was tampered with', async () => {
    const { url, seen } = await witness();
    const { target, scope } = client(url, { auth: { write: { oauth1: keys } } });
    const tamper = (pairs: Pairs): Pairs => [...pairs, ['more', '1']];
    await target.send(issuing({ transmission: { tamper } }), scope);
    await target.send(
      issuing({ method: 'POST', query: [], form: [['a', '1']], encoding: 'urlencoded', transmission: { tamper } }),
      scope,
    );
    expect(seen.map((request) => new URL(request.url).searchParams.get('more') ?? request.form)).toEqual([
      '1',
      'a=1&more=1',
    ]);
    for (const request of seen)
      expect(oauthParameters(request).get('oauth_signature')).not.toBe(
        expectedSignature(request, keys.consumerSecret, keys.tokenSecret),
      );
  });
});

it('forms are encoded as browsers encode them', () => {
  expect(
    formEncoded([
      ['a b', "~*'()!"],
      ['ä', '+&='],
    ]),
  ).toBe('a+b=%7E*%27%28%29%21&%C3%A4=%2B%26%3D');
});
