import { expect, test } from 'vitest';
import type { Configuration } from '../../src/config/configuration.js';
import { configure } from '../../src/config/load.js';
import { settingDigests } from '../../src/results/settings.js';

const at = (raw: unknown): Promise<Configuration> => configure(raw, { environment: {}, directory: '.' });

/** The settings in which two configurations differ. */
async function differing(one: unknown, other: unknown): Promise<string[]> {
  const [before, after] = [settingDigests(await at(one)), settingDigests(await at(other))];
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}

const base = { target: 'http://h', auth: { write: { bearer: 'first secret' } } };

test.each<[what: string, change: object, settings: readonly string[]]>([
  ['another secret', { auth: { write: { bearer: 'other secret' } } }, []],
  ['another way to prove who it is', { auth: { write: { headers: { 'X-Key': 'first secret' } } } }, ['auth']],
  ['a level more', { auth: { ...base.auth, read: { bearer: 'third secret' } } }, ['auth']],
  ['a header', { headers: { 'X-Gateway': 'open' } }, ['headers']],
  ['a declared capability', { capabilities: { json: false } }, ['capabilities']],
  ['a known album', { known: { albums: ['12'] } }, ['known']],
  ['a clock', { clock: { advanceUrl: 'http://h/clock' } }, ['clock']],
  ['a product', { product: { name: 'Videos' } }, ['product']],
  ['another place for callbacks', { callbacks: { publicUrl: 'http://other' } }, []],
  ['other limits', { limits: { requestsPerSecond: 5 } }, []],
])('shards differ by %s in what decides verdicts', async (_what, change, settings) => {
  expect(await differing(base, { ...base, ...change })).toEqual(settings);
});
