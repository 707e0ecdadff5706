import { type CallbackAddress, CatcherClosed, Mailbox } from '../address.js';
import type { Reaction, ReceivedCall } from '../call.js';
import type { Catcher } from '../catcher.js';
import { Recipients, reactionTo } from '../recipients.js';
import { type CallbackPathLost, linkRelay, type RelayAccess, type RelayLink } from './poll.js';
import type { RelayedCall } from './wire.js';

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
  const recipients = new Recipients();
  let strays = 0;
  let lost: CallbackPathLost | undefined;

  function answerTo(call: ReceivedCall): Reaction {
    const recipient = recipients.of(call.url);
    if (recipient === undefined) strays += 1;
    if (!recipient) return { status: recipient === null ? 410 : 404, body: '' };
    recipient.mailbox.deliver(call);
    try {
      return reactionTo(call, recipient);
    } catch (error) {
      // An error of the check, which must not mistake it for silence.
      recipient.mailbox.fail(error);
      return { destroy: true };
    }
  }

  const link = await linkRelay(
    access,
    {
      arrived: (call) => void link.answer(call.number, answerTo(received(call))),
      lost(reason) {
        lost = reason;
        recipients.failAll(reason);
      },
    },
    signal,
  );
  const base = `${access.url}/${link.session}`;

  return {
    url: base,
    localUrl: base,
    isIndirect: true,
    address(options = {}): CallbackAddress {
      const mailbox = new Mailbox();
      const address = recipients.handOut(base, mailbox, options);
      if (lost !== undefined) mailbox.fail(lost);
      return { ...address, quiet: (quietMs, ends) => quietWith(mailbox, link, quietMs, ends) };
    },
    get strays() {
      return strays;
    },
    unreadable: 0,
    async close() {
      recipients.failAll(new CatcherClosed('The callback catcher was closed.'));
      await link.close();
      await onClosed();
    },
  };
}
