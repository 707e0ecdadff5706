import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds: long enough that whoever reads is given each piece by itself, as a rule. */
const pause = 60;

/**
 * Keeps two pieces of a body apart: by a pause, and by a turn of the event loop behind it, in which a reader of the same
 * process is given the first piece even where the pause was over before anything was read.
 */
export async function apart(): Promise<void> {
  await setTimeout(pause);
  await setImmediate();
}
