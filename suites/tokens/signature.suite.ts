import fc from 'fast-check';
import type { Pairs } from '../../src/client/pairs.js';
import { checks } from '../check/registry.js';

const check = checks('tokens/signature');

const awkward = [
  'a b',
  'a+b',
  'a=b&c',
  '100%',
  "~*'()!",
  'ä ö',
  '東京',
  '%20',
  'a/b?c#d',
  ';,:@$',
  '-._~',
  '',
  ' outer blanks ',
  '~é',
];

for (const by of ['GET', 'POST'] as const) {
  check.property(
    'auth.oauth1.parameters',
    `a call by ${by} is permitted whatever its parameters hold`,
    {
      name: fc.constantFrom('title', 'tags', 'ucextra'),
      value: fc.array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 3 }),
    },
    async ({ api, expect }, { name, value }) => {
      expect.granted(await api.attempt.getUploadToken({ [name]: value.join(' ') }, { by }));
    },
    { examples: awkward.map((text) => ({ name: 'title', value: [text] })), atMost: 3 },
  );

  check(
    'auth.oauth1.names',
    `a call by ${by} is permitted whatever its parameters are called`,
    async ({ api, expect }) => {
      for (const parameters of [
        { ucList: ['b', 'a', '~', 'é', 'a'] },
        { 'uc.dot': '1', 'uc dash': '2', 'uc[list]': '3', ucÆ: '4', 'uc~': '5' },
        { UcCase: '1', uccase: '2', ucCase: '' },
      ])
        expect.granted(await api.attempt.getUploadToken(parameters, { by }));
    },
  );

  const changes: readonly [string, (pairs: Pairs) => Pairs][] = [
    ['changed', (pairs) => pairs.map(([name, value]) => [name, name === 'title' ? `${value}!` : value] as const)],
    ['added', (pairs) => [...pairs, ['max_uploads', '50'] as const]],
    ['removed', (pairs) => pairs.filter(([name]) => name !== 'title')],
  ];
  for (const [what, tamper] of changes)
    check(
      'auth.oauth1.tampered',
      `a call by ${by} of which a parameter was ${what} after signing is refused`,
      async ({ api, expect }) => {
        await api.getUploadToken({ title: 'signed' }, { by });
        const answer = await api.attempt.getUploadToken({ title: 'signed' }, { by, transmission: { tamper } });
        expect.refused(answer, `a call of which a parameter was ${what} after it was signed`);
      },
      { hostile: true },
    );
}

check(
  'auth.oauth1.tampered',
  'a call that was signed without a parameter and got one is refused',
  async ({ api, expect }) => {
    for (const by of ['GET', 'POST'] as const) {
      const plainly = { bare: true, unformatted: true, by } as const;
      await api.getUploadToken({}, plainly);
      const tamper = (pairs: Pairs): Pairs => [...pairs, ['max_uploads', '50']];
      const answer = await api.attempt.getUploadToken({}, { ...plainly, transmission: { tamper } });
      expect.refused(answer, `a call by ${by} that got its only parameter after it was signed`);
    }
  },
  { hostile: true },
);

check(
  'auth.oauth1.unsigned',
  'a call with the key and the token of its caller and no valid signature is refused',
  async ({ api, expect }) => {
    await api.getUploadToken();
    for (const [forge, what] of [
      ['key as bearer', 'the key of its consumer as a bearer token'],
      ['empty signature', 'an empty signature'],
      ['plain signature', 'a signature in clear text that holds no secret'],
      ['signature in other case', 'a signature whose letters are in the other case'],
    ] as const)
      expect.refused(await api.attempt.getUploadToken({}, { transmission: { forge } }), `a call with ${what}`);
  },
  { hostile: true },
);

for (const [what, signedAs] of [
  ['another HTTP method', { method: 'POST' }],
  ['another method of the API', { path: '/api/photo/get-replace-token' }],
] as const)
  check(
    'auth.oauth1.tampered',
    `a call that was signed for ${what} is refused`,
    async ({ api, expect }) => {
      await api.getUploadToken();
      const answer = await api.attempt.getUploadToken({}, { transmission: { signedAs } });
      expect.refused(answer, `a call that was signed for ${what}`);
    },
    { hostile: true },
  );

for (const [by, sign] of [
  ['GET', 'header with a realm'],
  ['GET', 'query'],
  ['POST', 'query'],
  ['POST', 'form'],
] as const)
  check(
    'auth.oauth1.places',
    `a call by ${by} is permitted with its OAuth parameters in the ${sign}`,
    async ({ api, expect }) => {
      for (const title of ['signed elsewhere', "~ blanks & ~*'()"])
        expect.granted(await api.attempt.getUploadToken({ title }, { by, transmission: { sign } }));
    },
  );

check(
  'auth.oauth1.nonce',
  'a call is refused whose nonce was used before',
  async ({ api, expect, observe, unique }) => {
    const stamp = { nonce: unique('nonce'), age: 0 };
    expect.granted(await api.attempt.getUploadToken({}, { transmission: { stamp } }));
    const old = await api.attempt.getUploadToken(
      {},
      { transmission: { stamp: { nonce: unique('nonce'), age: 86_400 } } },
    );
    observe('auth.oauth1.timestamp-of-yesterday', old.kind === 'granted' ? 'accepted' : 'refused');
    expect.refused(
      await api.attempt.getUploadToken({}, { transmission: { stamp } }),
      'a call with a nonce that was used',
    );
  },
  { hostile: true },
);

check(
  'file.auth.unsigned-file',
  'a multipart form is permitted without being signed',
  async ({ api, expect, files }) => {
    const answer = await api.attempt.uploadFile(files.photo(), { filename: `ü & ${files.photo().filename}` });
    expect.granted(answer);
  },
);
