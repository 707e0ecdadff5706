import { type Catcher, startCatcher } from '../catcher/catcher.js';
import { CallbackPathLost } from '../catcher/relay/poll.js';
import { catchByRelay } from '../catcher/relay/remote.js';
import { agentFor, elsewhere } from '../client/agent.js';
import type { Configuration } from '../config/configuration.js';

/** A catcher, and why nothing arrives at it where that is known beforehand. */
export interface OpenedCatcher {
  readonly catcher: Catcher;
  readonly noPath?: string;
}

/**
 * Starts to catch callbacks as configured: on this machine, or by way of a relay. Where the relay does not work, the
 * addresses are those of this machine, so that whatever needs no callback can still be judged.
 * @throws ListenError when the catcher cannot listen as configured
 */
export async function openCatcher(
  { callbacks, route }: Pick<Configuration, 'callbacks' | 'route'>,
  signal: AbortSignal,
): Promise<OpenedCatcher> {
  const { listen, publicUrl, relay } = callbacks;
  if (relay === undefined)
    return { catcher: await startCatcher({ listen, ...(publicUrl === undefined ? {} : { publicUrl }) }) };
  const dispatcher = agentFor(elsewhere(route));
  try {
    return { catcher: await catchByRelay({ ...relay, dispatcher }, signal, () => dispatcher.destroy()) };
  } catch (error) {
    await dispatcher.destroy();
    if (!(error instanceof CallbackPathLost)) throw error;
    return { catcher: await startCatcher({ listen }), noPath: `no callback path: ${error.message}` };
  }
}
