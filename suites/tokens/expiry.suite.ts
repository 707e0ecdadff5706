import fc from 'fast-check';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import {
  type Dated,
  dated,
  justAfterEnd,
  justBeforeEnd,
  lenient,
  strict,
  wasInTime,
  within,
} from '../shared/passing-time.js';
import { expectPlainRefusal } from '../shared/plain.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('tokens/expiry');

const issue = (context: CheckContext, parameters: Parameters = {}): Promise<Dated> =>
  dated(context, () => tokenWithCallback(context, { max_uploads: 3, ...parameters }));

async function expectAlive(context: CheckContext, one: Dated, minutes: number, by = lenient): Promise<void> {
  const { api, eventually, expect, files } = context;
  if (!(await justBeforeEnd(context, one, minutes, by))) return;
  const redeem = (): Promise<Outcome> => api.redeem(one.token, files.photo());
  // A photo that is to be replaced may be locked while it is processed.
  const outcome =
    one.token.kind === 'upload' ? await redeem() : await eventually(redeem, ({ result }) => result === 'success');
  if (!wasInTime(context, one, minutes, outcome, by))
    expect.inconclusive('the target answered too slowly to say whether the token was still valid');
  expect.success(outcome, `an upload ${by.early} s before ${minutes} minutes are over`);
}

async function expectExpired(context: CheckContext, one: Dated, minutes: number, by = lenient): Promise<void> {
  const { api, expect, files } = context;
  await justAfterEnd(context, one, minutes, by);
  const outcome = await api.redeem(one.token, files.photo());
  expect.noSuccess(outcome, `an upload ${by.late} s after ${minutes} minutes are over`);
}

const lifetimes = { minutes: fc.integer({ min: 15, max: 1440 }) };

check.property(
  'token.expiry.alive',
  'a token works until a minute before it expires',
  lifetimes,
  async (context, { minutes }) => expectAlive(context, await issue(context, { valid_minutes: minutes }), minutes),
  { examples: [{ minutes: 15 }, { minutes: 61 }], atMost: 2 },
);

check.property(
  'token.expiry.ended',
  'a token is refused from five minutes after it has expired',
  lifetimes,
  async (context, { minutes }) => expectExpired(context, await issue(context, { valid_minutes: minutes }), minutes),
  { examples: [{ minutes: 15 }, { minutes: 61 }], atMost: 2 },
);

check.property(
  'token.expiry.not-early',
  'a token works until some seconds before it expires',
  lifetimes,
  async (context, { minutes }) =>
    expectAlive(context, await issue(context, { valid_minutes: minutes }), minutes, strict),
  { examples: [{ minutes: 15 }], atMost: 1 },
);

check.property(
  'token.expiry.not-late',
  'a token is refused from some seconds after it has expired',
  lifetimes,
  async (context, { minutes }) =>
    expectExpired(context, await issue(context, { valid_minutes: minutes }), minutes, strict),
  { examples: [{ minutes: 15 }], atMost: 1 },
);

check('token.expiry.ended', 'a token without return_url expires too', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const one = await dated(context, () => api.getUploadToken({ valid_minutes: 15, max_uploads: 3 }));
  await justAfterEnd(context, one, 15);
  const outcome = await api.redeem(one.token, files.photo());
  if (isSuccess(outcome))
    expect.fail('an upload shortly after 15 minutes are over not to succeed', outcomeInWords(outcome));
});

check('token.expiry.ended', 'a token that was used before expires too', async (context) => {
  const { api, files } = context;
  // As different from the others as may be: without a title, and with many uses left.
  const one = await issue(context, { valid_minutes: 15, max_uploads: 100, title: undefined });
  await api.upload(one.token, files.photo());
  await expectExpired(context, one, 15);
});

check('token.expiry.default', 'a token issued without valid_minutes is valid for 180 minutes', async (context) => {
  const one = await issue(context);
  await expectAlive(context, one, 180);
  await expectExpired(context, one, 180);
});

check('token.expiry.maximum', 'a token issued for 1440 minutes is valid for 24 hours', async (context) => {
  const one = await issue(context, { valid_minutes: 1440 });
  await expectAlive(context, one, 1440);
  await expectExpired(context, one, 1440);
});

for (const valid_minutes of ['0', '-1', '100000', 'abc'])
  check(
    'token.expiry.out-of-range',
    `a token asked for with valid_minutes=${valid_minutes} is valid for as long as its answer states`,
    async (context) => {
      const { api, callbacks, expect } = context;
      const parameters = { return_url: callbacks.address().url, max_uploads: 3, valid_minutes };
      const options = { deliberate: 'a lifetime out of range, or none at all' };
      const answer = await api.attempt.getUploadToken(parameters, options);
      if (answer.kind !== 'granted') return expect.refused(answer, `valid_minutes=${valid_minutes}`);
      const one = await dated(context, () => api.getUploadToken(parameters, options));
      const minutes = one.token.validMinutes;
      if (!(minutes >= 15 && minutes <= 1440)) expect.inconclusive('the answer states no lifetime within the range');
      await expectAlive(context, one, minutes);
      await expectExpired(context, one, minutes);
    },
  );

check('token.expiry.fixed', 'an upload does not extend the lifetime', async (context) => {
  const { api, files } = context;
  const one = await issue(context, { valid_minutes: 20 });
  if (!(await within(context, one, 10, 20))) return;
  await api.upload(one.token, files.photo());
  await expectExpired(context, one, 20);
});

check('token.expiry.own', 'a token of a long lifetime outlasts one of a short lifetime', async (context) => {
  const { api, expect, files } = context;
  const expectStill = async (one: Dated, minutes: number, what: string): Promise<void> => {
    const outcome = await api.redeem(one.token, files.photo());
    if (!wasInTime(context, one, minutes, outcome)) expect.inconclusive('the target answered too slowly');
    expect.success(outcome, `an upload with the ${what} token`);
  };
  const short = await issue(context, { valid_minutes: 15 });
  const long = await issue(context, { valid_minutes: 30 });
  await expectExpired(context, short, 15);
  await expectStill(long, 30, 'longer');
  const next = await issue(context, { valid_minutes: 60 });
  await expectExpired(context, long, 30);
  await expectStill(next, 60, 'later');
});

check('token.expiry.bound', 'a valid_minutes sent with the file extends nothing', async (context) => {
  const { api, expect, files } = context;
  const one = await issue(context, { valid_minutes: 15 });
  await api.redeem(one.token, files.photo(), { valid_minutes: 1440 });
  await justAfterEnd(context, one, 15);
  const outcome = await api.redeem(one.token, files.photo(), { valid_minutes: 1440 });
  expect.noSuccess(outcome, 'an upload that brings its own valid_minutes');
});

check('token.expiry.chunk', 'a file in chunks under an expired token is not uploaded', async (context) => {
  const { api, expect, files } = context;
  const one = await issue(context, { valid_minutes: 15 });
  const file = files.chunked();
  await justAfterEnd(context, one, 15);
  for (const chunk of file.chunks) {
    const answer = await api.sendChunk({ token: one.token }, file, chunk, { once: true });
    expect.noSuccess(answer, `chunk ${chunk.number} under an expired token`);
    expect(answer.way, `how chunk ${chunk.number} is answered`).toBeOneOf(['plain', 'line']);
  }
});

check('token.expiry.chunk', 'a file whose token expires halfway is completed or refused', async (context) => {
  const { api, expect, files, observe } = context;
  const one = await issue(context, { valid_minutes: 15 });
  const file = files.chunked();
  const [first, ...rest] = file.chunks;
  if (first === undefined) return;
  await api.sendChunk({ token: one.token }, file, first);
  await justAfterEnd(context, one, 15);
  for (const chunk of rest) {
    const answer = await api.sendChunk({ token: one.token }, file, chunk, { once: true });
    observe('chunk.token-expires-halfway', answer.result === 'success' ? 'completes' : 'is refused');
    if (answer.result !== 'success')
      expect(answer.way, `how chunk ${chunk.number} is answered`).toBeOneOf(['plain', 'line']);
  }
});

check('token.expiry.chunk-refused', 'the first chunk under an expired token is not answered 200', async (context) => {
  const { api, expect, files } = context;
  const one = await issue(context, { valid_minutes: 15 });
  const file = files.chunked();
  const [first] = file.chunks;
  if (first === undefined) return;
  await justAfterEnd(context, one, 15);
  expect.notAccepted(
    await api.sendChunk({ token: one.token }, file, first, { once: true }),
    'a chunk under an expired token',
  );
});

check('token.expiry.plain', 'an expired token is answered in plain words', async (context) => {
  const { api, expect, files } = context;
  const one = await issue(context, { valid_minutes: 15 });
  await justAfterEnd(context, one, 15);
  const outcome = await api.redeem(one.token, files.photo());
  expectPlainRefusal(expect, outcome);
  expect(outcome.way, 'how the client is answered').toBeOneOf(['plain', 'line']);
});

check(
  'token.expiry.plain',
  'an expired token leads to no callback',
  async (context) => {
    const { api, callbacks, expect, files } = context;
    const address = callbacks.reachable();
    const one = await issue(context, { return_url: address.url, background_return_p: '1', valid_minutes: 15 });
    const first = await api.redeem(one.token, files.photo());
    if (first.line?.ok !== true) return expect.inconclusive('the first upload was not answered by an ok line');
    if ((await callbacks.next(address)) === undefined)
      return expect.inconclusive('the first upload was not called back');
    const known = (await callbacks.settled(address)).length;
    await justAfterEnd(context, one, 15);
    await api.redeem(one.token, files.photo());
    expect((await callbacks.settled(address)).length - known, 'callbacks after an upload with an expired token').toBe(
      0,
    );
  },
  { needs: ['background'] },
);

const issueReplacement = async (context: CheckContext, minutes: number, parameters: Parameters = {}) => {
  const { api, callbacks, photoId } = context;
  const photo_id = await photoId();
  const asked = {
    photo_id,
    return_url: callbacks.address().url,
    valid_minutes: minutes,
    max_uploads: 3,
    ...parameters,
  };
  return dated(context, () => api.getReplaceToken(asked));
};

for (const [requirement, by, minutes] of [
  ['replace.expiry.alive', lenient, 15],
  ['replace.expiry.alive', lenient, 180],
  ['replace.expiry.not-early', strict, 15],
] as const)
  check(
    requirement,
    `a replace token of ${minutes} minutes works until ${by.early} s before it expires`,
    async (context) => expectAlive(context, await issueReplacement(context, minutes), minutes, by),
  );

for (const [requirement, by, minutes] of [
  ['replace.expiry.ended', lenient, 15],
  ['replace.expiry.ended', lenient, 180],
  ['replace.expiry.not-late', strict, 15],
] as const)
  check(
    requirement,
    `a replace token of ${minutes} minutes is refused from ${by.late} s after it has expired`,
    async (context) => expectExpired(context, await issueReplacement(context, minutes), minutes, by),
  );

check(
  'replace.expiry.ended',
  'a replace token whose callback is made in the background expires too',
  async (context) => expectExpired(context, await issueReplacement(context, 15, { background_return_p: '1' }), 15),
  { needs: ['background'] },
);
