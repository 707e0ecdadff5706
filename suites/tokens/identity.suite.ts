import type { Token } from '../../src/client/token.js';
import { checks } from '../check/registry.js';
import { estimatedBits, recipe, sequenceBase } from './sequence.js';

const check = checks('tokens/identity');

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

check(
  'token.distinct',
  'a crowd of simultaneous equal calls gets as many tokens',
  async ({ api, expect, crowd, observe }) => {
    const tokens = await Promise.all(Array.from({ length: crowd }, () => api.getUploadToken()));
    const values = tokens.map((token) => token.value);
    observe(
      'token.length',
      new Set(values.map((value) => value.length)).size === 1 ? (values[0]?.length ?? 0) : 'varies',
    );
    observe('token.alphabet', alphabetOf(values));
    observe('token.entropy', `about ${estimatedBits(values)} bits, estimated from ${crowd} tokens`);
    expect(repeated(values).length, `tokens among ${crowd} that were issued twice`).toBe(0);
  },
  { slow: true, hostile: true },
);

check('token.distinct', 'some simultaneous equal calls get as many tokens', async ({ api, expect }) => {
  const tokens = await Promise.all(Array.from({ length: 20 }, () => api.getUploadToken({ title: 'The same' })));
  expect(repeated(tokens.map(({ value }) => value)).length, 'tokens among 20 that were issued twice').toBe(0);
});

check('token.distinct', 'a call made again word for word gets another token', async ({ api, expect }) => {
  const first = await api.getUploadToken({ title: 'The same' });
  const second = await api.getUploadToken({ title: 'The same' });
  expect(first.value === second.value, 'the two tokens are equal').toBe(false);
});

function alphabetOf(values: readonly string[]): string {
  const all = values.join('');
  if (/^[0-9]*$/.test(all)) return 'digits';
  if (/^[0-9a-f]*$/.test(all)) return 'hexadecimal';
  return /^[0-9A-Za-z]*$/.test(all) ? 'letters and digits' : 'other characters too';
}

check('token.not-sequential', 'twenty tokens in a row do not count up or down', async ({ api, expect }) => {
  const values: string[] = [];
  for (let n = 0; n < 20; n += 1) values.push((await api.getUploadToken()).value);
  const base = sequenceBase(values);
  const shown = `${values.slice(0, 3).join(', ')}, … count up or down to the base ${base}`;
  if (base !== undefined) expect.fail('tokens that are no sequence', shown);
});

check(
  'token.unguessable',
  'a token is not a digest of a clock, a counter or the parameters',
  async ({ api, expect, unique }) => {
    const title = unique('title');
    const tokens: Token[] = [];
    for (let n = 0; n < 5; n += 1) tokens.push(await api.getUploadToken({ title }));
    for (const { value, reply } of tokens) {
      const { startedAt, duration, call } = reply.exchange;
      const ahead = reply.date === undefined ? 0 : Math.round((reply.date * 1000 - startedAt) / 60_000) * 60_000;
      const texts = [title, new URLSearchParams(call.query.map(([n, v]) => [n, v])).toString()];
      const found = recipe(value, { from: startedAt + ahead - 5, to: startedAt + ahead + duration + 5, texts });
      if (found !== undefined) expect.fail('a token that nobody can compute', `${value}, the ${found}`);
    }
  },
);

check('replace.distinct', 'equal calls get different replace tokens', async ({ api, expect, photoId }) => {
  const photo_id = await photoId();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => api.getReplaceToken({ photo_id })));
  expect(repeated(tokens.map((token) => token.value)).length, 'replace tokens among 20 that were issued twice').toBe(0);
});
