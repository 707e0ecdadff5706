import { type Redaction, redaction } from '../client/redaction.js';
import type { Configuration } from './configuration.js';

/** Redacts every secret of a configuration. */
export function redactionOf({ auth, headers: always, secrets }: Configuration): Redaction {
  const ofAuth = Object.values(auth).flatMap((one) => ('headers' in one ? Object.keys(one.headers) : []));
  const headers = [...Object.keys(always), ...ofAuth];
  return redaction(
    secrets,
    headers.map((name) => name.toLowerCase()),
  );
}
