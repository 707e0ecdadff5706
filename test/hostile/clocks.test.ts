import { expect, it } from 'vitest';
import { run } from './setting/command.js';
import { front } from './setting/front.js';

// A target whose Date says nothing is judged as one without: no document asks for it.
const words = ['--requirement', 'token.lifetime.granted,token.valid-until.*', '--runs', '1'] as const;

it.each<[string, (at: number) => string, number]>([
  ['in the year 1970', () => new Date(0).toUTCString(), 1],
  ['thirty years ahead', (at) => new Date(at + 30 * 365 * 86_400_000).toUTCString(), 1],
  ['beyond all years', () => 'Fri, 99 Dec 999999999999 99:99:99 GMT', 0],
  ['of no date at all', () => '\u00ff'.repeat(10_000), 0],
  ['that goes back with every answer', (at) => new Date(at - (at % 1000) * 86_400_000).toUTCString(), 1],
])('a clock %s', async (_, date, exit) => {
  const target = await front({
    changes({ headers }) {
      headers.date = date(Date.now());
    },
  });
  const { status, results } = await run(target.configuration, words);
  expect(status).toBe(exit);
  expect(results.run.complete).toBe(true);
  await target.left();
});
