import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../reporters/hostile.js';
import { kept, place, reading, spoilt } from './reading.js';

// What commands load when they run takes no time of a test when it is loaded beforehand.
import '../../../src/results/read.js';
import '../../../src/compare/compare.js';

const right = JSON.stringify(everything());

/** Commands that read the results of a run, and where. */
const commands: readonly [string, readonly string[], string][] = [
  ['compare', ['compare', 'before.json', 'results.json'], 'results.json'],
  ['compare --markdown', ['compare', 'before.json', 'results.json', '--markdown', '-'], 'results.json'],
  ['compare --html', ['compare', 'results.json', 'before.json', '--html', 'page.html'], 'results.json'],
  ['list created', ['list', 'created', '--report-dir', '.'], 'results.json'],
  ['run --failed', ['run', '--failed', '--plan', '--report-dir', '.'], 'results.json'],
];

let texts: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  texts = await kept('results');
});

describe.each(commands)('%s', (_, words, name) => {
  it('reads results of a run', async () => {
    const { status } = await reading(words, { 'before.json': right, [name]: right }, await place());
    expect([0, 1, 3]).toContain(status);
  });

  it('refuses what was kept', async () => {
    const directory = await place();
    for (const [file, content] of texts) {
      const { status } = await reading(words, { 'before.json': right, [name]: content }, directory);
      expect(status, file).toBe(2);
    }
  });

  it('says what is wrong with spoilt results', async () => {
    const directory = await place();
    await fc.assert(
      fc.asyncProperty(spoilt(everything()), async (content) => {
        await reading(words, { 'before.json': right, [name]: content }, directory);
      }),
      { numRuns: 60 },
    );
  });
});
