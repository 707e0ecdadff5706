import fc from 'fast-check';
import { outcomeInWords } from '../../src/client/api.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Parameters } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { type Dated, dated, justAfterEnd, justBeforeEnd, wasInTime } from '../shared/passing-time.js';
import { expectPlainRefusal } from '../shared/plain.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('tokens/expiry');

const issue = (context: CheckContext, parameters: Parameters = {}): Promise<Dated> =>
  dated(context, () =>
    context.api.getUploadToken({ return_url: context.callbacks.address().url, max_uploads: 3, ...parameters }),
  );

async function expectAlive(context: CheckContext, one: Dated, minutes: number): Promise<void> {
  const { api, eventually, files } = context;
  await justBeforeEnd(context, one, minutes);
  const redeem = (): Promise<Outcome> => api.redeem(one.token, files.photo());
  // A photo that is to be replaced may be locked while it is processed.
  const outcome =
    one.token.kind === 'upload' ? await redeem() : await eventually(redeem, ({ result }) => result === 'success');
  if (!wasInTime(context, one, minutes)) context.expect.inconclusive('the answers came too slowly to tell');
  context.expect.success(outcome, `an upload shortly before ${minutes} minutes are over`);
}

async function expectEnded(context: CheckContext, one: Dated, minutes: number): Promise<void> {
  await justAfterEnd(context, one, minutes);
  const outcome = await context.api.redeem(one.token, context.files.photo());
  context.expect.noSuccess(outcome, `an upload shortly after ${minutes} minutes are over`);
}

const lifetimes = { minutes: fc.integer({ min: 15, max: 1440 }) };

check.property(
  'token.expiry.alive',
  'a token works until shortly before its end',
  lifetimes,
  async (context, { minutes }) => expectAlive(context, await issue(context, { valid_minutes: minutes }), minutes),
  { examples: [{ minutes: 15 }, { minutes: 61 }], atMost: 2 },
);

check.property(
  'token.expiry.ended',
  'a token is refused from shortly after its end',
  lifetimes,
  async (context, { minutes }) => expectEnded(context, await issue(context, { valid_minutes: minutes }), minutes),
  { examples: [{ minutes: 15 }, { minutes: 61 }], atMost: 2 },
);

check('token.expiry.ended', 'a token without return_url ends too', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const one = await dated(context, () => api.getUploadToken({ valid_minutes: 15, max_uploads: 3 }));
  await justAfterEnd(context, one, 15);
  const outcome = await api.redeem(one.token, files.photo());
  if (isSuccess(outcome))
    expect.fail('an upload shortly after 15 minutes are over not to succeed', outcomeInWords(outcome));
});

check('token.expiry.ended', 'a token that was used before ends too', async (context) => {
  const one = await issue(context, { valid_minutes: 15 });
  await context.api.upload(one.token, context.files.photo());
  await expectEnded(context, one, 15);
});

check('token.expiry.default', 'without valid_minutes a token lives for 180 minutes', async (context) => {
  const one = await issue(context);
  await expectAlive(context, one, 180);
  await expectEnded(context, one, 180);
});

check('token.expiry.maximum', 'with valid_minutes=1440 a token lives for 24 hours', async (context) => {
  const one = await issue(context, { valid_minutes: 1440 });
  await expectAlive(context, one, 1440);
  await expectEnded(context, one, 1440);
});

for (const asked of [1, 14, 1441, 100_000])
  check('token.expiry.out-of-range', `a token asked for with valid_minutes=${asked}`, async (context) => {
    const return_url = context.callbacks.address().url;
    const parameters = { return_url, max_uploads: 3, valid_minutes: asked };
    const options = { deliberate: 'a lifetime out of range must not be granted' };
    const answer = await context.api.attempt.getUploadToken(parameters, options);
    if (answer.kind !== 'granted') return context.expect.refused(answer, `valid_minutes=${asked}`);
    const one = await dated(context, () => context.api.getUploadToken(parameters, options));
    const minutes = one.token.validMinutes;
    await expectAlive(context, one, minutes);
    await expectEnded(context, one, minutes);
  });

check('token.expiry.fixed', 'a use does not lengthen a life', async (context) => {
  const one = await issue(context, { valid_minutes: 20 });
  await context.clock.advance(10 * 60);
  await context.api.upload(one.token, context.files.photo());
  await expectEnded(context, one, 20);
});

check('token.expiry.own', 'a long life outlasts the end of a short one', async (context) => {
  const short = await issue(context, { valid_minutes: 15 });
  const long = await issue(context, { valid_minutes: 30 });
  await expectEnded(context, short, 15);
  context.expect.success(
    await context.api.redeem(long.token, context.files.photo()),
    'an upload with the longer token',
  );
  const next = await issue(context, { valid_minutes: 60 });
  await expectEnded(context, long, 30);
  context.expect.success(await context.api.redeem(next.token, context.files.photo()), 'an upload with the later token');
});

check('token.expiry.bound', 'valid_minutes of the redemption does not count', async (context) => {
  const one = await issue(context, { valid_minutes: 15 });
  await context.api.redeem(one.token, context.files.photo(), { valid_minutes: 1440 });
  await justAfterEnd(context, one, 15);
  const outcome = await context.api.redeem(one.token, context.files.photo(), { valid_minutes: 1440 });
  context.expect.noSuccess(outcome, 'an upload that brings its own valid_minutes');
});

check('token.expiry.chunk', 'the first chunk under an ended token', async (context) => {
  const { api, files, expect } = context;
  const one = await issue(context, { valid_minutes: 15 });
  const file = files.chunked();
  const [first] = file.chunks;
  if (first === undefined) return;
  await justAfterEnd(context, one, 15);
  expect.notAccepted(
    await api.sendChunk({ token: one.token }, file, first, { once: true }),
    'a chunk under a token that has ended',
  );
});

check('token.expiry.plain', 'an ended token is answered in plain words', async (context) => {
  const one = await issue(context, { valid_minutes: 15 });
  await justAfterEnd(context, one, 15);
  const outcome = await context.api.redeem(one.token, context.files.photo());
  expectPlainRefusal(context.expect, outcome);
  context
    .expect(outcome.way, 'how the client is answered')
    .toSatisfy((way) => way !== 'redirect' && way !== 'form', 'plainly');
});

check(
  'token.expiry.plain',
  'an ended token calls nobody back',
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
    expect((await callbacks.settled(address)).length - known, 'callbacks after an upload with an ended token').toBe(0);
  },
  { needs: ['background'] },
);

check(
  'token.expiry.chunk',
  'what becomes of a file whose token ends halfway is noted',
  async (context) => {
    const { api, files } = context;
    const one = await issue(context, { valid_minutes: 15 });
    const file = files.chunked();
    const [first, ...rest] = file.chunks;
    if (first === undefined) return;
    context.expect.accepted(await api.sendChunk({ token: one.token }, file, first), 'a chunk before the end');
    await justAfterEnd(context, one, 15);
    const answers = [];
    for (const chunk of rest) answers.push(await api.sendChunk({ token: one.token }, file, chunk, { once: true }));
    context.observe('chunk.token-ends-halfway', answers.at(-1)?.result === 'success' ? 'completes' : 'is refused');
  },
  { observes: true },
);

const replaceIssue = async (context: CheckContext, minutes: number): Promise<Dated> => {
  const photo_id = await context.photoId();
  const return_url = context.callbacks.address().url;
  return dated(context, () =>
    context.api.getReplaceToken({ photo_id, return_url, valid_minutes: minutes, max_uploads: 3 }),
  );
};

for (const minutes of [15, 180])
  check(
    'replace.expiry.alive',
    `a replace token of ${minutes} minutes works until shortly before its end`,
    async (context) => expectAlive(context, await replaceIssue(context, minutes), minutes),
  );

for (const minutes of [15, 180])
  check(
    'replace.expiry.ended',
    `a replace token of ${minutes} minutes is refused from shortly after its end`,
    async (context) => expectEnded(context, await replaceIssue(context, minutes), minutes),
  );

check(
  'replace.expiry.ended',
  'a replace token whose callback goes in the background ends too',
  async (context) => {
    const { api, callbacks, photoId } = context;
    const photo_id = await photoId();
    const return_url = callbacks.address().url;
    const parameters = { photo_id, return_url, background_return_p: '1', valid_minutes: 15 };
    const one = await dated(context, () => api.getReplaceToken(parameters));
    await expectEnded(context, one, 15);
  },
  { needs: ['background'] },
);
