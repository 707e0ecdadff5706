import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallbackTimeout, CatcherClosed, Mailbox } from '../../src/catcher/address.js';
import type { ReceivedCall } from '../../src/catcher/call.js';

/** A call that only its address tells from another. */
function call(url: string, body = new Uint8Array()): ReceivedCall {
  const head = { receivedAt: 0, method: 'GET', url, httpVersion: '1.1', headers: [], parameters: [] };
  return { ...head, body, bodyTruncated: false };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('next', () => {
  it('gives each call once, in order of arrival, whether it came before or after it was asked for', async () => {
    const mailbox = new Mailbox();
    mailbox.deliver(call('/1'));
    mailbox.deliver(call('/2'));
    expect((await mailbox.next()).url).toBe('/1');
    expect((await mailbox.next()).url).toBe('/2');
    const third = mailbox.next();
    const fourth = mailbox.next();
    mailbox.deliver(call('/3'));
    mailbox.deliver(call('/4'));
    expect([(await third).url, (await fourth).url]).toEqual(['/3', '/4']);
    expect(mailbox.calls.map(({ url }) => url)).toEqual(['/1', '/2', '/3', '/4']);
  });

  it('waits exactly as long as it may, and what comes later is kept for the next one', async () => {
    const mailbox = new Mailbox();
    const outcome = mailbox.next({ timeoutMs: 500 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(499);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBeInstanceOf(CallbackTimeout);
    mailbox.deliver(call('/late'));
    expect((await mailbox.next()).url).toBe('/late');
  });

  it('ends with the reason of its signal, and leaves the call to others', async () => {
    const mailbox = new Mailbox();
    const abort = new AbortController();
    const outcome = mailbox.next({ signal: abort.signal }).catch((error: unknown) => error);
    const other = mailbox.next();
    const reason = new Error('the run is over');
    abort.abort(reason);
    expect(await outcome).toBe(reason);
    mailbox.deliver(call('/1'));
    expect((await other).url).toBe('/1');
    await expect(mailbox.next({ signal: abort.signal })).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('accepts a time without end', async () => {
    const mailbox = new Mailbox();
    const next = mailbox.next({ timeoutMs: Number.POSITIVE_INFINITY });
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    mailbox.deliver(call('/1'));
    expect((await next).url).toBe('/1');
  });
});

describe('quiet', () => {
  it('starts anew with each call, also with one whose body is still to come', async () => {
    const mailbox = new Mailbox();
    const settled = vi.fn();
    const quiet = mailbox.quiet(100).then((calls) => {
      settled();
      return calls;
    });
    await vi.advanceTimersByTimeAsync(99);
    mailbox.stir();
    await vi.advanceTimersByTimeAsync(99);
    mailbox.deliver(call('/1'));
    await vi.advanceTimersByTimeAsync(99);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect((await quiet).map(({ url }) => url)).toEqual(['/1']);
  });

  it('does not take calls away, and its answer does not grow afterwards', async () => {
    const mailbox = new Mailbox();
    mailbox.deliver(call('/1'));
    const quiet = mailbox.quiet(10);
    await vi.advanceTimersByTimeAsync(10);
    const calls = await quiet;
    mailbox.deliver(call('/2'));
    expect(calls).toHaveLength(1);
    expect((await mailbox.next()).url).toBe('/1');
  });

  it('ends with the reason of its signal', async () => {
    const mailbox = new Mailbox();
    const abort = new AbortController();
    const outcome = mailbox.quiet(100, abort.signal).catch((error: unknown) => error);
    abort.abort('enough');
    expect(await outcome).toBe('enough');
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('tells everybody who waits, now or later, why there is nothing more to wait for', async () => {
  const mailbox = new Mailbox();
  mailbox.deliver(call('/1'));
  await mailbox.next();
  const waiting = [mailbox.next(), mailbox.next(), mailbox.quiet(10)].map((one) =>
    one.catch((error: unknown) => error),
  );
  const reason = new CatcherClosed('closed');
  mailbox.fail(reason);
  mailbox.fail(new Error('too late'));
  mailbox.deliver(call('/2'));
  expect(await Promise.all(waiting)).toEqual([reason, reason, reason]);
  await expect(mailbox.next()).rejects.toBe(reason);
  await expect(mailbox.quiet(1)).rejects.toBe(reason);
  expect(mailbox.calls).toHaveLength(1);
});

it.each([
  ['large ones', 1024 * 1024, 8],
  ['very many', 0, 1000],
])('keeps a bounded part of a flood of %s, and does not wait for its end', async (_, size, kept) => {
  const mailbox = new Mailbox();
  const settled = mailbox.quiet(60_000);
  for (let n = 0; n < 1200; n += 1) mailbox.deliver(call('/', new Uint8Array(size)));
  expect(await settled).toHaveLength(kept);
  expect(await mailbox.quiet(60_000)).toHaveLength(kept);
  for (let n = 0; n < kept; n += 1) await mailbox.next();
  await expect(mailbox.next()).rejects.toThrow(/More callbacks arrived at one address than are kept/);
});
