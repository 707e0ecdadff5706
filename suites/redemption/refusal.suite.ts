import { outcomeInWords } from '../../src/client/api.js';
import { chunkOf } from '../../src/client/chunks.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { neverIssued } from '../shared/never-issued.js';
import { expectPlainRefusal } from '../shared/plain.js';
import { successRule } from '../shared/plain-answers.js';

const check = checks('redemption/refusal');

/** A token that was used up, with the return_url it was issued for. */
async function consumed({ api, callbacks, files }: CheckContext, uses = 1): Promise<Token> {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: uses });
  for (let use = 1; use <= uses; use += 1) await api.upload(token, files.photo());
  return token;
}

const withoutToken = { deliberate: 'the token is missing or no token at all' };

check('redeem.token.unknown', 'a token that was never issued', async ({ api, expect, files }) => {
  expectRefused(expect, await api.redeem(neverIssued, files.photo()), 'an upload with an unknown token');
});

/** A refusal without a return_url in play: neither success nor a redirect. */
function expectRefused(expect: CheckContext['expect'], outcome: Outcome, what: string): void {
  expect.noSuccess(outcome, what);
  if (outcome.line?.ok === true || outcome.way === 'redirect')
    expect.fail(`${what} to be refused`, outcomeInWords(outcome));
}

check('redeem.token.whole', 'a token with characters missing or added', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 10 });
  const { value } = token;
  const half = value.slice(0, Math.ceil(value.length / 2));
  for (const altered of [value.slice(0, -1), value.slice(1), half, `${value}0`, `0${value}`, `${value}${value}`])
    expect.noSuccess(await api.redeem(altered, files.photo()), `an upload with ${altered} in the place of ${value}`);
  expect.success(await api.redeem(token, files.photo()), 'an upload with the token itself');
});

check('redeem.token.case', 'a token with letters in the other case', async ({ api, expect, callbacks, files }) => {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  const { value } = token;
  const other = value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase();
  if (other === value) return expect.inconclusive('the token has no letters');
  expect.noSuccess(await api.redeem(other, files.photo()), `an upload with ${other} in the place of ${value}`);
});

check('redeem.token.pattern', 'patterns and empty values', async (context) => {
  const { api, expect, callbacks, files } = context;
  const isSuccess = await successRule(context);
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 10 });
  const { value } = token;
  const patterns = [
    '%',
    '*',
    '_'.repeat(value.length),
    `${value.slice(0, -1)}%`,
    '.*',
    "' OR '1'='1",
    '',
    '0',
    'null',
    'undefined',
  ];
  for (const pattern of patterns) {
    const outcome = await api.redeem(pattern, files.photo(), {}, withoutToken);
    if (isSuccess(outcome))
      expect.fail(`an upload with "${pattern}" for a token not to succeed`, outcomeInWords(outcome));
  }
  expect.success(await api.redeem(token, files.photo()), 'an upload with a token');
});

check('redeem.token.missing', 'no upload_token at all', async (context) => {
  const { api, expect, files } = context;
  const isSuccess = await successRule(context);
  // There is a token that could be used instead.
  await api.getUploadToken({ max_uploads: 3 });
  const outcome = await api.redeem(undefined, files.photo(), {}, withoutToken);
  expectRefused(expect, outcome, 'an upload without upload_token');
  if (isSuccess(outcome)) expect.fail('an upload without upload_token not to succeed', outcomeInWords(outcome));
});

check('redeem.token.kind', 'a replace token is no upload token', async (context) => {
  const { api, expect, callbacks, files, photoId } = context;
  const isSuccess = await successRule(context);
  const photo_id = await photoId();
  for (const return_url of [callbacks.address().url, undefined]) {
    const token = await api.getReplaceToken({ photo_id, return_url, max_uploads: 3 });
    const outcome = await api.redeem(token.value, files.photo());
    if (isSuccess(outcome)) expect.fail('an upload with a replace token not to succeed', outcomeInWords(outcome));
  }
});

check('redeem.token.photo', "a photo's token is no upload token", async (context) => {
  const { api, expect, callbacks, files } = context;
  const isSuccess = await successRule(context);
  const token = await api.getUploadToken({ return_url: callbacks.address().url, max_uploads: 3 });
  const callback = await api.upload(token, files.photo());
  for (const name of ['token', 'photo_id', 'tree_id']) {
    const value = callback.get(name);
    if (value === undefined || value === '') continue;
    const outcome = await api.redeem(value, files.photo());
    if (isSuccess(outcome))
      expect.fail(`an upload with the ${name} of a photo not to succeed`, outcomeInWords(outcome));
  }
});

const bad: Readonly<Record<string, (context: CheckContext) => Promise<Outcome>>> = {
  'an unknown token': ({ api, files }) => api.redeem(neverIssued, files.photo()),
  'a consumed token': async (context) => context.api.redeem(await consumed(context), context.files.photo()),
  'no token': ({ api, files }) => api.redeem(undefined, files.photo(), {}, withoutToken),
  'an unknown token on a chunk': (context) => chunkUnder(context, neverIssued),
  'a consumed token on a chunk': async (context) => chunkUnder(context, await consumed(context)),
  'a replace token': async ({ api, files, photoId, can }) =>
    api.redeem(
      can('replaceRedeem') ? (await api.getReplaceToken({ photo_id: await photoId() })).value : neverIssued,
      files.photo(),
    ),
};

/** The answer to a first chunk under some token. */
async function chunkUnder({ api, files }: CheckContext, token: Token | string): Promise<Outcome> {
  const file = files.chunked();
  return api.sendChunk({ token }, file, chunkOf(file, 1));
}

for (const [what, redeem] of Object.entries(bad))
  check('redeem.refusal.plain', `${what} is answered in plain words`, async (context) => {
    const outcome = await redeem(context);
    context.observe(`redeem.refusal.status: ${what}`, outcome.reply.status);
    context.observe(`redeem.refusal.message: ${what}`, outcome.reply.text.trim().slice(0, 100));
    expectPlainRefusal(context.expect, outcome);
  });

for (const [uses, token] of [
  [1, 'a consumed token'],
  [2, 'a token consumed by two uploads'],
] as const)
  check('redeem.refusal.no-redirect', `${token} does not lead to return_url`, async (context) => {
    const outcome = await context.api.redeem(await consumed(context, uses), context.files.photo());
    const { status } = outcome.reply;
    if (outcome.way === 'redirect' || outcome.way === 'form' || (status >= 300 && status < 400))
      context.expect.fail('an answer to the client itself', outcomeInWords(outcome));
  });

check('redeem.refusal.no-callback', 'a consumed token calls nobody back', async ({ api, expect, callbacks, files }) => {
  const address = callbacks.reachable();
  const token = await api.getUploadToken({ return_url: address.url, background_return_p: '1' });
  const first = await api.redeem(token, files.photo());
  if (first.line?.ok !== true) return expect.inconclusive('the first upload was not answered by an ok line');
  if ((await callbacks.next(address)) === undefined) return expect.inconclusive('the first upload was not called back');
  const known = (await callbacks.settled(address)).length;
  await api.redeem(token, files.photo());
  expect((await callbacks.settled(address)).length - known, 'callbacks after an upload with a consumed token').toBe(0);
});
