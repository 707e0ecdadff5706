import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { whileHeld } from '../../suites/shared/held.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('while one request is held', () => {
  it('others are made, and it goes on after them', async () => {
    const order: string[] = [];
    const { held, meanwhile } = await whileHeld(
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
    expect([held, meanwhile]).toEqual(['the held one', 'the others']);
    expect(order).toEqual(['held', 'others', 'released']);
  });

  it('others that are left waiting are told apart, and still come to their end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    let ended = false;
    const result = await whileHeld(
      async ({ holdUntil }) => holdUntil,
      async () => {
        await delay(6000);
        ended = true;
      },
    );
    expect(result.meanwhile).toBeUndefined();
    expect(ended).toBe(true);
  }, 15_000);

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
