import { once } from 'node:events';
import { expect, test } from 'vitest';
import { emptyFolder, upload } from './command.js';

test('a selftest that is stopped says what it judged, and no more', async () => {
  const words = ['selftest', '--fault', 'token-lifetime-default-179', '--repeat', '1000', '--jobs', '1'];
  const { child, finished } = upload(words, await emptyFolder());
  let told = '';
  while (!told.includes('50 of 1000 targets judged')) told += (await once(child.stderr, 'data')).join('');
  child.kill('SIGINT');
  const { status, out, err } = await finished;
  expect(status).toBe(130);
  expect(err).toMatch(/^stopped: \d+ of 1000 targets judged$/m);
  expect(out).toContain('token-lifetime-default-179  token.lifetime.default  caught');
  expect(out).toContain('1 of 1 faults caught');
});
