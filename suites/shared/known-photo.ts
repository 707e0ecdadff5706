import { setTimeout as delay } from 'node:timers/promises';
import type { CheckContext } from '../check/context.js';

/** Milliseconds before each further look: a photo that was stored on one machine may reach the next a little later. */
const pauses = [100, 200, 400, 800, 1500, 3000];

/** Whether a replace token is granted for a photo. */
async function isKnown({ api }: Pick<CheckContext, 'api'>, photo_id: string): Promise<boolean> {
  return (await api.attempt.getReplaceToken({ photo_id })).kind === 'granted';
}

/** Whether a replace token is granted for a photo, at once or after some seconds. */
export async function isKnownInTime(context: Pick<CheckContext, 'api'>, photo_id: string): Promise<boolean> {
  for (const pause of pauses) {
    if (await isKnown(context, photo_id)) return true;
    await delay(pause);
  }
  return isKnown(context, photo_id);
}
