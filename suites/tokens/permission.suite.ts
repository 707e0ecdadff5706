import type { Caller } from '../../src/client/call.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('tokens/permission');

const ways = [
  ['GET', 'xml'],
  ['POST', 'xml'],
  ['GET', 'json'],
  ['POST', 'json'],
] as const;

/** Refused, while the same call by a permitted caller is granted. */
async function uploadTokenRefused({ api, expect }: CheckContext, as: Caller, what: string): Promise<void> {
  await api.getUploadToken();
  for (const [by, format] of ways)
    expect.refused(await api.attempt.getUploadToken({}, { as, by, format }), `${what} (${by}, ${format})`);
}

async function replaceTokenRefused({ api, expect, photoId }: CheckContext, as: Caller, what: string): Promise<void> {
  const photo_id = await photoId();
  await api.getReplaceToken({ photo_id });
  for (const [by, format] of ways)
    expect.refused(await api.attempt.getReplaceToken({ photo_id }, { as, by, format }), `${what} (${by}, ${format})`);
}

check('token.permission.anonymous', 'no credentials, no upload token', (context) =>
  uploadTokenRefused(context, 'nobody', 'a call without credentials'),
);

check('token.permission.read', 'read does not suffice for an upload token', (context) =>
  uploadTokenRefused(context, 'read', 'a call with the level read'),
);

check('token.permission.forged', 'credentials with one wrong character', (context) =>
  uploadTokenRefused(context, 'forged', 'a call with forged credentials'),
);

check('token.permission.higher', 'super may do what write may', async ({ api, expect }) => {
  expect.granted(await api.attempt.getUploadToken({}, { as: 'super' }));
});

check('replace.permission.anonymous', 'no credentials, no replace token', (context) =>
  replaceTokenRefused(context, 'nobody', 'a call without credentials'),
);

check('replace.permission.read', 'read does not suffice for a replace token', (context) =>
  replaceTokenRefused(context, 'read', 'a call with the level read'),
);

check('token.user.super', 'super names the user', async ({ api, expect }) => {
  const user = (await api.getUploadToken()).text('user_id') ?? '';
  if (user === '') return expect.inconclusive('no answer told a user_id, so no user is known that could be named');
  for (const format of ['xml', 'json'] as const) {
    const fields = expect.granted(await api.attempt.getUploadToken({ user_id: user }, { as: 'super', format }));
    expect(fields.get('user_id')?.trim(), `user_id in ${format}`).toBe(user);
  }
});

check('token.user.below-super', 'write does not name the user', async ({ api, expect }) => {
  const own = (await api.getUploadToken()).text('user_id') ?? '';
  const other = /^\d+$/.test(own) ? String(Number(own) + 1) : '424242';
  for (const by of ['GET', 'POST'] as const) {
    const answer = await api.attempt.getUploadToken({ user_id: other }, { by });
    if (answer.kind !== 'granted') {
      expect.refused(answer, 'a call that names a user');
      continue;
    }
    const told = answer.fields.get('user_id')?.trim() ?? '';
    expect(told === other, `the answer tells the user that was asked for (${other}, by ${by})`).toBe(false);
  }
});
