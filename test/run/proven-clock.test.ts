import { describe, expect, it } from 'vitest';
import { ClockError } from '../../src/client/clock.js';
import { provenClock, type Shown } from '../../src/run/proven-clock.js';

/** A clock that moves what a target shows as it says, with the questions that were asked. */
function target(follows: { readonly date: boolean; readonly validUntil: boolean }, known = true) {
  const state = { moved: 0, asked: 0 };
  const clock = {
    get moved() {
      return state.moved;
    },
    async advance(seconds: number) {
      state.moved += seconds;
    },
  };
  const shown = async (): Promise<Shown> => {
    state.asked += 1;
    if (!known) return { date: undefined, validUntil: undefined };
    return {
      date: 1000 + (follows.date ? state.moved : 0),
      validUntil: 11_800 + (follows.validUntil ? state.moved : 0),
    };
  };
  return { state, clock: provenClock(clock, shown) };
}

describe('a clock that is moved from outside', () => {
  it.each([
    { date: true, validUntil: true },
    { date: true, validUntil: false },
    { date: false, validUntil: true },
  ])('is proven once by what the target shows: %o', async (follows) => {
    const { state, clock } = target(follows);
    await clock.advance(900);
    await clock.advance(900);
    expect([clock.moved, state.asked]).toEqual([1800, 2]);
  });

  it('is no clock where nothing of the target follows', async () => {
    const { clock } = target({ date: false, validUntil: false });
    await expect(clock.advance(900)).rejects.toThrow(ClockError);
    await expect(clock.advance(900)).rejects.toThrow(/neither the Date header nor valid_until shows it/);
  });

  it('is taken at its word where the target shows no time, or the move is short', async () => {
    await target({ date: false, validUntil: false }, false).clock.advance(900);
    const { state, clock } = target({ date: false, validUntil: false });
    await clock.advance(60);
    expect(state.asked).toBe(0);
  });
});
