import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { recordingOf, step } from '../../replay/build.js';
import { kept, place, reading, spoilt } from './reading.js';

import '../../../src/replay/replay.js';

/** Nobody is there, so that nothing that a recording asks for is sent to anybody. */
const nobody = 'http://127.0.0.1:9';
const right = recordingOf([step(1), step(2)], { target: { url: nobody, reference: false } });
const words = ['replay', 'recording.json', '--target', nobody];

let texts: Awaited<ReturnType<typeof kept>>;
beforeAll(async () => {
  texts = await kept('recordings');
});

it('a recording is repeated', async () => {
  expect((await reading(words, { 'recording.json': JSON.stringify(right) }, await place())).status).toBe(3);
});

it('what was kept is refused', async () => {
  const directory = await place();
  for (const [file, content] of texts)
    expect((await reading(words, { 'recording.json': content }, directory)).status, file).toBe(2);
});

it('a spoilt recording says what is wrong', async () => {
  const directory = await place();
  await fc.assert(
    fc.asyncProperty(spoilt(right), async (content) => {
      const { status } = await reading(words, { 'recording.json': content }, directory);
      expect([2, 3]).toContain(status);
    }),
    { numRuns: 150 },
  );
});
