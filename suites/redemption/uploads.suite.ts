import { outcomeInWords } from '../../src/client/api.js';
import type { Outcome } from '../../src/client/outcome.js';
import { checks } from '../check/registry.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('redemption/uploads');

for (const kind of ['png', 'jpeg'] as const) {
  check('redeem.file.photo', `a ${kind} is accepted`, async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url });
    expect.success(await api.redeem(token, files.photo({ kind, length: 2000 })), `the upload of a ${kind}`);
  });
}

check('redeem.file.photo', 'which further kinds are accepted is noted', async ({ api, callbacks, files, observe }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 5 });
  for (const kind of ['gif', 'mp4'] as const) {
    const outcome = await api.redeem(token, files.photo({ kind, length: 2000 }));
    observe(`redeem.accepts.${kind}`, outcome.result === 'success');
  }
});

for (const [kind, name] of [
  ['png', 'IMG_0001.PNG'],
  ['jpeg', 'PHOTO.JPG'],
] as const)
  check('redeem.file.photo', `a photo named ${name}, as cameras write it`, async (context) => {
    const { api, expect, callbacks, files, unique } = context;
    const token = await api.getUploadToken({ return_url: callbacks.address().url });
    const filename = `${unique('uc')}_${name}`;
    const photo = files.photo({ kind, length: 2000, filename });
    expect.success(await api.redeem(token, photo), `the upload of a photo named ${filename}`);
  });

for (const mebibytes of [1.5, 5]) {
  check(
    'redeem.file.large',
    `a photo of ${mebibytes} MiB is accepted`,
    async ({ api, expect, callbacks, files }) => {
      const token = await api.getUploadToken({ return_url: callbacks.address().url });
      const photo = files.photo({ length: mebibytes * 2 ** 20 });
      expect.success(await api.redeem(token, photo), `the upload of ${mebibytes} MiB`);
    },
    { slow: true },
  );
}

for (const name of ['holiday photo', 'blåbær', "it's", 'semi;colon', 'no-dot', 'two.dots', '東京'])
  check('redeem.file.name', `a photo named ${name}`, async ({ api, expect, callbacks, files, unique }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url });
    const filename = `${unique('uc')} ${name}.png`;
    expect.success(await api.redeem(token, files.photo({ filename })), `the upload of a photo named ${filename}`);
  });

check('redeem.file.first', 'a form whose file stands first', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url });
  const outcome = await api.redeem(token, { ...files.photo(), first: true }, { ucBehind: 'the file' });
  const callback = expect.success(outcome, 'the upload with its fields behind the file');
  expect(callback.get('ucBehind'), 'ucBehind').toBe('the file');
});

check('redeem.file.unsupported', 'a text is not accepted', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  await api.upload(token, files.photo());
  expect.noSuccess(await api.redeem(token, files.unsupported()), 'the upload of a text');
});

check('redeem.file.unsupported', 'a text is not accepted without return_url either', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const outcome = await api.redeem(await api.getUploadToken(), files.unsupported());
  if (isSuccess(outcome)) expect.fail('the upload of a text not to succeed', outcomeInWords(outcome));
});

check('redeem.file.missing', 'no file, no success', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  await api.upload(token, files.photo());
  const outcome = await api.redeem(token, undefined, {}, { deliberate: 'the file is missing' });
  expect.noSuccess(outcome, 'an upload without a file');
});

check(
  'redeem.file.missing',
  'no file, no ok line',
  async ({ api, expect, callbacks }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url, background_return_p: '1' });
    const outcome = await api.redeem(token, undefined, {}, { deliberate: 'the file is missing' });
    expect.noSuccess(outcome, 'an upload without a file, in the background');
  },
  { needs: ['background'] },
);

check('redeem.file.empty', 'a file of zero bytes is not accepted', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  await api.upload(token, files.photo());
  const empty = files.photo({ kind: 'empty', length: 0, filename: 'empty.png', type: 'image/png' });
  expect.noSuccess(await api.redeem(token, empty), 'the upload of an empty file');
});

check('redeem.method.get', 'a GET uploads nothing', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url });
  expect.noSuccess(await api.getInstead('redeemUploadToken', { upload_token: token.value }), 'a GET with a token');
  expect.success(await api.redeem(token, files.photo()), 'the upload after a GET with the same token');
});

const mistakes = {
  'a bad token': (api, files) => api.redeem('0'.repeat(40), files.photo()),
  'no token': (api, files) => api.redeem(undefined, files.photo(), {}, { deliberate: 'the token is missing' }),
  'no file': async (api) =>
    api.redeem(await api.getUploadToken(), undefined, {}, { deliberate: 'the file is missing' }),
  'an empty file': async (api, files) =>
    api.redeem(
      await api.getUploadToken(),
      files.photo({ kind: 'empty', length: 0, filename: 'empty.png', type: 'image/png' }),
    ),
  'an unsupported file': async (api, files) => api.redeem(await api.getUploadToken(), files.unsupported()),
  'a GET': async (api) => api.getInstead('redeemUploadToken', { upload_token: (await api.getUploadToken()).value }),
} as const satisfies Record<string, (api: Context['api'], files: Context['files']) => Promise<Outcome>>;

type Context = Parameters<Parameters<typeof check>[2]>[0];

for (const [what, make] of Object.entries(mistakes))
  check('redeem.client-errors', `${what} is not the server's fault`, async ({ api, expect, files }) => {
    const outcome = await make(api, files);
    if (outcome.reply.status >= 500) expect.fail(`${what} to be answered below HTTP 500`, outcomeInWords(outcome));
  });
