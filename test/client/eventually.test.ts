import { describe, expect, it } from 'vitest';
import { eventually } from '../../src/client/eventually.js';

const { signal } = new AbortController();
const counting = () => {
  let tries = 0;
  return async () => {
    tries += 1;
    return tries;
  };
};

describe('eventually', () => {
  it('is at once where the first outcome will do', async () => {
    expect(await eventually(counting(), () => true, { waitMs: 10_000, signal })).toEqual({ outcome: 1, waitedMs: 0 });
  });

  it('tries until the outcome is what is waited for', async () => {
    const { outcome, waitedMs } = await eventually(counting(), (tries) => tries === 3, { waitMs: 10_000, signal });
    expect(outcome).toBe(3);
    expect(waitedMs).toBeGreaterThan(0);
  });

  it('tries once more when the time is over, and gives what there is', async () => {
    expect(await eventually(counting(), () => false, { waitMs: 60, signal })).toEqual({ outcome: 3, waitedMs: 60 });
  });

  it('tries once without any time', async () => {
    expect(await eventually(counting(), () => false, { waitMs: 0, signal })).toEqual({ outcome: 1, waitedMs: 0 });
  });

  it('ends with its signal, and passes errors on', async () => {
    const end = new AbortController();
    const waiting = eventually(counting(), () => false, { waitMs: 60_000, signal: end.signal });
    end.abort();
    await expect(waiting).rejects.toThrow();
    const broken = eventually(
      () => Promise.reject(new Error('broken')),
      () => true,
      { waitMs: 0, signal },
    );
    await expect(broken).rejects.toThrow('broken');
  });
});
