import { checks } from '../check/registry.js';

const check = checks('tokens/issue');

check('token.issue.xml', 'a bare call is answered with a token in XML', async ({ api, expect }) => {
  const fields = expect.granted(await api.attempt.getUploadToken({}, { bare: true, unformatted: true }));
  expect(fields.get('upload_token')?.trim() ?? '', 'upload_token').toSatisfy((token) => token !== '', 'not empty');
});

check('token.issue.xml', 'format=xml is the same as no format', async ({ api, expect }) => {
  expect.granted(await api.attempt.getUploadToken({}, { bare: true }));
});

check('token.issue.json', 'format=json and raw=1 are answered with a token in JSON', async ({ api, expect }) => {
  const fields = expect.granted(await api.attempt.getUploadToken({}, { format: 'json' }));
  expect(fields.get('upload_token')?.trim() ?? '', 'upload_token').toSatisfy((token) => token !== '', 'not empty');
});

check('token.issue.post', 'the parameters of a posted form are in force', async ({ api, expect }) => {
  const answer = await api.attempt.getUploadToken({ valid_minutes: 77, max_uploads: 7 }, { by: 'POST' });
  const fields = expect.granted(answer);
  expect(fields.get('valid_minutes')?.trim(), 'valid_minutes').toBe('77');
  expect(fields.get('max_uploads')?.trim(), 'max_uploads').toBe('7');
});

check('token.issue.post-body-wins', 'a form and an address that disagree', async ({ api, expect }) => {
  const token = await api.getUploadToken({ valid_minutes: 77 }, { by: 'POST', address: { valid_minutes: 99 } });
  expect(token.validMinutes, 'valid_minutes (77 in the body, 99 in the address)').toBe(77);
});

check('token.issue.post-query-unused', 'a parameter in the address of a POST', async ({ api, expect }) => {
  const token = await api.getUploadToken({ valid_minutes: 77 }, { by: 'POST', address: { max_uploads: 9 } });
  expect(token.maxUploads, 'max_uploads (9 in the address, nothing in the body)').toBe(1);
});

check(
  'token.issue.keeps-earlier',
  'a token works after others were issued',
  async ({ api, expect, callbacks, files }) => {
    const return_url = callbacks.address().url;
    const first = await api.getUploadToken({ return_url });
    await api.getUploadToken({ return_url });
    await api.getUploadToken({ return_url }, { format: 'json' });
    expect.success(await api.redeem(first, files.photo()), 'an upload with the first of three tokens');
  },
);

check(
  'token.issue.keeps-earlier',
  'a token works after hundreds more were issued',
  async ({ api, expect, callbacks, files }) => {
    const return_url = callbacks.address().url;
    const first = await api.getUploadToken({ return_url });
    await Promise.all(Array.from({ length: 300 }, () => api.getUploadToken()));
    expect.success(await api.redeem(first, files.photo()), 'an upload with a token older than 300 others');
  },
  { slow: true },
);

check(
  'answer.json.bare',
  'raw=1 gives an object and no script for a replace token',
  async (context) => {
    const { api, expect, photoId } = context;
    const answer = await api.attempt.getReplaceToken({ photo_id: await photoId() }, { format: 'json' });
    const wrapper = answer.kind === 'granted' ? answer.wrapper : undefined;
    expect(wrapper ?? 'bare', 'the form of the JSON answer').toBe('bare');
  },
  { needs: ['replaceRedeem'] },
);

check('answer.json.bare', 'raw=1 gives an object and no script', async ({ api, expect }) => {
  const answer = await api.attempt.getUploadToken({}, { format: 'json' });
  const wrapper = answer.kind === 'granted' ? answer.wrapper : undefined;
  expect(wrapper ?? 'bare', 'the form of the JSON answer').toBe('bare');
});
