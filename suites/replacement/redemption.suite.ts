import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback, uploaded } from '../shared/callback-token.js';
import { neverIssued } from '../shared/never-issued.js';
import { expectPlainRefusal } from '../shared/plain.js';
import { replacementRule } from '../shared/plain-answers.js';
import { replacedByClient } from './replaced.js';

const check = checks('replacement/redemption');

check('replace.redeem.same-photo', 'the photo keeps its photo_id', async (context) => {
  const { expect, photoId } = context;
  const photo_id = await photoId();
  for (const file of [{}, { kind: 'jpeg' }] as const) {
    const { callback } = await replacedByClient(context, { issued: { photo_id }, file });
    expect(callback.get('photo_id'), 'photo_id').toBe(photo_id);
  }
});

check('replace.redeem.bound', 'photo_id of the redemption does not count', async (context) => {
  const { expect, photoId } = context;
  const photo_id = await photoId();
  const other = (await uploaded(context)).get('photo_id');
  const { callback } = await replacedByClient(context, { issued: { photo_id }, redeemed: { photo_id: other } });
  expect(callback.all('photo_id'), 'photo_id').toSatisfy((values) => values.includes(photo_id), photo_id);
});

/** How the uses of one token went. */
interface Uses {
  readonly last: Outcome;
  readonly successes: number;
  /** Attempts that failed and were made up for by a later one. */
  readonly lost: number;
}

/** Uses a token until it has succeeded so many times, or does not succeed any more. */
async function use({ api, eventually, files }: CheckContext, token: Token, times: number): Promise<Uses> {
  let [successes, failures, lost] = [0, 0, 0];
  const attempt = async (): Promise<Outcome> => {
    const outcome = await api.redeem(token, files.photo());
    if (outcome.result !== 'success') failures += 1;
    return outcome;
  };
  for (;;) {
    const last = await eventually(attempt, ({ result }) => result === 'success');
    if (last.result === 'success') [successes, lost] = [successes + 1, failures];
    if (last.result !== 'success' || successes === times) return { last, successes, lost };
  }
}

check('replace.redeem.uses', 'max_uploads replacements succeed and not one more', async (context) => {
  const { api, callbacks, expect, files, photoId } = context;
  const photo_id = await photoId();
  for (const uses of [1, 3]) {
    const token = await api.getReplaceToken({ photo_id, return_url: callbacks.address().url, max_uploads: uses });
    const { last, successes, lost } = await use(context, token, uses);
    if (successes < uses && successes + lost >= uses)
      expect.notApplicable('the photo was locked between replacements, and failed attempts take uses');
    expect.success(last, `replacement ${successes + 1} of ${uses}`);
    expect.noSuccess(await api.redeem(token, files.photo()), `replacement ${uses + 1} of ${uses}`);
  }
});

check('replace.redeem.uses', 'uses without return_url are counted too', async (context) => {
  const { api, expect, files, photoId } = context;
  const isSuccess = await replacementRule(context);
  const token = await api.getReplaceToken({ photo_id: await photoId() });
  const first = await api.redeem(token, files.photo());
  const second = await api.redeem(token, files.photo());
  if (isSuccess(first) && isSuccess(second)) expect.fail('replacement 2 of 1 not to succeed', outcomeInWords(second));
});

check(
  'replace.redeem.uses.shared',
  'a use that redeem-upload-token took is gone for redeem-replace-token',
  async ({ api, callbacks, expect, files, photoId }) => {
    const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
    const first = await api.redeem(token.value, files.photo());
    const second = await api.redeemReplaceToken(token, files.photo());
    if (first.result === 'success') expect.noSuccess(second, 'replacement 2 of 1, by the other method');
  },
);

check('replace.redeem.race', 'replacements at the same time do not exceed max_uploads', async (context) => {
  const { api, callbacks, expect, files, photoId, races } = context;
  const photo_id = await photoId();
  for (let race = 0; race < races; race += 1) {
    const token = await api.getReplaceToken({ photo_id, return_url: callbacks.address().url });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => api.redeem(token, files.photo())));
    const successes = outcomes.filter((outcome) => outcome.result === 'success').length;
    expect(successes, 'successes of 5 replacements at once').toSatisfy((count) => count <= 1, 'at most 1');
  }
});

check('replace.redeem.file', 'a replacement without a file does not succeed', async (context) => {
  const { api, callbacks, expect, photoId } = context;
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
  const deliberate = 'the file is missing';
  expect.noSuccess(await api.redeem(token, undefined, {}, { deliberate }), 'a replacement without a file');
});

check('replace.redeem.file.empty', 'a replacement by a file without content does not succeed', async (context) => {
  const { api, callbacks, expect, files, photoId } = context;
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
  const empty = files.photo({ kind: 'empty', length: 0 });
  expect.noSuccess(await api.redeem(token, empty), 'a replacement by a file of zero bytes');
});

check('replace.redeem.get', 'a GET replaces nothing', async ({ api, callbacks, expect, photoId }) => {
  const token = await api.getReplaceToken({ photo_id: await photoId(), return_url: callbacks.address().url });
  const outcome = await api.getInstead('redeemReplaceToken', { replace_token: token.value });
  expect.noSuccess(outcome, 'a GET with a replace token');
});

check('replace.redeem.unknown', 'a replace token that was never issued is refused', async (context) => {
  const { api, expect, files, photoId } = context;
  await api.getReplaceToken({ photo_id: await photoId(), max_uploads: 3 });
  const outcome = await api.redeemReplaceToken(neverIssued, files.photo());
  expect.noSuccess(outcome, 'a replacement with an unknown token');
  expectPlainRefusal(expect, outcome);
});

check('replace.redeem.unknown', 'an upload token is refused in plain words', async (context) => {
  const { api, callbacks, expect, files } = context;
  for (const return_url of [callbacks.address().url, undefined]) {
    const { value } = await api.getUploadToken({ return_url });
    expectPlainRefusal(expect, await api.redeemReplaceToken(value, files.photo()));
  }
});

check('replace.client-errors', "a bad replace token is not the server's fault", async ({ api, expect, files }) => {
  const { status } = (await api.redeemReplaceToken(neverIssued, files.photo())).reply;
  expect(status, 'HTTP status').toSatisfy((one) => one < 500, 'below 500');
});

check('replace.client-errors', "a file that is missing is not the server's fault", async ({ api, expect, photoId }) => {
  const token = await api.getReplaceToken({ photo_id: await photoId() });
  const { status } = (await api.redeem(token, undefined, {}, { deliberate: 'the file is missing' })).reply;
  expect(status, 'HTTP status').toSatisfy((one) => one < 500, 'below 500');
});

check('replace.redeem.kind', 'an upload token replaces nothing', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await replacementRule(context);
  const token = await tokenWithCallback(context, { max_uploads: 3 });
  for (const one of [token, await api.getUploadToken()]) {
    const outcome = await api.redeemReplaceToken(one.value, files.photo());
    if (isSuccess(outcome)) expect.fail('a replacement with an upload token not to succeed', outcomeInWords(outcome));
  }
  expect.success(await api.redeem(token, files.photo()), 'an upload with the same token');
});
