import { chunkOf } from '../../src/client/chunks.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { tokenWithCallback } from '../shared/callback-token.js';
import { neverIssued } from '../shared/never-issued.js';
import { expectBareRefusal, expectPlainRefusal } from '../shared/plain.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('redemption/refusal');

/** A token with a return_url all of whose uses were taken. */
async function consumed(context: CheckContext, uses = 1): Promise<Token> {
  const token = await tokenWithCallback(context, { max_uploads: uses });
  for (let use = 1; use <= uses; use += 1) await context.api.upload(token, context.files.photo());
  return token;
}

const withoutToken = { deliberate: 'the token is missing or is not a token' };

check('redeem.token.unknown', 'a token that was never issued is refused', async ({ api, expect, files }) => {
  const outcome = await api.redeem(neverIssued, files.photo());
  expect.noSuccess(outcome, 'an upload with an unknown token');
  if (outcome.way === 'redirect') expect.fail('an upload with an unknown token to be refused', outcomeInWords(outcome));
});

check('redeem.token.whole', 'a token with characters missing or added is refused', async (context) => {
  const { api, expect, files } = context;
  const token = await tokenWithCallback(context, { max_uploads: 10 });
  const { value } = token;
  const half = value.slice(0, Math.ceil(value.length / 2));
  const shorter = [value.slice(0, -1), value.slice(1), half];
  for (const altered of [...shorter, `${value}0`, `0${value}`, `${value}${value}`, `${value}\0x`])
    expect.noSuccess(await api.redeem(altered, files.photo()), `an upload with ${altered} instead of ${value}`);
  expect.success(await api.redeem(token, files.photo()), 'an upload with the token itself');
});

check('redeem.token.case', 'a token with letters in the other case is refused', async (context) => {
  const { api, expect, files } = context;
  const { value } = await tokenWithCallback(context, { max_uploads: 3 });
  const other = value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase();
  if (other === value) return expect.notApplicable('the token has no letters');
  expect.noSuccess(await api.redeem(other, files.photo()), `an upload with ${other} instead of ${value}`);
});

check('redeem.token.pattern', 'a pattern or an empty value stands for no token', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const token = await tokenWithCallback(context, { max_uploads: 10 });
  const { value } = token;
  const patterns = ['%', '*', '_'.repeat(value.length), `${value.slice(0, -1)}%`, '.*', "' OR '1'='1"];
  for (const pattern of [...patterns, '', ' ', '0', 'null', 'undefined']) {
    const outcome = await api.redeem(pattern, files.photo(), {}, withoutToken);
    if (isSuccess(outcome))
      expect.fail(`an upload with "${pattern}" for a token not to succeed`, outcomeInWords(outcome));
  }
  expect.success(await api.redeem(token, files.photo()), 'an upload with a token');
});

check('redeem.token.missing', 'an upload without upload_token is refused', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  // There is a token that could be used instead.
  await api.getUploadToken({ max_uploads: 3 });
  const outcome = await api.redeem(undefined, files.photo(), {}, withoutToken);
  if (isSuccess(outcome)) expect.fail('an upload without upload_token not to succeed', outcomeInWords(outcome));
});

check('redeem.token.kind', 'a replace token makes no new photo', async ({ api, callbacks, expect, files, photoId }) => {
  const photo_id = await photoId();
  const return_url = callbacks.address().url;
  const token = await api.getReplaceToken({ photo_id, return_url, max_uploads: 3 });
  const { callback, result } = await api.redeem(token.value, files.photo());
  if (result === 'success')
    expect(callback?.get('photo_id'), 'photo_id of an upload with a replace token').toBe(photo_id);
});

check('redeem.token.photo', "a photo's token is no upload token", async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  const callback = await api.upload(await tokenWithCallback(context, { max_uploads: 3 }), files.photo());
  for (const name of ['token', 'photo_id', 'tree_id']) {
    const value = callback.get(name);
    if (value === undefined || value === '') continue;
    const outcome = await api.redeem(value, files.photo());
    if (isSuccess(outcome))
      expect.fail(`an upload with the ${name} of a photo not to succeed`, outcomeInWords(outcome));
  }
});

/** The answer to the one chunk of a whole file under some token: no chunk of it could be looked at later. */
async function chunkUnder({ api, files }: CheckContext, token: Token | string): Promise<Outcome> {
  const file = files.chunked({ length: 300, chunkSize: 300 });
  return api.sendChunk({ token }, file, chunkOf(file, 1), { once: true });
}

const bad: Readonly<Record<string, (context: CheckContext) => Promise<Outcome>>> = {
  'an unknown token': ({ api, files }) => api.redeem(neverIssued, files.photo()),
  'a consumed token': async (context) => context.api.redeem(await consumed(context), context.files.photo()),
  'an unknown token on a chunk': (context) => chunkUnder(context, neverIssued),
  'a consumed token on a chunk': async (context) => chunkUnder(context, await consumed(context)),
};

for (const [what, redeem] of Object.entries(bad)) {
  check('redeem.refusal.plain', `${what} is answered in plain words`, async (context) => {
    const { expect, observe } = context;
    const outcome = await redeem(context);
    observe(`redeem.refusal.status: ${what}`, outcome.reply.status);
    observe(`redeem.refusal.message: ${what}`, outcome.reply.text.trim().slice(0, 100));
    expectPlainRefusal(expect, outcome);
  });

  check('redeem.refusal.no-markup', `${what} is answered without markup`, async (context) =>
    expectBareRefusal(context.expect, await redeem(context)),
  );
}

check(
  'redeem.refusal.no-markup',
  'an upload without a token is answered without markup',
  async ({ api, expect, files }) => {
    expectBareRefusal(expect, await api.redeem(undefined, files.photo(), {}, withoutToken));
  },
);

for (const [uses, token] of [
  [1, 'a consumed token'],
  [2, 'a token consumed by two uploads'],
] as const)
  check('redeem.refusal.no-redirect', `${token} does not lead to return_url`, async (context) => {
    const { api, expect, files } = context;
    const outcome = await api.redeem(await consumed(context, uses), files.photo());
    const { status } = outcome.reply;
    if (outcome.way === 'redirect' || outcome.way === 'form' || (status >= 300 && status < 400))
      expect.fail('an answer to the client itself', outcomeInWords(outcome));
  });

check(
  'redeem.refusal.no-callback',
  'a consumed token leads to no callback',
  async ({ api, expect, callbacks, files }) => {
    const address = callbacks.reachable();
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
    const first = await api.redeem(token, files.photo());
    if (first.line?.ok !== true) return expect.inconclusive('the first upload was not answered by an ok line');
    if ((await callbacks.next(address)) === undefined)
      return expect.inconclusive('the first upload was not called back');
    const known = (await callbacks.settled(address)).length;
    await api.redeem(token, files.photo());
    expect((await callbacks.settled(address)).length - known, 'callbacks after an upload with a consumed token').toBe(
      0,
    );
  },
);
