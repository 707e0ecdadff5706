import { type Redaction, redaction } from '../client/redaction.js';
import type { Configuration } from './configuration.js';

/** Hides whatever a configuration holds that nobody else may know. */
export function redactionOf({ auth, secrets }: Configuration): Redaction {
  const headers = Object.values(auth).flatMap((one) => ('headers' in one ? Object.keys(one.headers) : []));
  return redaction(
    secrets,
    headers.map((name) => name.toLowerCase()),
  );
}
