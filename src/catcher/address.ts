import type { ReceivedCall } from './call.js';

/** An address that was given to a target, and the calls that arrived there. */
export interface CallbackAddress {
  readonly id: string;
  /** The public URL, without a query. */
  readonly url: string;
  /** All calls so far, in order of arrival. */
  readonly calls: readonly ReceivedCall[];
  /**
   * The next call that was not yet taken. Rejects with CallbackTimeout after `timeoutMs` (10 s when left out), with the
   * signal's reason when that aborts, and with CatcherClosed when the address is released.
   */
  next(options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<ReceivedCall>;
  /** Resolves with all calls once `quietMs` have passed without a (further) call, or once they are more than are kept. */
  quiet(quietMs: number, signal?: AbortSignal): Promise<readonly ReceivedCall[]>;
  /** Rejects all waiting for this address; later calls are refused. */
  release(): void;
}

/** No call arrived in the time given. */
export class CallbackTimeout extends Error {
  override readonly name = 'CallbackTimeout';
}

/** The address was released, or the catcher closed, while a call was awaited. */
export class CatcherClosed extends Error {
  override readonly name = 'CatcherClosed';
}

interface Wait<T> {
  resolve(value: T): void;
  reject(reason: unknown): void;
  /** Starts the time anew. */
  postpone(): void;
}

const maxTimerMs = 2 ** 31 - 1;

/** A promise among `open` that its keeper, a timer or a signal settles. */
function wait<T>(
  open: Set<Wait<T>>,
  ms: number,
  signal: AbortSignal | undefined,
  expired: (wait: Wait<T>) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => expired(self), Math.min(ms, maxTimerMs));
    const aborted = () => self.reject(signal?.reason);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      open.delete(self);
    };
    const self: Wait<T> = {
      resolve: (value) => {
        end();
        resolve(value);
      },
      reject: (reason) => {
        end();
        reject(reason);
      },
      postpone: () => timer.refresh(),
    };
    signal?.addEventListener('abort', aborted);
    open.add(self);
  });
}

/** What is kept of the calls to one address, so that a flood cannot exhaust memory: more than any check looks at. */
const most = { calls: 1000, bytes: 8 * 1024 * 1024 };

/** Characters and bytes that a call takes up in memory, as far as senders decide it. */
export function sizeOf(call: ReceivedCall): number {
  const texts = [call.url, ...call.headers.flat(), ...call.parameters.flat()];
  return texts.reduce((sum, text) => sum + text.length, call.body.length);
}

/** Stores the calls of one address and hands them to those who wait. */
export class Mailbox {
  readonly calls: ReceivedCall[] = [];
  readonly #untaken: ReceivedCall[] = [];
  readonly #takers = new Set<Wait<ReceivedCall>>();
  readonly #listeners = new Set<Wait<readonly ReceivedCall[]>>();
  #heldBytes = 0;
  /** What comes is not kept any more, and there is no silence to wait for. */
  #isFull = false;
  #failure: { readonly reason: unknown } | undefined;

  /** A call has begun to arrive: the silence is over, even if its body is slow. */
  stir(): void {
    if (this.#isFull) return;
    for (const listener of this.#listeners) listener.postpone();
  }

  /** Stores a call, or hands it to whoever has waited longest. Beyond what is kept of one address, it is lost. */
  deliver(call: ReceivedCall): void {
    if (this.#failure || this.#isFull) return;
    this.#heldBytes += sizeOf(call);
    this.calls.push(call);
    const [taker] = this.#takers;
    if (taker) taker.resolve(call);
    else this.#untaken.push(call);
    this.stir();
    if (this.calls.length < most.calls && this.#heldBytes < most.bytes) return;
    this.#isFull = true;
    for (const listener of [...this.#listeners]) listener.resolve([...this.calls]);
  }

  /** Rejects all waiting, now and later, with this reason; the first reason stays. */
  fail(reason: unknown): void {
    this.#failure ??= { reason };
    for (const waiter of [...this.#takers, ...this.#listeners]) waiter.reject(reason);
  }

  #checkOpen(signal: AbortSignal | undefined): void {
    signal?.throwIfAborted();
    if (this.#failure) throw this.#failure.reason;
  }

  async next({ timeoutMs = 10_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<ReceivedCall> {
    this.#checkOpen(signal);
    const ready = this.#untaken.shift();
    if (ready) return ready;
    if (this.#isFull) throw new Error(`More callbacks arrived at one address than are kept: ${this.calls.length}.`);
    return wait(this.#takers, timeoutMs, signal, (taker) =>
      taker.reject(new CallbackTimeout(`No callback arrived within ${timeoutMs} ms.`)),
    );
  }

  async quiet(quietMs: number, signal?: AbortSignal): Promise<readonly ReceivedCall[]> {
    this.#checkOpen(signal);
    if (this.#isFull) return [...this.calls];
    return wait(this.#listeners, quietMs, signal, (listener) => listener.resolve([...this.calls]));
  }
}
