import { type Answer, holdsToken, saysOk } from '../../src/client/answer.js';
import { checks } from '../check/registry.js';
import { formats, neededFor } from '../shared/formats.js';

const check = checks('tokens/refusals');

/** What keeps an answer from being a refusal as the API overview shows one; empty for such a refusal. */
function problemsOf(answer: Answer): string {
  if (answer.kind === 'refused') return '';
  return answer.kind === 'granted' ? 'granted' : answer.problems.join('; ');
}

/** Values that a refusal may repeat, each a nuisance to careless templates. */
const nuisances = ["\"><b a='1'>", '&amp;&lt', ']]>', 'x\\"y', '<response status="ok"/>'];

for (const [format, requirement] of [
  ['xml', 'answer.refusal.xml'],
  ['json', 'answer.refusal.json'],
] as const) {
  check(requirement, `a refusal in ${format} has the status error`, async ({ api, expect, observe }) => {
    await api.getUploadToken({}, { format });
    const answer = await api.attempt.getUploadToken({}, { as: 'nobody', format });
    observe('answer.refusal.status', `HTTP ${answer.reply.status}`);
    if (answer.kind === 'refused') observe('answer.refusal.says', `${answer.code}: ${answer.message}`);
    expect(problemsOf(answer), 'problems of the answer to a call without credentials').toBe('');
  });

  check(requirement, `a refusal stays ${format}, whatever the call says`, async ({ api, expect }) => {
    const deliberate = 'the value is not a number';
    for (const value of nuisances)
      for (const asked of [{ valid_minutes: value }, { max_uploads: value }]) {
        const answer = await api.attempt.getUploadToken(asked, { format, by: 'POST', deliberate });
        const problems = answer.kind === 'unclear' ? problemsOf(answer) : '';
        expect(problems, `problems of the answer to ${JSON.stringify(asked)}`).toBe('');
      }
  });
}

for (const format of formats)
  check(
    'answer.refusal.empty-handed',
    `a refusal in ${format} grants nothing`,
    async ({ api, expect }) => {
      const photo_id = '1';
      for (const by of ['GET', 'POST'] as const)
        for (const { reply } of [
          await api.attempt.getUploadToken({}, { as: 'nobody', format, by }),
          await api.attempt.getReplaceToken({ photo_id }, { as: 'nobody', format, by }),
        ]) {
          expect(saysOk(reply.text), `a call without credentials (${by}) is answered ok`).toBe(false);
          expect(holdsToken(reply.text), `the answer to a call without credentials (${by}) holds a token`).toBe(false);
        }
    },
    { needs: neededFor(format) },
  );

check('answer.refusal.status', 'no refusal is an error of the server', async ({ api, expect }) => {
  const deliberate = 'the value is not a number';
  const answers: readonly [string, Answer][] = [
    ['a call without credentials', await api.attempt.getUploadToken({}, { as: 'nobody' })],
    ['a call with forged credentials', await api.attempt.getUploadToken({}, { as: 'forged', by: 'POST' })],
    ['a lifetime that is not a number', await api.attempt.getUploadToken({ valid_minutes: '<b>' }, { deliberate })],
    ['a photo that does not exist', await api.attempt.getReplaceToken({ photo_id: 'none' }, { deliberate })],
  ];
  for (const [what, { reply }] of answers)
    expect(reply.status, `status of ${what}`).toSatisfy((status) => status < 500, 'below 500');
});
