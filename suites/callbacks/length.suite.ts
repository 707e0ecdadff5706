import fc from 'fast-check';
import { outcomeInWords } from '../../src/target/api.js';
import type { Outcome } from '../../src/target/outcome.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';

const check = checks('callbacks/length');

/** From this length of the whole address on, GET is not required any more (S2 return_url). */
const limit = 1500;

async function withPadding({ api, callbacks, files }: CheckContext, characters: number): Promise<Outcome> {
  const token = await api.getUploadToken(
    { return_url: callbacks.address().url, ucPad: 'x'.repeat(characters) },
    { by: 'POST' },
  );
  return api.redeem(token, files.photo());
}

/** Pads the callback so that its whole address has the wanted length, given what it has with a padding of one. */
async function ofLength(context: CheckContext, characters: number): Promise<{ outcome: Outcome; length: number }> {
  const bare = (await withPadding(context, 1)).callback?.address.length ?? 0;
  const outcome = await withPadding(context, Math.max(1, characters - bare + 1));
  return { outcome, length: outcome.callback?.address.length ?? 0 };
}

check.property(
  'callback.length.short',
  'any address below 1500 characters is a GET by redirect',
  { characters: fc.integer({ min: 600, max: limit - 20 }) },
  async (context, { characters }) => {
    const { outcome, length } = await ofLength(context, characters);
    if (outcome.way !== 'redirect')
      context.expect.fail(`a redirect to an address of ${characters} characters`, outcomeInWords(outcome));
    if (length >= limit) return;
    context
      .expect(outcome.reply.status, `HTTP status with an address of ${length} characters`)
      .toSatisfy((s) => s < 307, 'a redirect that is a GET');
    context
      .expect(outcome.callback?.get('ucPad')?.length ?? 0, 'characters of the extra parameter')
      .toSatisfy((n) => n > 1, 'all of them');
  },
  { examples: [1000, 1400, limit - 20].map((characters) => ({ characters })), atMost: 2 },
);

/** Ids and tokens of a target may differ in length from call to call; a little below the limit is exact enough. */
check('callback.length.short', 'an address just below 1500 characters is a GET by redirect', async (context) => {
  for (const characters of [limit - 1, limit - 2, limit - 5, limit - 10]) {
    const { outcome, length } = await ofLength(context, characters);
    if (outcome.way === 'redirect' && length >= limit) continue;
    if (outcome.way !== 'redirect')
      context.expect.fail(`a redirect to an address of ${characters} characters`, outcomeInWords(outcome));
  }
});

check.property(
  'callback.length.long',
  'added data above 1500 characters reaches return_url',
  { characters: fc.integer({ min: limit + 1, max: 4000 }), query: fc.constantFrom('', '?theme=green') },
  async (context, { characters, query }) => {
    const { api, callbacks, files, expect } = context;
    const address = callbacks.address();
    const issued = { return_url: `${address.url}${query}`, ucPad: 'x'.repeat(characters), ucAfter: 'ä &=<"' };
    const outcome = await api.redeem(await api.getUploadToken(issued, { by: 'POST' }), files.photo());
    const { callback, reply, way } = outcome;
    context.observe('callback.long', way === 'redirect' ? `HTTP ${reply.status}` : way);
    const reaches = way === 'form' || (way === 'redirect' && [301, 307, 308].includes(reply.status));
    if (!reaches || callback === undefined)
      return expect.fail(
        'HTTP 301, 307 or 308, or a page with a form that posts to return_url',
        outcomeInWords(outcome),
      );
    expect(callback.target, 'where the callback goes').toBe(address.url);
    if (query !== '') expect(callback.get('theme'), 'theme of return_url').toBe('green');
    if (reply.status === 307 || reply.status === 308) return;
    expect(callback.get('ucPad')?.length ?? 0, 'characters of the long extra parameter').toBe(characters);
    expect(callback.get('ucAfter'), 'ucAfter').toBe(issued.ucAfter);
    for (const name of ['upload_token', 'domain', 'photo_id', 'tree_id', 'token'])
      expect(callback.all(name).length, `how often ${name} stands`).toBe(1);
  },
  {
    examples: [
      { characters: limit + 1, query: '' },
      { characters: 3000, query: '?theme=green' },
    ],
    atMost: 1,
  },
);

check('callback.length.long', 'a form for a long callback posts itself', async (context) => {
  const { reply, way } = await withPadding(context, 3000);
  if (way !== 'form') return;
  const submits = /<script[^>]*>[\s\S]*(?:submit|click)|onload\s*=/i.test(reply.text);
  context.expect(submits, 'the page submits its form').toBe(true);
});

check('callback.length.short', 'from which length on GET is given up is noted', async (context) => {
  let [low, high] = [limit - 200, 3 * limit];
  const isGet = async (characters: number): Promise<boolean> => {
    const { way, reply } = await withPadding(context, characters);
    return way === 'redirect' && reply.status < 307;
  };
  if (await isGet(high)) return context.observe('callback.get-up-to', `${high} characters of added data and more`);
  while (high - low > 4) {
    const middle = Math.floor((low + high) / 2);
    if (await isGet(middle)) low = middle;
    else high = middle;
  }
  context.observe('callback.get-up-to', `about ${low} characters of one extra parameter`);
});
