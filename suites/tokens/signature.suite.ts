import fc from 'fast-check';
import { checks } from '../check/registry.js';

const check = checks('tokens/signature');

const awkward = ['a b', 'a+b', 'a=b&c', '100%', "~*'()!", 'ä ö', '東京', '%20', 'a/b?c#d', ';,:@$', '-._'];

for (const by of ['GET', 'POST'] as const) {
  check.property(
    'auth.oauth1.parameters',
    `a call by ${by} is permitted whatever its parameters hold`,
    {
      name: fc.constantFrom('title', 'tags', 'ucExtra'),
      value: fc.array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 3 }),
    },
    async ({ api, expect }, { name, value }) => {
      expect.granted(await api.attempt.getUploadToken({ [name]: value.join(' ') }, { by }));
    },
    { examples: awkward.map((text) => ({ name: 'title', value: [text] })), atMost: 3 },
  );

  check('auth.oauth1.tampered', `a parameter changed after signing (${by})`, async ({ api, expect }) => {
    await api.getUploadToken({ title: 'signed' }, { by });
    const tamper = (pairs: readonly (readonly [string, string])[]) =>
      pairs.map(([name, value]) => [name, name === 'title' ? `${value}!` : value] as const);
    const answer = await api.attempt.getUploadToken({ title: 'signed' }, { by, transmission: { tamper } });
    expect.refused(answer, 'a call that was changed after it was signed');
  });

  check('auth.oauth1.tampered', `a parameter added after signing (${by})`, async ({ api, expect }) => {
    await api.getUploadToken({}, { by });
    const tamper = (pairs: readonly (readonly [string, string])[]) => [...pairs, ['max_uploads', '50'] as const];
    const answer = await api.attempt.getUploadToken({}, { by, transmission: { tamper } });
    expect.refused(answer, 'a call with a parameter added after it was signed');
  });
}

check(
  'file.auth.unsigned-file',
  'a multipart form is permitted without being signed',
  async ({ api, expect, files }) => {
    const answer = await api.attempt.uploadFile(files.photo(), { filename: `ü & ${files.photo().filename}` });
    expect.granted(answer);
  },
);
