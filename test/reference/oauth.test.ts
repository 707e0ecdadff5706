import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import { describe, expect, it } from 'vitest';
import { authorizationParameters, baseString, sign } from '../../reference/auth/oauth.js';
import { withReference } from './client.js';

describe('signatures', () => {
  it('signs the request for a token of RFC 5849, section 1.2', () => {
    const signature = sign(
      {
        method: 'POST',
        url: 'https://photos.example.net/token',
        parameters: [
          ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
          ['oauth_token', 'hh5s93j4hdidpola'],
          ['oauth_signature_method', 'HMAC-SHA1'],
          ['oauth_timestamp', '137131201'],
          ['oauth_nonce', 'walatlh'],
          ['oauth_verifier', 'hfdp7dh39dks9884'],
        ],
      },
      'kd94hf93k423kf44',
      'hdhd0244k9j7ao03',
    );
    expect(signature).toBe('gKgrFCywp7rO0OXSjdot/IHF7IU=');
  });

  it('signs the request for a photo of RFC 5849, section 1.2', () => {
    const signature = sign(
      {
        method: 'GET',
        url: 'http://photos.example.net/photos',
        parameters: [
          ['file', 'vacation.jpg'],
          ['size', 'original'],
          ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
          ['oauth_token', 'nnch734d00sl2jdk'],
          ['oauth_signature_method', 'HMAC-SHA1'],
          ['oauth_timestamp', '137131202'],
          ['oauth_nonce', 'chapoH'],
        ],
      },
      'kd94hf93k423kf44',
      'pfkkdhi9sl3r4s00',
    );
    expect(signature).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });

  it('makes the base string of RFC 5849, section 3.4.1.1', () => {
    const text = baseString({
      method: 'post',
      url: 'http://EXAMPLE.COM:80/request',
      parameters: [
        ...new URLSearchParams('b5=%3D%253D&a3=a&c%40=&a2=r%20b'),
        ...new URLSearchParams('c2&a3=2+q'),
        ['oauth_consumer_key', '9djdj82h48djs9d2'],
        ['oauth_token', 'kkk9d7dh3k39sjv7'],
        ['oauth_signature_method', 'HMAC-SHA1'],
        ['oauth_timestamp', '137131201'],
        ['oauth_nonce', '7d8f3e4a'],
      ],
    });
    expect(text).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D' +
        '%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1' +
        '%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it('reads the header of RFC 5849, section 3.5.1, and no other kind', () => {
    const header = 'OAuth realm="Photos",\n oauth_nonce="a%20b" , oauth_signature="djos%3D"';
    expect(authorizationParameters(header)).toEqual([
      ['oauth_nonce', 'a b'],
      ['oauth_signature', 'djos='],
    ]);
    expect(authorizationParameters('Bearer oauth_nonce="1"')).toBeUndefined();
  });
});

describe('signed calls', () => {
  const path = '/api/photo/get-upload-token';
  const data = { title: "Tom & Jerry's ~100% + *é*", format: 'json', raw: '' };

  const signer = (key: string, secret: string) =>
    new OAuth({
      consumer: { key, secret },
      signature_method: 'HMAC-SHA1',
      hash_function: (text, by) => createHmac('sha1', by).update(text).digest('base64'),
    });

  it('are permitted by header, by query and by form, and not when they were changed', () =>
    withReference(async ({ reference: { url, credentials } }) => {
      const { consumerKey, consumerSecret, token, tokenSecret } = credentials.write.oauth1;
      const oauth = signer(consumerKey, consumerSecret);
      const access = { key: token, secret: tokenSecret };
      const query = (values: object) => new URLSearchParams(Object.entries(values).map(([k, v]) => [k, String(v)]));

      // Each with a nonce of its own.
      const signed = () => oauth.authorize({ url: url + path, method: 'GET', data }, access);
      const get = signed();
      const post = oauth.authorize({ url: url + path, method: 'POST', data }, access);
      const byHeader = await fetch(`${url}${path}?${query(data)}`, { headers: { ...oauth.toHeader(get) } });
      expect((await byHeader.json()).uploadtoken.title).toBe(data.title);
      const byQuery = await fetch(`${url}${path}?${query({ ...data, ...signed() })}`);
      expect((await byQuery.json()).status).toBe('ok');
      const byForm = await fetch(url + path, { method: 'POST', body: query({ ...data, ...post }) });
      expect((await byForm.json()).status).toBe('ok');
      const changed = await fetch(`${url}${path}?${query({ ...data, title: 'other' })}`, {
        headers: { ...oauth.toHeader(signed()) },
      });
      expect(await changed.json()).toMatchObject({ status: 'error', code: 'invalid_signature' });
    }));

  it('are permitted once', () =>
    withReference(async ({ reference: { url, credentials } }) => {
      const { consumerKey, consumerSecret, token, tokenSecret } = credentials.write.oauth1;
      const oauth = signer(consumerKey, consumerSecret);
      const get = oauth.authorize({ url: url + path, method: 'GET' }, { key: token, secret: tokenSecret });
      const again = async () => (await fetch(url + path, { headers: { ...oauth.toHeader(get) } })).text();
      expect(await again()).toContain('status="ok"');
      expect(await again()).toContain('code="invalid_signature"');
    }));

  it.each([
    ['https', true],
    ['HTTPS, http', true],
    ['http', false],
    ['', false],
  ])('are made for https where X-Forwarded-Proto says so: "%s" %s', (forwarded, isPermitted) =>
    withReference(async ({ reference: { url, credentials } }) => {
      const { consumerKey, consumerSecret, token, tokenSecret } = credentials.write.oauth1;
      const oauth = signer(consumerKey, consumerSecret);
      const secure = `${url.replace('http:', 'https:')}${path}`;
      const get = oauth.authorize({ url: secure, method: 'GET' }, { key: token, secret: tokenSecret });
      const headers = { ...oauth.toHeader(get), 'X-Forwarded-Proto': forwarded };
      const answer = await (await fetch(url + path, { headers })).text();
      expect(answer.includes('status="ok"')).toBe(isPermitted);
    }),
  );

  it('leave the parts of a multipart form unsigned', () =>
    withReference(async ({ reference: { url, credentials } }) => {
      const { consumerKey, consumerSecret, token, tokenSecret } = credentials.write.oauth1;
      const oauth = signer(consumerKey, consumerSecret);
      const target = `${url}/api/file/upload`;
      const signed = oauth.authorize({ url: target, method: 'POST' }, { key: token, secret: tokenSecret });
      const body = new FormData();
      body.append('filename', 'a b.txt');
      body.append('file', new File(['text'], 'x'));
      const answer = await fetch(target, { method: 'POST', body, headers: { ...oauth.toHeader(signed) } });
      expect(await answer.text()).toContain('<filename>a b.txt</filename>');
    }));
});
