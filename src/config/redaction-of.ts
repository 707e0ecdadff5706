import { type Redaction, redaction } from '../client/redaction.js';
import type { Configuration } from './configuration.js';

/** Redacts every secret of a configuration. */
export function redactionOf({ auth, secrets }: Configuration): Redaction {
  const headers = Object.values(auth).flatMap((one) => ('headers' in one ? Object.keys(one.headers) : []));
  return redaction(
    secrets,
    headers.map((name) => name.toLowerCase()),
  );
}
