import fc from 'fast-check';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import { formDecoded, formEncoded } from '../../src/client/pairs.js';
import type { CheckContext } from '../check/context.js';
import { checks } from '../check/registry.js';
import { addressOf, bytesOf, longAddress } from '../shared/callback-length.js';
import { demandRedirect } from '../shared/whole.js';

const check = checks('callbacks/length');

async function withPadding({ api, callbacks, files }: CheckContext, padding: string): Promise<Outcome> {
  const token = await api.getUploadToken({ return_url: callbacks.address().url, ucPad: padding }, { by: 'POST' });
  return api.redeem(token, files.photo());
}

const addressLength = (outcome: Outcome): number | undefined => addressOf(outcome)?.length;

/** Characters that the target itself takes to write the padding into an address: it may escape whatever it likes. */
function writtenLength({ callback }: Outcome, letter: string): number {
  const pairs = callback === undefined ? [] : new URL(callback.address).search.slice(1).split('&');
  const written = pairs.find((pair) => formDecoded(pair)[0]?.[0] === 'ucPad')?.split('=')[1];
  return written?.length ?? formEncoded([['', letter]]).length - 1;
}

/** A callback with padding, and how long its address is by what the target wrote with little padding. */
interface Padded {
  readonly outcome: Outcome;
  readonly foretold: number;
}

/** Pads the callback so that its whole address has about the wanted length. */
async function ofLength(context: CheckContext, characters: number, letter: 'x' | 'ä'): Promise<Padded> {
  const little = await withPadding(context, letter);
  const bare = addressLength(little) ?? 0;
  const each = writtenLength(little, letter);
  const more = Math.max(0, Math.floor((characters - bare) / each));
  return { outcome: await withPadding(context, letter.repeat(1 + more)), foretold: bare + more * each };
}

/** A GET by redirect that holds the whole padding. */
function expectGet({ expect }: CheckContext, outcome: Outcome, letter: string): void {
  const { status } = outcome.reply;
  if (outcome.way !== 'redirect' || status >= 307)
    expect.fail(
      `a GET by redirect to an address of ${addressLength(outcome) ?? 'fewer than 1500'} characters`,
      outcomeInWords(outcome),
    );
  const padding = outcome.callback?.get('ucPad') ?? '';
  expect(padding.length > 1 && padding === letter.repeat(padding.length), 'the long extra parameter is whole').toBe(
    true,
  );
}

/** The same, unless the address had to have 1500 characters or more. */
function expectGetBelowLimit(context: CheckContext, { outcome, foretold }: Padded, letter: string): void {
  const length = addressLength(outcome);
  if (length === undefined || Math.max(length, foretold) < longAddress) expectGet(context, outcome, letter);
}

check.property<{ bytes: number; letter: 'x' | 'ä' }>(
  'callback.length.short',
  'an address that is below 1500 characters even with every byte escaped is a GET by redirect',
  { bytes: fc.integer({ min: 300, max: longAddress / 3 - 1 }), letter: fc.constantFrom('x', 'ä') },
  async (context, { bytes, letter }) => {
    const each = Buffer.byteLength(letter);
    const bare = bytesOf(await withPadding(context, letter.repeat(2))) ?? 0;
    const more = Math.floor((bytes - bare) / each);
    // With names and tokens that are long, no address is that short.
    if (more < 0) return;
    const outcome = await withPadding(context, letter.repeat(2 + more));
    if (3 * Math.max(bytesOf(outcome) ?? 0, bare + more * each) < longAddress) expectGet(context, outcome, letter);
  },
  {
    examples: [
      { bytes: 480, letter: 'x' },
      { bytes: 450, letter: 'ä' },
    ],
    atMost: 2,
  },
);

check.property<{ characters: number; letter: 'x' | 'ä' }>(
  'callback.length.near-limit',
  'any address that is written in fewer than 1500 characters is a GET by redirect',
  { characters: fc.integer({ min: 600, max: longAddress - 100 }), letter: fc.constantFrom('x', 'ä') },
  async (context, { characters, letter }) =>
    expectGetBelowLimit(context, await ofLength(context, characters, letter), letter),
  {
    examples: [
      { characters: 1000, letter: 'x' },
      { characters: longAddress - 100, letter: 'x' },
      { characters: longAddress - 100, letter: 'ä' },
    ],
    atMost: 2,
  },
);

check('callback.length.near-limit', 'an address just below 1500 characters is a GET by redirect', async (context) => {
  for (const characters of [longAddress - 1, longAddress - 2, longAddress - 5, longAddress - 10]) {
    const padded = await ofLength(context, characters, 'x');
    const { way, reply } = padded.outcome;
    demandRedirect('callback.redirect.status', padded.outcome);
    // What a 307 would have had to hold cannot be read from it, and ids may have grown since the padding was measured.
    if (way !== 'redirect' || reply.status < 307) expectGetBelowLimit(context, padded, 'x');
  }
});

/** What would end a value or a tag of a form whose values are not escaped. */
const quotes = `'"<&>`;

check.property(
  'callback.length.long',
  'added data above 1500 characters reaches return_url',
  { characters: fc.integer({ min: longAddress + 1, max: 4000 }), query: fc.constantFrom('', '?theme=green') },
  async (context, { characters, query }) => {
    const { api, callbacks, files, expect } = context;
    const address = callbacks.address();
    const issued = {
      return_url: `${address.url}${query}`,
      ucPad: `${quotes}${'x'.repeat(characters)}`,
      ucAfter: 'ä &=<"',
    };
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
    const padding = callback.get('ucPad') ?? '';
    expect(padding.length, 'characters of the long extra parameter').toBe(issued.ucPad.length);
    expect(padding.slice(0, quotes.length), 'the quotes at its beginning').toBe(quotes);
    expect(callback.get('ucAfter'), 'ucAfter').toBe(issued.ucAfter);
    for (const name of ['upload_token', 'domain', 'photo_id', 'tree_id', 'token'])
      expect(callback.get(name) ?? '', name).toSatisfy((value) => value !== '', 'a value');
  },
  {
    examples: [
      { characters: longAddress + 1, query: '' },
      { characters: 3000, query: '?theme=green' },
    ],
    atMost: 1,
  },
);

check('callback.extras.empty', 'a long callback repeats an extra parameter without a value', async (context) => {
  const { api, callbacks, expect, files } = context;
  const issued = { return_url: callbacks.address().url, ucEmpty: '', ucPad: 'x'.repeat(3000) };
  const { callback, reply } = await api.redeem(await api.getUploadToken(issued, { by: 'POST' }), files.photo());
  // A redirect that repeats the POST has its data nowhere else.
  if (reply.status === 307 || reply.status === 308) return;
  if (callback?.get('ucPad') !== issued.ucPad) return expect.inconclusive('the long callback is not whole');
  expect(callback.all('ucEmpty'), 'ucEmpty').toBe(['']);
});

check('callback.length.self-posting', 'a form for a long callback posts itself', async (context) => {
  const { reply, way } = await withPadding(context, 'x'.repeat(3000));
  if (way !== 'form') return;
  const submits = /<script[^>]*>[\s\S]*(?:submit|click)|onload\s*=/i.test(reply.text);
  context.expect(submits, 'the page submits its form').toBe(true);
});

check(
  'callback.length.near-limit',
  'from which length on GET is given up is noted',
  async (context) => {
    let [low, high] = [100, 3 * longAddress];
    const isGet = async (characters: number): Promise<boolean> => {
      const { way, reply } = await withPadding(context, 'x'.repeat(characters));
      return way === 'redirect' && reply.status < 307;
    };
    if (await isGet(high)) return context.observe('callback.get-up-to', `${high} characters of added data and more`);
    while (high - low > 8) {
      const middle = Math.floor((low + high) / 2);
      if (await isGet(middle)) low = middle;
      else high = middle;
    }
    context.observe('callback.get-up-to', `about ${low} characters of one extra parameter`);
  },
  { observes: true },
);
