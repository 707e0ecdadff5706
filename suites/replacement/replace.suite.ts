import { outcomeInWords } from '../../src/client/api.js';
import { checks } from '../check/registry.js';
import { neverIssued } from '../shared/never-issued.js';
import { expectPlainRefusal } from '../shared/plain.js';
import { replacementRule } from '../shared/plain-answers.js';

const check = checks('replacement/replace');

check('replace.issue.xml', 'a replace token in XML', async ({ api, expect, photoId }) => {
  const photo_id = await photoId();
  const fields = expect.granted(await api.attempt.getReplaceToken({ photo_id }, { unformatted: true }));
  expect(fields.get('replace_token')?.trim() ?? '', 'replace_token').toSatisfy((token) => token !== '', 'not empty');
});

check('replace.issue.json', 'a replace token in JSON', async ({ api, expect, photoId }) => {
  const fields = expect.granted(await api.attempt.getReplaceToken({ photo_id: await photoId() }, { format: 'json' }));
  expect(fields.get('replace_token')?.trim() ?? '', 'replace_token').toSatisfy((token) => token !== '', 'not empty');
});

check('replace.issue.post', 'a replace token by POST', async ({ api, expect, photoId }) => {
  const parameters = { photo_id: await photoId(), valid_minutes: 77 };
  const fields = expect.granted(await api.attempt.getReplaceToken(parameters, { by: 'POST' }));
  expect(fields.get('valid_minutes')?.trim(), 'valid_minutes').toBe('77');
});

for (const format of ['xml', 'json'] as const) {
  check('replace.issue.photo-id', `photo_id is repeated in ${format}`, async ({ api, expect, photoId }) => {
    const photo_id = await photoId();
    expect((await api.getReplaceToken({ photo_id }, { format })).text('photo_id'), 'photo_id').toBe(photo_id);
  });

  check(
    'replace.issue.return-url',
    `return_url is repeated in ${format}`,
    async ({ api, expect, callbacks, photoId }) => {
      const return_url = `${callbacks.address().url}?theme=green&a=b`;
      const token = await api.getReplaceToken({ photo_id: await photoId(), return_url }, { format });
      expect(token.text('return_url'), 'return_url').toBe(return_url);
    },
  );
}

check('replace.issue.xml', 'what becomes of an unknown photo is noted', async ({ api, observe }) => {
  const answer = await api.attempt.getReplaceToken({ photo_id: '999999999999' });
  observe('replace.unknown-photo', answer.kind === 'granted' ? 'accepted' : 'refused');
  const without = await api.attempt.getReplaceToken();
  observe('replace.no-photo', without.kind === 'granted' ? 'accepted' : 'refused');
});

check(
  'replace.redeem.callback',
  'a replacement leads to return_url',
  async ({ api, expect, callbacks, files, photoId }) => {
    const address = callbacks.address();
    const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: `${address.url}?theme=green` });
    const callback = expect.success(await api.redeem(token, files.photo()), 'the replacement');
    expect(callback.target, 'where the callback goes').toBe(address.url);
    expect(callback.get('theme'), 'theme').toBe('green');
    for (const name of ['domain', 'photo_id', 'tree_id', 'token'])
      expect(callback.get(name) ?? '', name).toSatisfy((value) => value !== '', 'a value');
  },
);

check('replace.redeem.callback', 'a short callback is a 301', async ({ api, expect, callbacks, files, photoId }) => {
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
  const outcome = await api.redeem(token, files.photo());
  expect.success(outcome, 'the replacement');
  expect(outcome.reply.status, 'HTTP status').toBe(301);
});

check(
  'replace.redeem.token-named',
  'the callback names the replace token',
  async ({ api, expect, callbacks, files, photoId }) => {
    const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
    const callback = await api.upload(token, files.photo());
    const named = [callback.get('upload_token'), callback.get('replace_token')];
    expect(named.includes(token.value), 'upload_token or replace_token holds the token').toBe(true);
  },
);

check(
  'replace.redeem.same-photo',
  'the photo keeps its photo_id',
  async ({ api, expect, callbacks, files, photoId }) => {
    const photo_id = await photoId();
    const token = await api.getReplaceToken({ photo_id, return_url: callbacks.address().url, max_uploads: 2 });
    expect((await api.upload(token, files.photo())).get('photo_id'), 'photo_id').toBe(photo_id);
    expect((await api.upload(token, files.photo({ kind: 'jpeg' }))).get('photo_id'), 'photo_id').toBe(photo_id);
  },
);

check(
  'replace.redeem.bound',
  'photo_id of the redemption does not count',
  async ({ api, expect, callbacks, files, photoId }) => {
    const photo_id = await photoId();
    const return_url = callbacks.address().url;
    const other = await api.upload(await api.getUploadToken({ return_url }), files.photo());
    const token = await api.getReplaceToken({ photo_id, return_url });
    const outcome = await api.redeem(token, files.photo(), { photo_id: other.get('photo_id') });
    expect(expect.success(outcome, 'the replacement').get('photo_id'), 'photo_id').toBe(photo_id);
  },
);

check(
  'replace.redeem.failure',
  'a failed replacement leads to return_url too',
  async ({ api, expect, callbacks, files, photoId }) => {
    const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
    const { callback } = await api.redeem(token, files.unsupported());
    expect(callback?.get('error_message') ?? '', 'error_message').toSatisfy((text) => text !== '', 'a message');
    expect(callback?.get('domain') ?? '', 'domain').toSatisfy((text) => text !== '', 'a domain');
  },
);

check('replace.redeem.extras', 'extra parameters are repeated', async ({ api, expect, callbacks, files, photoId }) => {
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
  const callback = await api.upload(token, files.photo(), { ucExtra: 'a b&c=d' });
  expect(callback.get('ucExtra'), 'ucExtra').toBe('a b&c=d');
});

check(
  'replace.redeem.uses',
  'max_uploads replacements succeed and not one more',
  async ({ api, expect, callbacks, files, photoId }) => {
    const photo_id = await photoId();
    for (const uses of [1, 3]) {
      const token = await api.getReplaceToken({ photo_id, return_url: callbacks.address().url, max_uploads: uses });
      for (let use = 1; use <= uses; use += 1)
        expect.success(await api.redeem(token, files.photo()), `replacement ${use} of ${uses}`);
      expect.noSuccess(await api.redeem(token, files.photo()), `replacement ${uses + 1} of ${uses}`);
    }
  },
);

check('replace.redeem.uses', 'uses without return_url are counted too', async (context) => {
  const { api, expect, files, photoId } = context;
  const isSuccess = await replacementRule(context);
  const token = await api.getReplaceToken({ photo_id: await photoId() });
  const first = await api.redeem(token, files.photo());
  const second = await api.redeem(token, files.photo());
  if (isSuccess(first) && isSuccess(second)) expect.fail('replacement 2 of 1 not to succeed', outcomeInWords(second));
});

check(
  'replace.redeem.race',
  'replacements at the same time do not outrun max_uploads',
  async ({ api, expect, callbacks, files, photoId, races }) => {
    const photo_id = await photoId();
    for (let race = 0; race < races; race += 1) {
      const token = await api.getReplaceToken({ photo_id, return_url: callbacks.address().url });
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => api.redeem(token, files.photo())));
      const successes = outcomes.filter((outcome) => outcome.result === 'success').length;
      expect(successes, 'successes of 5 replacements at once').toSatisfy((count) => count <= 1, 'at most 1');
    }
  },
);

check('replace.redeem.no-return-url', 'without return_url a plain 200', async ({ api, expect, files, photoId }) => {
  const outcome = await api.redeem(await api.getReplaceToken({ photo_id: await photoId() }), files.photo());
  expect(outcome.reply.status, 'HTTP status').toBe(200);
  expect(outcome.way, 'how the client is answered').toSatisfy((way) => way !== 'redirect' && way !== 'form', 'plainly');
});

check(
  'replace.redeem.background',
  'a replacement in the background',
  async ({ api, expect, callbacks, files, photoId }) => {
    const photo_id = await photoId();
    const address = callbacks.reachable();
    const token = await api.getReplaceToken({ photo_id, return_url: address.url, background_return_p: '1' });
    const { line, way } = await api.redeem(token, files.photo());
    expect(way, 'how the client is answered').toBe('line');
    expect(line?.ok === true ? line.photoId : 'no ok line', 'photo_id of the ok line').toBe(photo_id);
    const call = await callbacks.next(address);
    expect(call?.method ?? 'no request', 'the request to return_url').toBe('GET');
  },
);

check('replace.redeem.unknown', 'a replace token that was never issued', async ({ api, expect, files, photoId }) => {
  await api.getReplaceToken({ photo_id: await photoId(), max_uploads: 3 });
  const outcome = await api.redeemReplaceToken(neverIssued, files.photo());
  expect.noSuccess(outcome, 'a replacement with an unknown token');
  expectPlainRefusal(expect, outcome);
});

check('replace.redeem.unknown', 'an upload token is refused in plain words', async (context) => {
  const { api, callbacks, expect, files } = context;
  for (const return_url of [callbacks.address().url, undefined])
    expectPlainRefusal(
      expect,
      await api.redeemReplaceToken((await api.getUploadToken({ return_url })).value, files.photo()),
    );
});

check('replace.redeem.kind', 'an upload token is no replace token', async (context) => {
  const { api, expect, callbacks, files } = context;
  const isSuccess = await replacementRule(context);
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  for (const one of [token, await api.getUploadToken()]) {
    const outcome = await api.redeemReplaceToken(one.value, files.photo());
    if (isSuccess(outcome)) expect.fail('a replacement with an upload token not to succeed', outcomeInWords(outcome));
  }
  expect.success(await api.redeem(token, files.photo()), 'an upload with the same token');
});
