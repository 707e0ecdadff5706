import { shortestSecret } from '../catcher/relay/wire.js';
import { publicUrl } from './addresses.js';
import type { Callbacks } from './configuration.js';
import type { Fail } from './configuration-error.js';

type Relay = NonNullable<Callbacks['relay']>;

/** The relay as configured, its URL without a slash at its end. */
export function relayOf({ url, secret }: Relay, ownUrl: string | undefined, fail: Fail): Relay {
  if (ownUrl !== undefined)
    fail(['callbacks', 'relay'], 'callbacks.relay and callbacks.publicUrl are two ways to the same place; give one');
  if (secret.length < shortestSecret)
    fail(['callbacks', 'relay', 'secret'], `callbacks.relay.secret must have at least ${shortestSecret} characters`);
  return { url: publicUrl(url, ['callbacks', 'relay', 'url'], fail), secret };
}

/** What of it must never be printed. */
export function secretsOfRelay(relay: Relay | undefined): readonly string[] {
  return relay === undefined ? [] : [relay.secret];
}
