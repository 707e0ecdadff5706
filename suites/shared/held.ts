import { setTimeout as delay } from 'node:timers/promises';
import type { Transmission } from '../../src/client/call.js';

/** Milliseconds after which a target that answers nobody meanwhile is taken to serve one request at a time. */
const usualPatience = 10_000;

/** The outcome of a request that was held back, and of others beside it. */
export interface BesideHeld<Held, Others> {
  readonly held: Held;
  readonly others: Others;
  /** Whether the others were answered while the one was held; a target may serve one request at a time. */
  readonly isMeanwhile: boolean;
}

/**
 * Holds one request back in the middle of its body while others are made, and lets it go on after them.
 * @param patience milliseconds that the others get
 */
export async function whileHeld<Held, Others>(
  hold: (transmission: Transmission) => Promise<Held>,
  others: () => Promise<Others>,
  patience = usualPatience,
): Promise<BesideHeld<Held, Others>> {
  let release = (): void => undefined;
  const holdUntil = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = hold({ holdUntil });
  const pending = others();
  try {
    const isMeanwhile = await Promise.race([pending.then(() => true), delay(patience, false, { ref: false })]);
    release();
    return { isMeanwhile, others: await pending, held: await held };
  } finally {
    release();
    await Promise.allSettled([pending, held]);
  }
}
