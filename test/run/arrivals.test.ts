import { expect, it } from 'vitest';
import { arrivals } from '../../src/run/arrivals.js';

it('callbacks are given up when eight were waited for in vain and none ever arrived', () => {
  const seen = arrivals();
  for (let n = 0; n < 7; n += 1) seen.missed();
  expect(seen.areGivenUp).toBe(false);
  seen.missed();
  expect(seen.areGivenUp).toBe(true);
});

it('a target that called back once is always waited for', () => {
  const seen = arrivals();
  for (let n = 0; n < 20; n += 1) seen.missed();
  seen.arrived();
  expect(seen.areGivenUp).toBe(false);
});
