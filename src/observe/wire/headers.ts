import type { Pairs } from '../../client/pairs.js';

/** Headers that belong to one connection, not to the message (RFC 9110, section 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'te', 'upgrade'];

/** `[a, 1, b, 2]` as pairs. */
export function paired(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length >> 1 }, (_, at) => [flat[2 * at] ?? '', flat[2 * at + 1] ?? '']);
}

/** The headers of a message that are passed on, in their order, with their case, repeats kept. */
export function passedOn(headers: Pairs): [string, string][] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((one) => one.trim().toLowerCase()));
  const left = new Set([...ofConnection, ...named.filter((one) => one !== 'transfer-encoding')]);
  return headers.flatMap(([name, value]) => (left.has(name.toLowerCase()) ? [] : [[name, value]]));
}

/** Header values may hold UTF-8 as it is; Node.js gives each byte as a character. */
export function readable(headers: Pairs): Pairs {
  return headers.map(([name, value]) => {
    const text = Buffer.from(value, 'latin1').toString('utf8');
    return [name, text.includes('\ufffd') ? value : text];
  });
}
