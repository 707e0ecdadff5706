import type { Answer } from '../../src/client/answer.js';
import type { Caller } from '../../src/client/call.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { fieldIn } from '../shared/fields.js';
import { formats } from '../shared/formats.js';

const check = checks('tokens/permission');

/** Levels of the API that may issue tokens. */
const sufficient = ['write', 'admin', 'super'];

/**
 * Credentials of a level below write may in truth have a higher one, which is a slip of the configuration: the answer
 * says which level it sees.
 */
function expectRefused({ expect }: CheckContext, answer: Answer, as: Caller, what: string): void {
  const level = answer.kind === 'granted' ? (answer.root.get('permission_level')?.trim() ?? '') : '';
  if (as === 'read' && sufficient.includes(level))
    expect.inconclusive(`the credentials of auth.read have the level ${level}, as the answer states`, 'setting');
  expect.refused(answer, what);
}

/** Refused, while the same call by a permitted caller is granted. */
async function uploadTokenRefused(context: CheckContext, as: Caller, what: string): Promise<void> {
  const { api } = context;
  await api.getUploadToken();
  for (const by of ['GET', 'POST'] as const)
    for (const format of formats) {
      const answer = await api.attempt.getUploadToken({}, { as, by, format });
      expectRefused(context, answer, as, `${what} (${by}, ${format})`);
    }
}

async function replaceTokenRefused(context: CheckContext, as: Caller, what: string): Promise<void> {
  const { api, photoId } = context;
  const photo_id = await photoId();
  await api.getReplaceToken({ photo_id });
  for (const by of ['GET', 'POST'] as const)
    for (const format of formats) {
      const answer = await api.attempt.getReplaceToken({ photo_id }, { as, by, format });
      expectRefused(context, answer, as, `${what} (${by}, ${format})`);
    }
}

check('token.permission.anonymous', 'a call without credentials is given no upload token', (context) =>
  uploadTokenRefused(context, 'nobody', 'a call without credentials'),
);

check('token.permission.read', 'a call with the level read is given no upload token', (context) =>
  uploadTokenRefused(context, 'read', 'a call with the level read'),
);

for (const [forge, what] of [
  ['changed', 'one wrong character in the middle'],
  ['shorter', 'one character less'],
  ['longer', 'one character more'],
] as const)
  check(
    'token.permission.forged',
    `a call is refused whose secret has ${what}`,
    async (context) => {
      const { api, can } = context;
      const callers = can('super') ? (['write', 'super'] as const) : (['write'] as const);
      for (const as of callers) {
        await api.getUploadToken({}, { as });
        for (const by of ['GET', 'POST'] as const) {
          const answer = await api.attempt.getUploadToken({}, { as, by, transmission: { forge } });
          expectRefused(context, answer, as, `a call by ${by} whose secret of the level ${as} has ${what}`);
        }
      }
    },
    { hostile: true },
  );

check(
  'token.permission.higher',
  'a call with the level super is granted as one with write',
  async ({ api, expect }) => {
    for (const by of ['GET', 'POST'] as const)
      expect.granted(await api.attempt.getUploadToken({}, { as: 'super', by }));
  },
);

check('replace.permission.anonymous', 'a call without credentials is given no replace token', (context) =>
  replaceTokenRefused(context, 'nobody', 'a call without credentials'),
);

check('replace.permission.read', 'a call with the level read is given no replace token', (context) =>
  replaceTokenRefused(context, 'read', 'a call with the level read'),
);

check('token.user.super', 'a call with the level super names the user', async ({ api, expect, known }) => {
  const own = (await api.getUploadToken()).text('user_id') ?? '';
  const users = [...new Set([...known.users, own])].filter((user) => user !== '');
  if (users.length === 0)
    return expect.inconclusive('no answer states a user_id, so no user is known: set known.users', 'setting');
  for (const user of users)
    for (const format of formats) {
      // With a title, as most calls of a run have one, and without.
      const parameters = { user_id: user, ...(format === 'json' ? { title: undefined } : {}) };
      const fields = expect.granted(await api.attempt.getUploadToken(parameters, { as: 'super', format }));
      expect(fieldIn(fields, 'user_id'), `user_id in ${format}`).toBe(user);
    }
});

check('token.user.below-super', 'a call below the level super does not name the user', async (context) => {
  const { api, expect, known } = context;
  const token = await api.getUploadToken();
  if (token.permissionLevel === 'super')
    expect.inconclusive('the credentials of auth.write have the level super, as the answer states', 'setting');
  const own = token.text('user_id') ?? '';
  const stranger = /^\d+$/.test(own) ? String(Number(own) + 1) : '424242';
  for (const other of [...known.users.filter((user) => user !== own), stranger])
    for (const by of ['GET', 'POST'] as const)
      for (const format of formats) {
        const answer = await api.attempt.getUploadToken({ user_id: other }, { by, format });
        if (answer.kind === 'granted')
          expect(
            fieldIn(answer.fields, 'user_id'),
            `user_id (${by}, ${format}) of a call that asks for ${other}`,
          ).toSatisfy((user) => user !== other, 'another one');
        else expect.refused(answer, 'a call that names a user');
      }
});
