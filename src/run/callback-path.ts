import { isIPv4 } from 'node:net';
import { request } from 'undici';
import type { Catcher } from '../catcher/catcher.js';
import { agentFor, elsewhere } from '../client/agent.js';
import type { Route } from '../client/route.js';
import type { Prober } from './probe.js';

/** Milliseconds that the run's own call to its callback address may take. */
const ownCallMs = 10_000;

/** Calls an address of the catcher as a target would. @returns what went wrong; undefined when the call arrived */
export async function ownCall(catcher: Catcher, route: Route, signal: AbortSignal): Promise<string | undefined> {
  const address = catcher.address();
  const dispatcher = agentFor(elsewhere(route));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ownCallMs)]);
  try {
    const answer = await request(address.url, { method: 'GET', signal: limit, dispatcher });
    await answer.body.dump();
    await address.quiet(0, limit);
    if (address.calls.length > 0) return undefined;
    return `it answers HTTP ${answer.statusCode} and does not lead to the catcher`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    address.release();
    await dispatcher.destroy();
  }
}

/** Lets the target itself call back, which may reach an address that this machine does not. */
async function targetCalls({ api, made }: Prober, catcher: Catcher, ms: number, signal: AbortSignal): Promise<boolean> {
  const address = catcher.address();
  try {
    const arrived = address.next({ timeoutMs: ms, signal }).then(
      () => true,
      () => false,
    );
    const token = await api.getUploadToken({ return_url: address.url, background_return_p: 1 });
    await api.redeem(token, made.photo());
    return await arrived;
  } catch {
    return false;
  } finally {
    address.release();
  }
}

/**
 * Tries the public address of the catcher before anything is judged by what arrives there.
 * @param timeoutMs milliseconds that the target's own callback may take
 * @returns why no callback can be expected; undefined when the path works
 */
export async function deadCallbackPath(
  prober: Prober,
  catcher: Catcher,
  route: Route,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!catcher.isIndirect) return undefined;
  const problem = await ownCall(catcher, route, signal);
  if (problem === undefined || (await targetCalls(prober, catcher, timeoutMs, signal))) return undefined;
  return `no callback path: ${catcher.url} does not lead to this machine (${problem}); see callbacks`;
}

function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))
  );
}

/** Why a target cannot reach a catcher that has no address but this machine's own; undefined where it may. */
export function noCallbackPath(target: string, catcher: Pick<Catcher, 'url'>): string | undefined {
  if (isLoopback(target) || !isLoopback(catcher.url)) return undefined;
  return 'no callback path: the target cannot reach this machine; set callbacks.publicUrl or callbacks.relay';
}
