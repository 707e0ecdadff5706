import { afterEach, expect, test } from 'vitest';
import { type Interrupt, onInterrupt } from '../../src/cli/interrupt.js';

let interrupt: Interrupt | undefined;
afterEach(() => interrupt?.release());

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the first %s asks for an end in order, the second for one at once',
  (signal) => {
    interrupt = onInterrupt();
    expect(interrupt.signal.aborted).toBe(false);
    process.emit(signal);
    expect([interrupt.signal.aborted, interrupt.atOnce.aborted]).toEqual([true, false]);
    process.emit(signal);
    expect(interrupt.atOnce.aborted).toBe(true);
    // Whatever sends more of them, what was gathered is still to be written.
    process.emit(signal);
  },
);

test('a released interrupt leaves signals alone', () => {
  const before = process.listenerCount('SIGINT');
  interrupt = onInterrupt();
  interrupt.release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
