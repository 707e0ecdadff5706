import { setTimeout as delay } from 'node:timers/promises';
import type { Transmission } from '../../src/client/call.js';

/** Milliseconds after which a target that answers nobody meanwhile is taken to serve one request at a time. */
const patience = 5000;

/**
 * Holds one request back in the middle of its body while others are made.
 * @returns the answer to the held request, and what came of the others; undefined when the target left them waiting
 */
export async function whileHeld<Held, Others>(
  hold: (transmission: Transmission) => Promise<Held>,
  others: () => Promise<Others>,
): Promise<{ readonly held: Held; readonly meanwhile: Others | undefined }> {
  let release = (): void => undefined;
  const holdUntil = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = hold({ holdUntil });
  const pending = others();
  try {
    const meanwhile = await Promise.race([pending, delay(patience, undefined, { ref: false })]);
    return { meanwhile, held: await finish() };
  } finally {
    release();
  }

  async function finish(): Promise<Held> {
    release();
    await Promise.allSettled([pending]);
    return held;
  }
}
