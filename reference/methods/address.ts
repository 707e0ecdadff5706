import type { Pair } from '../state/model.js';

/** Encodes pairs as `application/x-www-form-urlencoded`. */
export function formEncode(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/**
 * Appends an encoded query to an address: behind its own query, before its fragment. What was there stays as it
 * is, byte for byte, but for characters that no header can carry, which are percent-encoded.
 */
export function appendQuery(address: string, query: string): string {
  const carried = headerSafe(address);
  const hash = carried.indexOf('#');
  const base = hash === -1 ? carried : carried.slice(0, hash);
  const fragment = hash === -1 ? '' : carried.slice(hash);
  return base + joint(base) + query + fragment;
}

function joint(base: string): string {
  if (!base.includes('?')) return '?';
  return base.endsWith('?') || base.endsWith('&') ? '' : '&';
}

/** Percent-encodes everything but visible ASCII. */
export function headerSafe(address: string): string {
  return address.replace(/[^\x21-\x7e]+/g, (run) =>
    Array.from(Buffer.from(run), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** Whether an address is one that a client can be sent to and that this server can call. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
}
