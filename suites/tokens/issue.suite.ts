import type { Answer } from '../../src/client/answer.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import { fieldIn, numberIn } from '../shared/fields.js';
import { formats, neededFor } from '../shared/formats.js';

const check = checks('tokens/issue');

check('token.issue.xml', 'a bare call is answered with a token in XML', async ({ api, expect }) => {
  const fields = expect.granted(await api.attempt.getUploadToken({}, { bare: true, unformatted: true }));
  expect(fieldIn(fields, 'upload_token'), 'upload_token').toHaveValue();
});

check('token.issue.xml', 'format=xml is answered as no format is', async ({ api, expect }) => {
  expect.granted(await api.attempt.getUploadToken({}, { bare: true }));
});

check('token.issue.json', 'format=json and raw=1 are answered with a token in JSON', async ({ api, expect }) => {
  for (const by of ['GET', 'POST'] as const) {
    const fields = expect.granted(await api.attempt.getUploadToken({}, { format: 'json', by }));
    expect(fieldIn(fields, 'upload_token'), `upload_token by ${by}`).toHaveValue();
  }
});

const terms = ['max_uploads', 'valid_minutes', 'valid_until'] as const;

/** What the examples of both formats show besides the token itself. */
const shown = {
  upload: ['title', 'description', 'publish', 'tags', 'user_id', 'album_id', ...terms, 'return_url'],
  replace: ['photo_id', ...terms, 'return_url'],
} as const;

for (const format of formats) {
  check(
    'token.issue.terms',
    `the terms of a token are stated in ${format}`,
    async ({ api, expect }) => {
      const fields = expect.granted(await api.attempt.getUploadToken({}, { format }));
      for (const name of terms)
        expect(numberIn(fields, name), `${name} in ${format}`).toSatisfy((value) => value > 0, 'a number');
    },
    { needs: neededFor(format) },
  );

  check(
    'token.issue.fields',
    `every field of the example is there in ${format}`,
    async ({ api, expect }) => {
      const fields = expect.granted(await api.attempt.getUploadToken({}, { format, bare: true }));
      expect(
        shown.upload.filter((name) => !fields.has(name)),
        `fields that are missing in ${format}`,
      ).toBe([]);
    },
    { needs: neededFor(format) },
  );

  check(
    'replace.issue.fields',
    `every field of the example of a replace token is there in ${format}`,
    async ({ api, expect, photoId }) => {
      const fields = expect.granted(await api.attempt.getReplaceToken({ photo_id: await photoId() }, { format }));
      expect(
        shown.replace.filter((name) => !fields.has(name)),
        `fields that are missing in ${format}`,
      ).toBe([]);
    },
    { needs: neededFor(format) },
  );

  check(
    'answer.permission-level',
    `the answer in ${format} states a level that suffices`,
    async ({ api, expect, observe }) => {
      const { permissionLevel } = await api.getUploadToken({}, { format });
      observe('answer.permission-level', permissionLevel);
      expect(permissionLevel, 'permission_level').toBeOneOf(['write', 'admin', 'super']);
    },
    { needs: neededFor(format) },
  );
}

check('answer.json.endpoint', 'an endpoint is the path of its method', async ({ api, expect, photoId }) => {
  const answers: readonly [string, Answer][] = [
    ['/api/photo/get-upload-token', await api.attempt.getUploadToken({}, { format: 'json' })],
    [
      '/api/photo/get-replace-token',
      await api.attempt.getReplaceToken({ photo_id: await photoId() }, { format: 'json' }),
    ],
  ];
  for (const [path, answer] of answers) {
    const endpoint = answer.kind === 'granted' ? answer.root.get('endpoint')?.trim() : undefined;
    expect(endpoint ?? path, 'endpoint').toSatisfy((text) => text.endsWith(path), path);
  }
});

check('token.issue.post', 'the parameters of a posted form apply', async ({ api, expect }) => {
  const token = await api.getUploadToken({ valid_minutes: 77, max_uploads: 7 }, { by: 'POST' });
  expect(token.validMinutes, 'valid_minutes').toBe(77);
  expect(token.maxUploads, 'max_uploads').toBe(7);
});

check('token.issue.post-body-wins', 'the form wins over an address that says otherwise', async ({ api, expect }) => {
  const token = await api.getUploadToken({ valid_minutes: 77 }, { by: 'POST', address: { valid_minutes: 99 } });
  expect(token.validMinutes, 'valid_minutes (77 in the body, 99 in the address)').toBe(77);
});

check('token.issue.post-query-unused', 'the address of a POST adds nothing to its form', async ({ api, expect }) => {
  const token = await api.getUploadToken({ valid_minutes: 77 }, { by: 'POST', address: { max_uploads: 9 } });
  expect(token.maxUploads, 'max_uploads (9 in the address, nothing in the body)').toBe(1);
});

check('token.issue.keeps-earlier', 'a token works after others were issued', async (context) => {
  const { api, expect, files } = context;
  const first = await tokenWithCallback(context);
  const { fields } = first;
  const parameters = { return_url: fieldIn(fields, 'return_url') };
  await api.getUploadToken(parameters);
  await api.getUploadToken(parameters, { format: 'json' });
  expect.success(await api.redeem(first, files.photo()), 'an upload with the first of three tokens');
});

check(
  'token.issue.keeps-earlier',
  'a token works after hundreds more were issued',
  async (context) => {
    const { api, expect, files } = context;
    const first = await tokenWithCallback(context);
    await Promise.all(Array.from({ length: 300 }, () => api.getUploadToken()));
    expect.success(await api.redeem(first, files.photo()), 'an upload with a token older than 300 others');
  },
  { slow: true, hostile: true },
);
