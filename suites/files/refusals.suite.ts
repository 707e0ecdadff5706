import { type Answer, holdsUrl, saysOk } from '../../src/client/answer.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { formats, neededFor } from '../shared/formats.js';

const check = checks('files/refusals');

/** Calls of file/upload that are to be refused, by what is wrong with them. */
async function refusals({ api, files }: CheckContext, format: 'xml' | 'json'): Promise<[string, Answer][]> {
  const deliberate = 'the file is missing';
  return [
    ['a file without credentials', await api.attempt.uploadFile(files.photo(), {}, { as: 'nobody', format })],
    ['a call without a file', await api.attempt.uploadFile(undefined, {}, { format, deliberate })],
  ];
}

for (const [format, requirement] of [
  ['xml', 'answer.refusal.xml'],
  ['json', 'answer.refusal.json'],
] as const)
  check(requirement, `a refusal of file/upload in ${format} has the status error`, async (context) => {
    for (const [what, answer] of await refusals(context, format)) {
      const problems = answer.kind === 'unclear' ? answer.problems.join('; ') : answer.kind;
      context.expect(problems, `the answer to ${what}`).toBe('refused');
    }
  });

for (const format of formats)
  check(
    'answer.refusal.empty-handed',
    `a refusal of file/upload in ${format} grants nothing`,
    async (context) => {
      const { expect } = context;
      for (const [what, { reply }] of await refusals(context, format)) {
        expect(saysOk(reply.text), `${what} is answered ok`).toBe(false);
        expect(holdsUrl(reply.text), `the answer to ${what} holds a url`).toBe(false);
      }
    },
    { needs: neededFor(format) },
  );

check('answer.refusal.status', 'no refusal of file/upload is an error of the server', async (context) => {
  const { api, expect, files } = context;
  const { reply } = await api.attempt.uploadFile(files.photo(), {}, { as: 'nobody' });
  expect(reply.status, 'HTTP status').toSatisfy((status) => status < 500, 'below 500');
});
