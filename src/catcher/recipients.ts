import { randomBytes } from 'node:crypto';
import { type CallbackAddress, CatcherClosed, type Mailbox } from './address.js';
import type { Reaction, ReceivedCall } from './call.js';
import { addressBelow } from './place.js';

/** How a call is answered. */
export type Reacting = Reaction | ((call: ReceivedCall) => Reaction);

/** Whoever an address was handed out for. */
export interface Recipient {
  readonly mailbox: Mailbox;
  readonly reaction: Reacting;
}

/** What an address may be asked for. */
export interface AddressOptions {
  /** How calls are answered; with HTTP 200, without. */
  readonly reaction?: Reacting;
  /** Appended to the address. */
  readonly path?: string;
}

/** How a recipient wants a call to be answered. */
export function reactionTo(call: ReceivedCall, { reaction }: Pick<Recipient, 'reaction'>): Reaction {
  return typeof reaction === 'function' ? reaction(call) : reaction;
}

/** The addresses that were handed out. */
export class Recipients {
  /** By id; null once released. */
  readonly #byId = new Map<string, Recipient | null>();

  /**
   * Whom a call is for; null for an address that was released, and undefined for one that was never handed out. The id
   * may be anywhere in the path: a tunnel may keep or remove its prefix, a target may append to it.
   */
  of(url: string): Recipient | null | undefined {
    const id = url
      .split('?', 1)[0]
      ?.split('/')
      .find((segment) => this.#byId.has(segment));
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Hands out an address below a place that nobody can guess. */
  handOut(base: string, mailbox: Mailbox, { reaction = {}, path = '' }: AddressOptions): CallbackAddress {
    const id = randomBytes(16).toString('hex');
    const url = addressBelow(base, id, path);
    this.#byId.set(id, { mailbox, reaction });
    return {
      id,
      url,
      calls: mailbox.calls,
      next: (wanted) => mailbox.next(wanted),
      quiet: (quietMs, signal) => mailbox.quiet(quietMs, signal),
      release: () => {
        this.#byId.set(id, null);
        mailbox.fail(new CatcherClosed('The callback address was released.'));
      },
    };
  }

  /** Nothing arrives any more: whoever waits learns why. */
  failAll(reason: unknown): void {
    for (const recipient of this.#byId.values()) recipient?.mailbox.fail(reason);
  }
}
