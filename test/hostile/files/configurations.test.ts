import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { kept, place, reading, spoilt } from './reading.js';

import '../../../src/config/load.js';

const right = {
  target: 'http://127.0.0.1:9/tenant',
  headers: { 'x-gateway': 'word' },
  proxy: 'http://127.0.0.1:9',
  product: { vendor: 'Example', name: 'Videos', version: '1.2.3' },
  auth: {
    write: { oauth1: { consumerKey: 'a', consumerSecret: 'b', token: 'c', tokenSecret: 'd' } },
    read: { bearer: 'secret' },
  },
  known: { albums: ['12'], users: ['1'], variables: { campaign: 'spring' } },
  callbacks: { listen: '127.0.0.1:0', timeoutSeconds: 5 },
  capabilities: { json: true },
  timeouts: { answerSeconds: 1 },
  limits: { concurrency: 2, maxRequests: 10 },
  expectedFailures: 'expected.yaml',
};
const expected = [{ id: 'token.distinct', reason: 'known', until: '2027-01-01' }];
const words = ['run', '--plan', '--json', '--suite', 'tokens/issue'];

/** Files that no configuration is, though each may say something that one can. */
let texts: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  texts = await kept('configurations');
});

function planning(configuration: string | Uint8Array, failures: string | Uint8Array, directory: string) {
  return reading(words, { 'upload-contract.yaml': configuration, 'expected.yaml': failures }, directory);
}

describe('a configuration made by an enemy', () => {
  it('of what was kept is refused, or empty', async () => {
    const directory = await place();
    for (const [file, content] of texts) {
      const { status } = await planning(content, '[]', directory);
      expect(status, file).toBe(/(?:empty|null|object|byte-order-mark)\.bin$/.test(file) ? 0 : 2);
    }
  });

  it('that is spoilt says what is wrong', async () => {
    const directory = await place();
    await fc.assert(
      fc.asyncProperty(spoilt(right), async (content) => {
        expect([0, 2]).toContain((await planning(content, JSON.stringify(expected), directory)).status);
      }),
      { numRuns: 100 },
    );
  });

  it('with spoilt expectations says what is wrong', async () => {
    const directory = await place();
    await fc.assert(
      fc.asyncProperty(spoilt(expected), async (content) => {
        expect([0, 2]).toContain((await planning(JSON.stringify(right), content, directory)).status);
      }),
      { numRuns: 100 },
    );
  });
});
