import { formDecoded } from '../../src/client/pairs.js';

/** An address as it is understood: its parts decoded, without its fragment. */
function understood(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname, search } = new URL(address);
  return JSON.stringify([origin, decoded(pathname), formDecoded(search)]);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Whether two addresses lead to the same place with the same parameters, however they are spelled: a parser of URLs
 * writes the host in lower case, adds a slash, and escapes some characters.
 */
export function sameAddress(one: string, other: string): boolean {
  return one === other || understood(one) === understood(other);
}
