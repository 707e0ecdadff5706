import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { whileHeld } from '../../suites/shared/held.js';

describe('while one request is held', () => {
  it('others are made, and it goes on after them', async () => {
    const order: string[] = [];
    const { held, others, isMeanwhile } = await whileHeld(
      async ({ holdUntil }) => {
        order.push('held');
        await holdUntil;
        order.push('released');
        return 'the held one';
      },
      async () => {
        order.push('others');
        return 'the others';
      },
    );
    expect([held, others, isMeanwhile]).toEqual(['the held one', 'the others', true]);
    expect(order).toEqual(['held', 'others', 'released']);
  });

  it('others that are left waiting are told apart, and still come to their end', async () => {
    let ended = false;
    const result = await whileHeld(
      async ({ holdUntil }) => holdUntil,
      async () => {
        await delay(100);
        ended = true;
      },
      20,
    );
    expect(result.isMeanwhile).toBe(false);
    expect(ended).toBe(true);
  });

  it('it is released when others fail', async () => {
    let released = false;
    const run = whileHeld(
      async ({ holdUntil }) => {
        await holdUntil;
        released = true;
      },
      () => Promise.reject(new Error('no answer')),
    );
    await expect(run).rejects.toThrow('no answer');
    await delay(0);
    expect(released).toBe(true);
  });
});
