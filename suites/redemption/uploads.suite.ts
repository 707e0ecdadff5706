import type { FilePart } from '../../src/client/call.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import { respectLimit } from '../shared/limits.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('redemption/uploads');

const noFile = { deliberate: 'the file is missing' };

/** A file of no bytes under the name of a photo. */
function emptyFile({ files }: Pick<CheckContext, 'files'>): FilePart {
  return files.photo({ kind: 'empty', length: 0, filename: 'empty.png', type: 'image/png' });
}

/** What a browser sends of a form whose file was not chosen (RFC 7578, 4.2, and the HTML standard). */
function unchosenFile({ files }: Pick<CheckContext, 'files'>): FilePart {
  return files.photo({ kind: 'empty', length: 0, filename: '', type: 'application/octet-stream' });
}

for (const kind of ['png', 'jpeg'] as const)
  check('redeem.file.photo', `a ${kind} is accepted`, async (context) => {
    const { api, expect, files, observe } = context;
    if (files.smallest.side > 1) observe('target.smallest-picture', `${files.smallest.side} pixels a side`);
    const outcome = await api.redeem(await tokenWithCallback(context), files.photo({ kind, length: 2000 }));
    expect.success(outcome, `the upload of a ${kind}`);
  });

check(
  'redeem.file.photo',
  'whether a GIF is accepted is noted',
  async (context) => {
    const { api, files, observe } = context;
    const outcome = await api.redeem(await tokenWithCallback(context), files.photo({ kind: 'gif', length: 2000 }));
    observe('redeem.accepts.gif', outcome.result === 'success');
  },
  { observes: true },
);

for (const [kind, name] of [
  ['png', 'IMG_0001.PNG'],
  ['jpeg', 'PHOTO.JPG'],
] as const)
  check('redeem.file.photo', `a photo named ${name}, as cameras write it, is accepted`, async (context) => {
    const { api, expect, files, unique } = context;
    const filename = `${unique('uc')}_${name}`;
    const outcome = await api.redeem(await tokenWithCallback(context), files.photo({ kind, length: 2000, filename }));
    expect.success(outcome, `the upload of a photo named ${filename}`);
  });

check('redeem.file.video', 'a video is accepted as a photo is', async (context) => {
  const { api, expect, files } = context;
  const outcome = await api.redeem(await tokenWithCallback(context), files.photo({ kind: 'mp4', length: 20_000 }));
  expect.success(outcome, 'the upload of an MP4');
});

for (const mebibytes of [1.5, 5])
  check(
    'redeem.file.large',
    `a photo of ${mebibytes} MiB is accepted`,
    async (context) => {
      const { api, expect, files } = context;
      const photo = files.photo({ length: mebibytes * 2 ** 20 });
      const outcome = await api.redeem(await tokenWithCallback(context), photo);
      respectLimit(context, outcome.reply.status, photo.end);
      expect.success(outcome, `the upload of ${mebibytes} MiB`);
    },
    { slow: true },
  );

for (const name of ['holiday photo', 'blåbær', "it's", 'semi;colon', 'no-dot', 'two.dots', '東京', 'a&b<c>'])
  check('redeem.file.name', `a photo named ${name} is accepted`, async (context) => {
    const { api, expect, files, unique } = context;
    const filename = `${unique('uc')} ${name}.png`;
    const outcome = await api.redeem(await tokenWithCallback(context), files.photo({ filename }));
    expect.success(outcome, `the upload of a photo named ${filename}`);
  });

check('redeem.file.first', 'a form whose file precedes its fields is accepted', async (context) => {
  const { api, expect, files } = context;
  const file = { ...files.photo(), first: true as const };
  const outcome = await api.redeem(await tokenWithCallback(context), file, { ucBehind: 'the file' });
  const callback = expect.success(outcome, 'the upload with its fields behind the file');
  expect(callback.get('ucBehind'), 'ucBehind').toBe('the file');
});

check('redeem.file.unsupported', 'a text is not accepted', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 3 });
  await api.upload(token, files.photo());
  expect.noSuccess(await api.redeem(token, files.unsupported()), 'the upload of a text');
});

check('redeem.file.unsupported', 'a text is not accepted without return_url either', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const outcome = await api.redeem(await api.getUploadToken(), files.unsupported());
  if (isSuccess(outcome)) expect.fail('the upload of a text not to succeed', outcomeInWords(outcome));
});

/** What an upload brings that has no file, or none that was chosen. */
const missing: Readonly<Record<string, (context: CheckContext) => FilePart | undefined>> = {
  'an upload without a file': () => undefined,
  'a form whose file was not chosen': unchosenFile,
};

for (const [what, file] of Object.entries(missing)) {
  check('redeem.file.missing', `${what} is no success`, async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { max_uploads: 3 });
    await api.upload(token, files.photo());
    expect.noSuccess(await api.redeem(token, file(context), {}, noFile), what);
  });

  check(
    'redeem.file.missing',
    `${what} is not answered by an ok line`,
    async (context) => {
      const { api, expect } = context;
      const token = await tokenWithCallback(context, { background_return_p: '1' });
      expect.noSuccess(await api.redeem(token, file(context), {}, noFile), `${what}, in the background`);
    },
    { needs: ['background'] },
  );
}

check('redeem.file.empty', 'a file of zero bytes is not accepted', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 3 });
  await api.upload(token, files.photo());
  expect.noSuccess(await api.redeem(token, emptyFile(context)), 'the upload of an empty file');
});

check('redeem.method.get', 'a GET uploads nothing', async (context) => {
  const { api, expect } = context;
  const { value } = await tokenWithCallback(context);
  expect.noSuccess(await api.getInstead('redeemUploadToken', { upload_token: value }), 'a GET with a token');
});

check('redeem.method.get', 'a GET without return_url uploads nothing', async (context) => {
  const { api, expect } = context;
  const isSuccess = await successRule(context);
  const { value } = await api.getUploadToken();
  const outcome = await api.getInstead('redeemUploadToken', { upload_token: value });
  if (isSuccess(outcome)) expect.fail('a GET with a token not to succeed', outcomeInWords(outcome));
});

check('redeem.method.get-free', 'a GET takes no use', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context);
  await api.getInstead('redeemUploadToken', { upload_token: token.value });
  expect.success(await api.redeem(token, files.photo()), 'the upload after a GET with the same token');
});

const mistakes: Readonly<Record<string, (context: CheckContext) => Promise<Outcome>>> = {
  'a bad token': ({ api, files }) => api.redeem('0'.repeat(40), files.photo()),
  'a consumed token': async (context) => {
    const token = await tokenWithCallback(context);
    await context.api.upload(token, context.files.photo());
    return context.api.redeem(token, context.files.photo());
  },
  'no token': ({ api, files }) => api.redeem(undefined, files.photo(), {}, { deliberate: 'the token is missing' }),
  'no file': async ({ api }) => api.redeem(await api.getUploadToken(), undefined, {}, noFile),
  'an empty file': async (context) => context.api.redeem(await context.api.getUploadToken(), emptyFile(context)),
  'a file that was not chosen': async (context) =>
    context.api.redeem(await context.api.getUploadToken(), unchosenFile(context)),
  'an unsupported file': async ({ api, files }) => api.redeem(await api.getUploadToken(), files.unsupported()),
  'a GET': async ({ api }) => api.getInstead('redeemUploadToken', { upload_token: (await api.getUploadToken()).value }),
};

for (const [what, make] of Object.entries(mistakes))
  check('redeem.client-errors', `${what} is not answered with a server error`, async (context) => {
    const outcome = await make(context);
    if (outcome.reply.status >= 500)
      context.expect.fail(`${what} to be answered below HTTP 500`, outcomeInWords(outcome));
  });
