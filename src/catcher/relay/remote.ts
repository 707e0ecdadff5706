import { randomBytes } from 'node:crypto';
import { type CallbackAddress, CatcherClosed, Mailbox } from '../address.js';
import type { Reaction, ReceivedCall } from '../call.js';
import type { Catcher } from '../catcher.js';
import { addressBelow } from '../place.js';
import { type CallbackPathLost, linkRelay, type RelayAccess, type RelayLink } from './poll.js';
import type { RelayedCall } from './wire.js';

interface Recipient {
  readonly mailbox: Mailbox;
  readonly reaction: Reaction | ((call: ReceivedCall) => Reaction);
}

/** A call as if it had arrived here. */
function received({ number: _number, ageMs, bodyBase64, ...rest }: RelayedCall): ReceivedCall {
  return { ...rest, receivedAt: Date.now() - ageMs, body: Buffer.from(bodyBase64, 'base64') };
}

/** All calls once none has come for a while, those included that the relay has and this machine has not. */
async function quietWith(
  mailbox: Mailbox,
  link: RelayLink,
  quietMs: number,
  signal: AbortSignal | undefined,
): Promise<readonly ReceivedCall[]> {
  for (;;) {
    const calls = await mailbox.quiet(quietMs, signal);
    await link.catchUp(signal);
    if (mailbox.calls.length === calls.length) return calls;
  }
}

/**
 * A catcher whose addresses are those of a relay.
 * @param onClosed called when it is closed
 * @throws CallbackPathLost when there is no relay, or it refuses
 */
export async function catchByRelay(
  access: RelayAccess,
  signal: AbortSignal,
  onClosed: () => Promise<void> = async () => {},
): Promise<Catcher> {
  /** By id; null once released. */
  const recipients = new Map<string, Recipient | null>();
  let strays = 0;
  let lost: CallbackPathLost | undefined;

  function reactionTo(call: ReceivedCall): Reaction {
    const id = call.url
      .split('?', 1)[0]
      ?.split('/')
      .find((segment) => recipients.has(segment));
    const recipient = id === undefined ? undefined : recipients.get(id);
    if (recipient === undefined) strays += 1;
    if (!recipient) return { status: recipient === null ? 410 : 404, body: '' };
    recipient.mailbox.deliver(call);
    try {
      return typeof recipient.reaction === 'function' ? recipient.reaction(call) : recipient.reaction;
    } catch (error) {
      // An error of the check, which must not mistake it for silence.
      recipient.mailbox.fail(error);
      return { destroy: true };
    }
  }

  const failAll = (reason: unknown): void => {
    for (const recipient of recipients.values()) recipient?.mailbox.fail(reason);
  };
  const link = await linkRelay(
    access,
    {
      arrived: (call) => void link.answer(call.number, reactionTo(received(call))),
      lost(reason) {
        lost = reason;
        failAll(reason);
      },
    },
    signal,
  );
  const base = `${access.url}/${link.session}`;

  return {
    url: base,
    localUrl: base,
    isIndirect: true,
    address({ reaction = {}, path = '' } = {}): CallbackAddress {
      const id = randomBytes(16).toString('hex');
      const url = addressBelow(base, id, path);
      const mailbox = new Mailbox();
      recipients.set(id, { mailbox, reaction });
      if (lost !== undefined) mailbox.fail(lost);
      return {
        id,
        url,
        calls: mailbox.calls,
        next: (wanted) => mailbox.next(wanted),
        quiet: (quietMs, ends) => quietWith(mailbox, link, quietMs, ends),
        release() {
          recipients.set(id, null);
          mailbox.fail(new CatcherClosed('The callback address was released.'));
        },
      };
    },
    get strays() {
      return strays;
    },
    unreadable: 0,
    async close() {
      failAll(new CatcherClosed('The callback catcher was closed.'));
      await link.close();
      await onClosed();
    },
  };
}
