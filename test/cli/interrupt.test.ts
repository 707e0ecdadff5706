import { afterEach, expect, test } from 'vitest';
import { type Interrupt, onInterrupt } from '../../src/cli/interrupt.js';

let interrupt: Interrupt | undefined;
afterEach(() => interrupt?.release());

test.each(['SIGINT', 'SIGTERM'] as const)('the first %s aborts, the second ends the process at once', (signal) => {
  interrupt = onInterrupt();
  expect(interrupt.signal.aborted).toBe(false);
  process.emit(signal);
  expect(interrupt.signal.aborted).toBe(true);
  // Within a test, vitest lets the end of the process be an error that tells its status.
  expect(() => process.emit(signal)).toThrow('"130"');
});

test('a released interrupt leaves signals alone', () => {
  const before = process.listenerCount('SIGINT');
  interrupt = onInterrupt();
  interrupt.release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
