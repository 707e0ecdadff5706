import { describe, expect, it } from 'vitest';
import type { Token } from '../../src/client/token.js';
import { dated, justAfterEnd, justBeforeEnd, lenient, strict, wasInTime } from '../../suites/shared/passing-time.js';
import { inMemory } from './in-memory.js';

const issue = (context: ReturnType<typeof inMemory>): Promise<Token> =>
  context.api.getUploadToken({ max_uploads: 1, valid_minutes: 15 });

describe.each([15, 61, 1440])('a token of %i minutes', (minutes) => {
  it.each([lenient, strict])('is still good before its end, and bad after it, by $early and $late s', async (by) => {
    const context = inMemory();
    await context.clock.advance(1234);
    const one = await dated(context, () => issue(context));
    await justBeforeEnd(context, one, minutes, by);
    expect(context.clock.moved - 1234).toBeGreaterThanOrEqual(minutes * 60 - by.early - 14);
    expect(context.clock.moved - 1234).toBeLessThan(minutes * 60 - by.early);
    expect(wasInTime(context, one, minutes, one.token, by)).toBe(true);
    await justAfterEnd(context, one, minutes, by);
    expect(context.clock.moved - 1234).toBeGreaterThan(minutes * 60 + by.late);
    expect(context.clock.moved - 1234).toBeLessThan(minutes * 60 + by.late + 5);
    expect(wasInTime(context, one, minutes, one.token, by)).toBe(false);
  });

  it('is not moved back when its end was passed already', async () => {
    const context = inMemory();
    const one = await dated(context, () => issue(context));
    await context.clock.advance(100 * minutes * 60);
    const { moved } = context.clock;
    await justBeforeEnd(context, one, minutes);
    expect(context.clock.moved).toBe(moved);
    expect(wasInTime(context, one, minutes, one.token)).toBe(false);
  });
});
