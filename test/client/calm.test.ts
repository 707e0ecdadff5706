import { expect, it } from 'vitest';
import { breaks } from '../../src/client/breaks.js';
import { calm } from '../../src/client/calm.js';

it('calm is kept while the work lasts, also where it fails', async () => {
  const log: string[] = [];
  const one = calm(() => {
    log.push('slow');
    return () => void log.push('fast');
  });
  expect(await one.during(async () => log.push('work'))).toBe(2);
  await expect(one.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(log).toEqual(['slow', 'work', 'fast', 'slow', 'fast']);
});

it('calm is given up where it was in vain, and is worth while again once it helped', () => {
  const one = calm(() => () => {});
  one.learn(false);
  one.learn(true);
  one.learn(false);
  expect(one.isWorthwhile).toBe(true);
  one.learn(false);
  expect(one.isWorthwhile).toBe(false);
});

it.each([
  ['no connection', () => false, 0],
  ['every connection', () => true, 25],
  ['one in three', (at: number) => at % 3 === 0, 0],
  ['one in two', (at: number) => at % 2 === 0, 12],
] as const)('too many break where %s does', (_, broke, complaints) => {
  const note = breaks();
  expect(Array.from({ length: 200 }, (__, at) => note(broke(at))).filter((one) => one)).toHaveLength(complaints);
});
