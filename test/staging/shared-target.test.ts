import { expect, test } from 'vitest';
import { execute } from '../../src/run/execute.js';
import { example, never } from '../check/session.js';
import { opened, site } from './site.js';

const failing = example(async ({ expect: claim }) => claim(1, 'one').toBe(2));

test('what fails in a shard while another one moves the clock is no failure of the target', async () => {
  const { url, clockUrl } = await site();
  const raw = { target: url, clock: { advanceUrl: clockUrl } };
  const [shard, other, alone] = [
    await opened(raw, {}, { isShard: true }),
    await opened(raw, {}, { isShard: true }),
    await opened(raw),
  ];
  expect((await execute(failing, shard, never)).verdict).toBe('fail');
  await other.clock?.advance(3600);
  expect(await execute(failing, shard, never)).toMatchObject({
    verdict: 'inconclusive',
    hindrance: 'premise',
    reason: "somebody else moved the target's clock by about 60 minutes: shards that share a target leave out clock",
  });
  // What it moved itself is its own business, and a run that is alone has nobody to suspect.
  expect((await execute(failing, other, never)).verdict).toBe('fail');
  expect((await execute(failing, alone, never)).verdict).toBe('fail');
});
