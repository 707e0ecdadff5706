import { tokenOf } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { sameAddress } from '../shared/addresses.js';
import { fieldIn } from '../shared/fields.js';
import { formats, neededFor } from '../shared/formats.js';

const check = checks('replacement/issue');

for (const [requirement, options] of [
  ['replace.issue.xml', { unformatted: true }],
  ['replace.issue.json', { format: 'json' }],
] as const)
  check(requirement, 'a replace token is issued', async ({ api, expect, photoId }) => {
    const fields = expect.granted(await api.attempt.getReplaceToken({ photo_id: await photoId() }, options));
    expect(fieldIn(fields, 'replace_token'), 'replace_token').toSatisfy((token) => token !== '', 'not empty');
  });

check('replace.issue.post', 'a replace token is issued by POST', async ({ api, expect, photoId }) => {
  const parameters = { photo_id: await photoId(), valid_minutes: 77 };
  const fields = expect.granted(await api.attempt.getReplaceToken(parameters, { by: 'POST' }));
  expect(fieldIn(fields, 'valid_minutes'), 'valid_minutes').toBe('77');
});

for (const format of formats) {
  const traits = { needs: neededFor(format) };

  check(
    'replace.issue.photo-id',
    `photo_id is repeated (${format})`,
    async ({ api, expect, photoId }) => {
      const photo_id = await photoId();
      expect((await api.getReplaceToken({ photo_id }, { format })).text('photo_id'), 'photo_id').toBe(photo_id);
    },
    traits,
  );

  check(
    'replace.issue.return-url',
    `return_url is repeated (${format})`,
    async ({ api, callbacks, expect, photoId }) => {
      const return_url = `${callbacks.address().url}?theme=green&a=b`;
      const token = await api.getReplaceToken({ photo_id: await photoId(), return_url }, { format });
      expect(token.text('return_url') ?? '', 'return_url').toSatisfy((one) => sameAddress(one, return_url), return_url);
    },
    traits,
  );
}

check('token.permission.higher', 'a call with the level super is issued a replace token', async (context) => {
  const { api, expect, photoId } = context;
  const photo_id = await photoId();
  await api.getReplaceToken({ photo_id });
  expect.granted(await api.attempt.getReplaceToken({ photo_id }, { as: 'super' }));
});

/** Expects that a replace token for no photo is not issued, or is good for nothing. */
async function expectNothingReplaced(context: CheckContext, photo_id: string | undefined, what: string): Promise<void> {
  const { api, callbacks, expect, files, observe } = context;
  const parameters = { photo_id, return_url: callbacks.address().url };
  const answer = await api.attempt.getReplaceToken(parameters, { deliberate: 'the token is for no photo' });
  observe(`replace.no-photo: ${what}`, answer.kind === 'granted' ? 'fails when it is redeemed' : 'is not issued');
  if (answer.kind !== 'granted') return expect.refused(answer, `a replace token for ${what}`);
  const outcome = await api.redeem(tokenOf('replace', answer), files.photo());
  const named = outcome.callback?.get('photo_id') ?? '';
  expect(outcome.result === 'success' ? named : '', `photo_id after a replacement of ${what}`).toBe('');
}

check('replace.no-photo', 'a token for a photo that does not exist replaces nothing', async (context) => {
  await expectNothingReplaced(context, '999999999999999', 'a photo that does not exist');
  await expectNothingReplaced(context, context.unique('no-photo-'), 'what cannot be a photo');
});

check('replace.no-photo', 'a token without photo_id replaces nothing', (context) =>
  expectNothingReplaced(context, undefined, 'nothing'),
);
