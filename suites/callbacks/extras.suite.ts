import fc from 'fast-check';
import type { Callback } from '../../src/client/callback.js';
import { header } from '../../src/client/exchange.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('callbacks/extras');

type Extras = Readonly<Record<string, string>>;

async function uploadedWith(
  { api, callbacks, files }: CheckContext,
  issued: Extras,
  redeemed: Extras,
  by: 'GET' | 'POST' = 'POST',
): Promise<Callback> {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, ...issued }, { by });
  return api.upload(token, files.photo(), redeemed);
}

const name = fc
  .array(fc.constantFrom(...'abcdefABCDEF0123_'), { minLength: 1, maxLength: 10 })
  .map((letters) => `uc${letters.join('')}`);
const plain = fc
  .array(fc.constantFrom(...'abcXYZ0189'), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(''));
const extras: fc.Arbitrary<Extras> = fc.dictionary(name, plain, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

for (const by of ['GET', 'POST'] as const)
  check.property<{ extras: Extras }>(
    'callback.extras.issue',
    `any extra parameter of get-upload-token by ${by} is repeated`,
    { extras },
    async (context, { extras: issued }) => {
      const callback = await uploadedWith(context, issued, {}, by);
      for (const [extra, value] of Object.entries(issued)) context.expect(callback.get(extra), extra).toBe(value);
    },
    { examples: [{ extras: { ucTheme: 'green' } }], atMost: 4 },
  );

check(
  'callback.extras.issue',
  'an extra parameter of a call for JSON is repeated',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken(
      { return_url: callbacks.address().url, ucTheme: 'green' },
      { format: 'json' },
    );
    expect((await api.upload(token, files.photo())).get('ucTheme'), 'ucTheme').toBe('green');
  },
);

check('callback.extras.issue', 'every upload of a token repeats them', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, ucTheme: 'green', max_uploads: 3 });
  for (const use of [1, 2, 3])
    expect((await api.upload(token, files.photo())).get('ucTheme'), `ucTheme after upload ${use}`).toBe('green');
});

check.property<{ extras: Extras }>(
  'callback.extras.redeem',
  'any extra parameter of redeem-upload-token is repeated',
  { extras },
  async (context, { extras: redeemed }) => {
    const callback = await uploadedWith(context, {}, redeemed);
    for (const [extra, value] of Object.entries(redeemed)) context.expect(callback.get(extra), extra).toBe(value);
  },
  { examples: [{ extras: { ucTheme: 'green' } }], atMost: 4 },
);

check('callback.extras.redeem', 'each upload of a token repeats its own', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  for (const n of ['1', '2', '3'])
    expect((await api.upload(token, files.photo(), { [`ucN${n}`]: n })).get(`ucN${n}`), `ucN${n}`).toBe(n);
});

check('callback.extras.redeem', 'the value of each upload is its own', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 2 });
  for (const ucTheme of ['green', 'blue'])
    expect((await api.upload(token, files.photo(), { ucTheme })).get('ucTheme'), 'ucTheme').toBe(ucTheme);
});

/** Names that a list, or a table that does not look at case, would take for others, and more of them than a few. */
const unusual: Readonly<Record<string, Extras>> = {
  'names that are numbers': { 12: 'twelve', 7: 'seven' },
  'names that differ in case only': { ucTheme: 'green', uctheme: 'blue' },
  'two dozen names': Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`ucN${at}`, `${at}`])),
};

for (const place of ['issue', 'redeem'] as const)
  for (const [what, sent] of Object.entries(unusual))
    check(`callback.extras.${place}`, `${what} in the ${place} call are repeated`, async (context) => {
      const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
      for (const [extra, value] of Object.entries(sent)) context.expect(callback.get(extra), extra).toBe(value);
    });

check('callback.extras.together', 'those of both calls are repeated', async (context) => {
  const callback = await uploadedWith(context, { ucIssue: 'a', ucBoth: 'c' }, { ucRedeem: 'b', ucBoth: 'c' });
  context.expect(callback.get('ucIssue'), 'ucIssue').toBe('a');
  context.expect(callback.get('ucRedeem'), 'ucRedeem').toBe('b');
  context.expect(callback.get('ucBoth'), 'ucBoth').toBe('c');
});

check('callback.extras.together', 'which of two values wins is noted', async (context) => {
  const callback = await uploadedWith(context, { ucBoth: 'issue' }, { ucBoth: 'redeem' });
  const values = callback.all('ucBoth');
  context.observe('callback.extras.conflict', values.length === 2 ? 'both' : (values[0] ?? 'neither'));
  context
    .expect(values, 'ucBoth')
    .toSatisfy((all) => all.some((value) => value === 'issue' || value === 'redeem'), 'one of the two values');
});

const awkward = [
  'a b',
  'a+b',
  'a&b=c',
  'x=y',
  '#top',
  '100%',
  '%41',
  '?',
  '/',
  "it's",
  '"q"',
  '<b>',
  'a;b',
  ',',
  '~',
  '*',
  '{}',
  '|',
  '\\',
];

for (const place of ['issue', 'redeem'] as const)
  check.property(
    'callback.extras.encoding',
    `awkward values of the ${place} call are the same once decoded`,
    { parts: fc.array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 4 }) },
    async (context, { parts }) => {
      const sent = { ucValue: ` x${parts.join('')}y `, ucAfter: '1' };
      const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
      context.expect(callback.get('ucValue'), 'ucValue').toBe(sent.ucValue);
      context.expect(callback.get('ucAfter'), 'ucAfter').toBe('1');
    },
    { examples: awkward.map((part) => ({ parts: [part] })), atMost: 3 },
  );

for (const place of ['issue', 'redeem'] as const)
  check(
    'callback.extras.empty',
    `an extra parameter of the ${place} call that is empty is repeated`,
    async (context) => {
      const sent = { ucEmpty: '', ucLine: 'b' };
      const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
      for (const [name, value] of Object.entries(sent)) context.expect(callback.get(name), name).toBe(value);
    },
  );

const awkwardNames = ['uc&n', 'uc=n', 'uc%41', 'uc+n', 'uc#n', 'ucå', 'uc?n'];

for (const place of ['issue', 'redeem'] as const) {
  check('callback.extras.encoding', `awkward names of the ${place} call are the same once decoded`, async (context) => {
    const sent = Object.fromEntries(awkwardNames.map((name, at) => [name, `value ${at}`]));
    const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
    for (const [name, value] of Object.entries(sent)) context.expect(callback.get(name), name).toBe(value);
  });

  check('callback.extras.encoding', `lines of a value of the ${place} call are all there`, async (context) => {
    const sent = { ucLines: 'first line\nsecond line', ucAfter: '1' };
    const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
    for (const part of ['first line', 'second line'])
      context
        .expect(callback.get('ucLines') ?? '', 'ucLines')
        .toSatisfy((text) => text.includes(part), `"${part}" in it`);
    context.expect(callback.get('ucAfter'), 'ucAfter').toBe('1');
  });
}

const scripts = ['blåbær', 'Ünïcödé', 'Видео', '東京', 'العربية', '😀'];

for (const place of ['issue', 'redeem'] as const)
  check.property(
    'callback.extras.utf-8',
    `values of the ${place} call in any script are the same once decoded`,
    { parts: fc.array(fc.constantFrom(...scripts), { minLength: 1, maxLength: 4 }) },
    async (context, { parts }) => {
      const sent = { ucValue: parts.join(' ') };
      const callback = await uploadedWith(context, place === 'issue' ? sent : {}, place === 'redeem' ? sent : {});
      context.expect(callback.get('ucValue'), 'ucValue').toBe(sent.ucValue);
    },
    { examples: scripts.map((part) => ({ parts: [part] })), atMost: 2 },
  );

check('callback.extras.once', 'what was sent once is repeated once', async (context) => {
  const callback = await uploadedWith(context, { ucIssue: 'a' }, { ucRedeem: 'b' });
  context.expect(callback.all('ucIssue').length, 'how often ucIssue stands').toBe(1);
  context.expect(callback.all('ucRedeem').length, 'how often ucRedeem stands').toBe(1);
});

const reserved = { photo_id: '1', tree_id: '2', token: 'forged', domain: 'evil.example.com' };

for (const place of ['issue', 'redeem'] as const)
  check('callback.extras.reserved', `documented names as extras of the ${place} call`, async (context) => {
    const honest = await uploadedWith(context, {}, {});
    const callback = await uploadedWith(context, place === 'issue' ? reserved : {}, place === 'redeem' ? reserved : {});
    for (const [name, forged] of Object.entries(reserved)) {
      const values = callback.all(name);
      context.expect(values.length, `how often ${name} stands`).toBe(1);
      context.expect(values[0] === forged, `${name} is the forged value ${forged}`).toBe(false);
    }
    context.expect(callback.get('domain'), 'domain').toBe(honest.get('domain'));
  });

check(
  'callback.extras.reserved',
  'upload_token as an extra of the issue call',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url, upload_token: 'forged' });
    expect((await api.upload(token, files.photo())).all('upload_token'), 'upload_token').toBe([token.value]);
  },
);

check(
  'callback.extras.reserved-absent',
  'error_message as an extra of a success',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url });
    const { callback } = await api.redeem(token, files.photo(), { error_message: 'forged' });
    expect(callback?.all('error_message') ?? [], 'error_message').toBe([]);
  },
);

check(
  'callback.extras.reserved-absent',
  'photo_id as an extra of a failure',
  async ({ api, expect, callbacks, files }) => {
    const token = await api.getUploadToken({ return_url: callbacks.address().url });
    const { callback } = await api.redeem(token, files.unsupported(), { photo_id: '1' });
    expect(callback?.all('photo_id') ?? [], 'photo_id').toBe([]);
  },
);

for (const place of ['issue', 'redeem'] as const)
  check(
    'callback.extras.no-header-injection',
    `line breaks in an extra of the ${place} call`,
    async ({ api, expect, callbacks, files }) => {
      const bad = { ucValue: 'a\r\nX-Injected: 1\r\n\r\nb', ucLf: 'a\nX-Injected: 1' };
      const issued = { return_url: callbacks.address().url, ...(place === 'issue' ? bad : {}) };
      const answer = await api.attempt.getUploadToken(issued, { by: 'POST' });
      if (answer.kind !== 'granted') return expect.refused(answer, 'a call with line breaks');
      const token = answer.fields.get('upload_token')?.trim() ?? '';
      const { reply } = await api.redeem(token, files.photo(), place === 'redeem' ? bad : {});
      expect(header(reply.headers, 'x-injected') ?? 'absent', 'the header X-Injected').toBe('absent');
      expect(/[\r\n]/.test(header(reply.headers, 'location') ?? ''), 'a line break in Location').toBe(false);
    },
  );

check(
  'callback.extras.no-credentials',
  'OAuth parameters in the address are not repeated',
  async ({ api, expect, callbacks, files }) => {
    const return_url = callbacks.address().url;
    await api.getUploadToken({ return_url });
    for (const sign of ['header', 'query'] as const) {
      const answer = await api.attempt.getUploadToken({ return_url }, { transmission: { sign } });
      if (answer.kind !== 'granted') continue;
      const { callback } = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
      const leaked = (callback?.parameters ?? []).map(([name]) => name).filter((name) => name.startsWith('oauth_'));
      expect(leaked, `OAuth parameters in the callback (signed in the ${sign})`).toBe([]);
    }
  },
);
