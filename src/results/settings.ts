import { createHash } from 'node:crypto';
import type { Configuration, Credentials } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import { changeTexts } from '../plain-json.js';

/** How a caller proves who it is, without what it proves it by. */
function kindOf(credentials: Credentials): readonly string[] {
  if ('headers' in credentials) return ['headers', ...Object.keys(credentials.headers).sort()];
  return Object.keys(credentials);
}

/** Keys in one order, however they were written. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A digest of each setting on which the verdicts of a run depend, by its name. How the target is reached, how fast, and
 * how it is tidied may differ between the machines of one sharded run. No secret goes into a digest, from which a short
 * one could be guessed.
 * @param backend what is judged through an adapter, of which the rest of the configuration is
 */
export function settingDigests(
  configuration: Configuration,
  backend?: Configuration['backend'],
): Readonly<Record<string, string>> {
  const { auth, headers, product, replace, known, clock, capabilities, expectedFailures } = configuration;
  const settings: Readonly<Record<string, unknown>> = {
    auth: Object.fromEntries(Object.entries(auth).map(([level, credentials]) => [level, kindOf(credentials)])),
    headers: Object.keys(headers)
      .map((name) => name.toLowerCase())
      .sort(),
    product,
    replace,
    known,
    clock: clock === undefined ? [] : Object.keys(clock),
    capabilities,
    expectedFailures,
    backend: backend === undefined ? [] : { ...backend, headers: Object.keys(backend.headers) },
  };
  const { text: redact } = redactionOf(configuration);
  const digest = (value: unknown): string =>
    createHash('sha256')
      .update(JSON.stringify(changeTexts(value, redact), sorted))
      .digest('hex')
      .slice(0, 16);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, digest(value)]));
}
