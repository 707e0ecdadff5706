import pc from 'picocolors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockText, msLeft, progressLine, startProgress } from '../../reporters/terminal/progress.js';

const plain = pc.createColors(false);
const unlimited = { maxRequests: 0, maxUploads: 0, maxBytes: 0, maxSeconds: 0 };
const nothing = { requests: 0, uploads: 0, bytes: 0 };

function recorded(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, write: (text: string) => written.push(text) } };
}

describe('a line of progress', () => {
  it('has checks, failures, requests, their rate, the time and what is left of it', () => {
    const spent = { requests: 1200, uploads: 40, bytes: 9000 };
    const state = { done: 312, total: 784, failed: 2, spent, share: 0.25, ms: 60_000 };
    expect(progressLine(state, unlimited, plain)).toBe(
      '312 of 784 checks, 2 failed, 1200 requests (20/s), 1:00, about 3:00 left',
    );
  });

  it('has the share of the limit that is closest to its end', () => {
    const spent = { requests: 120, uploads: 27, bytes: 0 };
    const limits = { ...unlimited, maxRequests: 200, maxUploads: 30, maxSeconds: 3600 };
    expect(progressLine({ done: 50, failed: 0, spent, ms: 4000 }, limits, plain)).toBe(
      '50 checks, 120 requests (30/s), 27 of 30 uploads (90 %), 0:04',
    );
  });

  it('says nothing of requests or of the time that is left before there is something to say', () => {
    expect(progressLine({ done: 0, failed: 0, spent: nothing, ms: 200 }, unlimited, plain)).toBe('0 checks, 0:01');
    expect(msLeft({ share: 0.5, ms: 4999 })).toBeUndefined();
    expect(msLeft({ share: 0.02, ms: 60_000 })).toBeUndefined();
    expect(msLeft({ share: 1, ms: 60_000 })).toBeUndefined();
    expect(msLeft({ share: 0.75, ms: 60_000 })).toBe(20_000);
  });

  it.each([
    [400, '0:01'],
    [847_000, '14:07'],
    [7_509_000, '2:05:09'],
  ])('writes %i ms as %s', (ms, text) => expect(clockText(ms)).toBe(text));
});

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes one line over and over on a terminal, and takes it away', () => {
    const { written, output } = recorded(true);
    const progress = startProgress(output, { NO_COLOR: '1' }, unlimited, () => 1000 + 1500 * written.length);
    progress.ended({ verdict: 'pass' });
    vi.advanceTimersByTime(100);
    progress.planned(3, 10);
    progress.ended({ verdict: 'fail' }, 5);
    progress.spent({ requests: 6, uploads: 1, bytes: 10 });
    vi.advanceTimersByTime(100);
    progress.stop();
    expect(written).toEqual([
      '\r\u001b[K1 checks, 0:00',
      '\r\u001b[K2 of 3 checks, 1 failed, 6 requests (4/s), 0:02',
      '\r\u001b[K',
    ]);
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(3);
  });

  it('writes a plain line each half minute elsewhere, and none for short work', () => {
    const { written, output } = recorded(false);
    const progress = startProgress(output, { NO_COLOR: '1' }, unlimited, () => Date.now());
    progress.planned(4, 100);
    vi.advanceTimersByTime(29_000);
    expect(written).toEqual([]);
    progress.ended({ verdict: 'pass' }, 50);
    vi.advanceTimersByTime(31_000);
    progress.stop();
    expect(written).toEqual([
      'upload-contract: 1 of 4 checks, 0:30, about 0:30 left\n',
      'upload-contract: 1 of 4 checks, 1:00, about 1:00 left\n',
    ]);
  });
});
