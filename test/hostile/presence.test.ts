import { expect, it } from 'vitest';
import { run } from './setting/command.js';
import { front } from './setting/front.js';

const some = ['--requirement', 'token.lifetime.*', '--runs', '3'] as const;

it('a target that dies for good: what is left could not be judged', async () => {
  const target = await front({
    takes({ number, socket }) {
      if (number > 12) socket.resetAndDestroy();
      return number > 12;
    },
  });
  const { status, results } = await run(target.configuration, some);
  expect([1, 3]).toContain(status);
  expect(results.run.expectedChecks).toBeGreaterThan(3);
  await target.left();
});

it('a target that hangs from some request on', async () => {
  const target = await front({ takes: ({ number }) => number > 12 });
  const timeouts = { answerSeconds: 2, checkSeconds: 20, settleSeconds: 0 };
  const { status, results, err } = await run({ ...target.configuration, timeouts }, some);
  expect(results.requirements.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(status).toBe(3);
  expect(results.outcome).toBe('inconclusive');
  expect(err + results.because).toMatch(/stopped answering|no complete answer|no answer/);
  await target.left();
});

it.each([
  ['never answers', false],
  ['answers with informational answers without end', true],
])('a target of which one method %s, while the others answer', async (_, flood) => {
  const target = await front({
    takes({ path, socket }) {
      if (!path.endsWith('redeem-upload-token')) return false;
      if (!flood) return true;
      const drip = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(20)), 5);
      socket.once('close', () => clearInterval(drip));
      return true;
    },
  });
  const timeouts = { answerSeconds: 1.5, checkSeconds: 60, settleSeconds: 0 };
  const { status, results } = await run({ ...target.configuration, timeouts }, ['--suite', 'redemption']);
  expect(results.requirements.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(status).toBe(3);
  // One time-out after the other would take minutes.
  await target.left();
});

it('a target that says "not now" for good', async () => {
  const target = await front({
    takes({ socket }) {
      socket.write('HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n');
      return true;
    },
  });
  const { status, results } = await run(target.configuration, some);
  expect(status).toBe(3);
  expect(results.outcome).toBe('inconclusive');
  await target.left();
});
