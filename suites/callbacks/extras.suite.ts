import fc from 'fast-check';
import type { Parameters } from '../../src/client/pairs.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback, uploaded } from '../shared/callback-token.js';
import { expectRepeated, type Place, places, sentIn } from '../shared/extras.js';

const check = checks('callbacks/extras');

type Extras = Readonly<Record<string, string>>;

const name = fc
  .array(fc.constantFrom(...'abcdefABCDEF0123_'), { minLength: 1, maxLength: 10 })
  .map((letters) => `uc${letters.join('')}`);
const plain = fc
  .array(fc.constantFrom(...'abcXYZ0189'), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(''));

/** Names of which no two differ in case only. */
const extras: fc.Arbitrary<Extras> = fc
  .uniqueArray(fc.tuple(name, plain), { minLength: 1, maxLength: 4, selector: ([one]) => one.toLowerCase() })
  .map((pairs) => Object.fromEntries(pairs));

for (const by of ['GET', 'POST'] as const)
  check.property<{ extras: Extras }>(
    'callback.extras.issue',
    `any extra parameter of get-upload-token by ${by} is repeated`,
    { extras },
    async (context, { extras: issued }) => {
      const { api, expect, files } = context;
      const token = await tokenWithCallback(context, issued, { by });
      expectRepeated(expect, await api.upload(token, files.photo()), issued);
    },
    { examples: [{ extras: { ucTheme: 'green' } }], atMost: 4 },
  );

check(
  'callback.extras.issue',
  'an extra parameter of a call for JSON is repeated',
  async (context) => {
    const { api, expect, files } = context;
    const token = await tokenWithCallback(context, { ucTheme: 'green' }, { format: 'json' });
    expectRepeated(expect, await api.upload(token, files.photo()), { ucTheme: 'green' });
  },
  { needs: ['json'] },
);

check('callback.extras.issue', 'every upload of a token repeats them', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { ucTheme: 'green', max_uploads: 3 });
  for (const use of [1, 2, 3])
    expect((await api.upload(token, files.photo())).get('ucTheme'), `ucTheme after upload ${use}`).toBe('green');
});

check('callback.extras.issue', 'every token keeps those that it was issued with', async (context) => {
  const { api, expect, files } = context;
  const green = await tokenWithCallback(context, { ucTheme: 'green' });
  const blue = await tokenWithCallback(context, { ucTheme: 'blue' });
  expect((await api.upload(green, files.photo())).get('ucTheme'), 'ucTheme of the first token').toBe('green');
  expect((await api.upload(blue, files.photo())).get('ucTheme'), 'ucTheme of the second token').toBe('blue');
});

check.property<{ extras: Extras }>(
  'callback.extras.redeem',
  'any extra parameter of redeem-upload-token is repeated',
  { extras },
  async (context, { extras: redeemed }) =>
    expectRepeated(context.expect, await uploaded(context, {}, redeemed), redeemed),
  { examples: [{ extras: { ucTheme: 'green' } }], atMost: 4 },
);

check('callback.extras.redeem', 'each upload of a token repeats its own', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 5 });
  for (const n of ['1', '2', '3'])
    expect((await api.upload(token, files.photo(), { [`ucN${n}`]: n })).get(`ucN${n}`), `ucN${n}`).toBe(n);
  for (const ucTheme of ['green', 'blue'])
    expect((await api.upload(token, files.photo(), { ucTheme })).get('ucTheme'), 'ucTheme').toBe(ucTheme);
});

check('callback.extras.redeem', 'uploads at the same time repeat each its own', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 6 });
  const uploads = Array.from({ length: 6 }, async (_, at) => {
    const callback = await api.upload(token, files.photo(), { ucNumber: at });
    return callback.get('ucNumber');
  });
  expect(await Promise.all(uploads), 'ucNumber of each upload').toBe(['0', '1', '2', '3', '4', '5']);
});

const many: Extras = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`ucN${at}`, `${at}`]));

/** Names and values that a list, a small table or a short column would not hold. */
const unusual: Readonly<Record<string, Extras>> = {
  'names that are numbers': { 12: 'twelve', 7: 'seven' },
  'seventy names': many,
  'a value of 600 characters': { ucLong: `${'x'.repeat(599)}.` },
  'a name of 100 characters': { [`uc${'n'.repeat(98)}`]: '1' },
};

for (const place of places)
  for (const [what, sent] of Object.entries(unusual))
    check(`callback.extras.${place}`, `${what} in the ${place} call are repeated`, async (context) => {
      expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
    });

const cased = { ucTheme: 'green', uctheme: 'blue' };

for (const place of places)
  check('callback.extras.case', `names of the ${place} call that differ in case only are two`, async (context) => {
    expectRepeated(context.expect, await uploaded(context, ...sentIn(place, cased)), cased);
  });

for (const place of places)
  check(
    'callback.extras.repeated',
    `a name that the ${place} call has several times keeps all its values`,
    async (context) => {
      const values = ['red', 'green', 'blue'];
      const callback = await uploaded(context, ...sentIn(place, { ucColour: values, ucAfter: '1' }));
      context.expect([...callback.all('ucColour')].sort(), 'values of ucColour').toBe([...values].sort());
      context.expect(callback.get('ucAfter'), 'ucAfter').toBe('1');
    },
  );

check('callback.extras.together', 'those of both calls are repeated', async (context) => {
  const callback = await uploaded(context, { ucIssue: 'a', ucBoth: 'c' }, { ucRedeem: 'b', ucBoth: 'c' });
  expectRepeated(context.expect, callback, { ucIssue: 'a', ucRedeem: 'b', ucBoth: 'c' });
});

check('callback.extras.together', 'of a name in both calls one value or both are repeated', async (context) => {
  const { expect, observe } = context;
  const values = (await uploaded(context, { ucBoth: 'issue' }, { ucBoth: 'redeem' })).all('ucBoth');
  observe('callback.extras.conflict', values.length === 2 ? 'both' : (values[0] ?? 'neither'));
  expect(values, 'ucBoth').toSatisfy(
    (all) => all.some((value) => value === 'issue' || value === 'redeem'),
    'one of the two values',
  );
});

for (const place of places)
  check(
    'callback.extras.empty',
    `an extra parameter of the ${place} call that is empty is repeated`,
    async (context) => {
      const sent = { ucEmpty: '', ucLine: 'b' };
      expectRepeated(context.expect, await uploaded(context, ...sentIn(place, sent)), sent);
    },
  );

check('callback.extras.own', 'what was sent for one token is not repeated for another', async (context) => {
  const { callbacks, expect, unique } = context;
  const value = unique('other');
  // As of a site that has one page for all of its uploads.
  const return_url = callbacks.address().url;
  await uploaded(context, { return_url, ucIssueOther: value }, { ucRedeemOther: value });
  const callback = await uploaded(context, { return_url, ucIssue: 'a' }, { ucRedeem: 'b' });
  expect(callback.parameters, 'the parameters of a callback').toSatisfy(
    (pairs) => pairs.every((pair) => !pair.some((text) => text.includes(value))),
    'none that was sent for another token',
  );
});

check('callback.extras.own', 'what came with one file is not repeated for the next of its token', async (context) => {
  const { api, expect, files, unique } = context;
  const value = unique('earlier');
  const token = await tokenWithCallback(context, { max_uploads: 2 });
  await api.redeem(token, files.photo(), { ucEarlier: value });
  const { callback } = await api.redeem(token, files.photo());
  expect(callback?.parameters ?? [], 'the parameters of the second callback').toSatisfy(
    (pairs) => pairs.every((pair) => !pair.some((text) => text.includes(value))),
    'none that came with the first file',
  );
});

check('callback.extras.once', 'what was sent once is repeated once', async (context) => {
  const { expect } = context;
  const callback = await uploaded(context, { ucIssue: 'a' }, { ucRedeem: 'b' });
  expect(callback.all('ucIssue').length, 'how often ucIssue occurs').toBe(1);
  expect(callback.all('ucRedeem').length, 'how often ucRedeem occurs').toBe(1);
});

const reserved = { photo_id: '1', tree_id: '2', token: 'forged', domain: 'evil.example.com' };

for (const place of places) {
  check(
    'callback.extras.reserved',
    `documented names as extras of the ${place} call keep their own values`,
    async (context) => {
      const { expect } = context;
      const honest = await uploaded(context);
      const callback = await uploaded(context, ...sentIn(place, reserved));
      for (const [own, forged] of Object.entries(reserved))
        expect(callback.all(own), own).toSatisfy(
          (values) => values.some((value) => value.trim() !== '' && value !== forged),
          `a value other than the extra one, ${forged}`,
        );
      expect(callback.all('domain').includes(honest.get('domain') ?? ''), 'domain is that of other uploads').toBe(true);
    },
  );

  check(
    'callback.extras.reserved-once',
    `documented names as extras of the ${place} call occur once`,
    async (context) => {
      const { expect } = context;
      const callback = await uploaded(context, ...sentIn(place, reserved));
      for (const own of Object.keys(reserved)) expect(callback.all(own).length, `how often ${own} occurs`).toBe(1);
    },
  );
}

check('callback.extras.reserved', 'upload_token as an extra of the issue call keeps its own value', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { upload_token: 'forged' });
  const values = (await api.upload(token, files.photo())).all('upload_token');
  expect(values, 'upload_token').toSatisfy((all) => all.includes(token.value), token.value);
});

check('callback.extras.reserved-once', 'upload_token as an extra of the issue call occurs once', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { upload_token: 'forged' });
  expect((await api.upload(token, files.photo())).all('upload_token'), 'upload_token').toBe([token.value]);
});

for (const [place, issued, redeemed] of [
  ['issue', { error_message: 'forged' }, {}],
  ['redeem', {}, { error_message: 'forged' }],
] as const satisfies readonly (readonly [Place, Parameters, Parameters])[])
  check(
    'callback.extras.reserved-absent',
    `error_message as an extra of the ${place} call is not in a success`,
    async (context) => {
      const { api, expect, files } = context;
      const { callback } = await api.redeem(await tokenWithCallback(context, issued), files.photo(), redeemed);
      expect(callback?.all('error_message') ?? [], 'error_message').toBe([]);
    },
  );

check('callback.extras.reserved-absent', 'photo_id as an extra is not in a failure', async (context) => {
  const { api, expect, files } = context;
  const forged = '7310582';
  const { callback } = await api.redeem(await tokenWithCallback(context), files.unsupported(), { photo_id: forged });
  expect(callback?.all('photo_id').includes(forged) ?? false, 'photo_id of the extra parameter').toBe(false);
});

check(
  'callback.extras.no-credentials',
  'OAuth parameters in the address are not repeated',
  async ({ api, callbacks, expect, files }) => {
    const return_url = callbacks.address().url;
    await api.getUploadToken({ return_url });
    for (const sign of ['header', 'query'] as const) {
      const answer = await api.attempt.getUploadToken({ return_url }, { transmission: { sign } });
      if (answer.kind !== 'granted') continue;
      const { callback } = await api.redeem(answer.fields.get('upload_token')?.trim(), files.photo());
      const leaked = (callback?.parameters ?? []).map(([one]) => one).filter((one) => one.startsWith('oauth_'));
      expect(leaked, `OAuth parameters in the callback (signed in the ${sign})`).toBe([]);
    }
  },
);
