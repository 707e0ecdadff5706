import { createHmac } from 'node:crypto';
import type { Pair } from '../state/model.js';

/** The parts of a request that OAuth 1.0a signs (RFC 5849, section 3.4.1). */
export interface SignedRequest {
  readonly method: string;
  /** Scheme, host and path, without a query. */
  readonly url: string;
  /** Decoded parameters of the query, of a form body, and the oauth_ ones but for the signature. */
  readonly parameters: readonly Pair[];
}

/** RFC 5849, section 3.6: everything is encoded but letters, digits and `-._~`. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text that is signed (RFC 5849, section 3.4.1). */
export function baseString({ method, url, parameters }: SignedRequest): string {
  const encoded = parameters.map(([name, value]): Pair => [percentEncode(name), percentEncode(value)]);
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  const sorted = encoded.sort(([n1, v1], [n2, v2]) => compare(n1, n2) || compare(v1, v2));
  const normalized = sorted.map(([name, value]) => `${name}=${value}`).join('&');
  return [method.toUpperCase(), baseUri(url), normalized].map(percentEncode).join('&');
}

/** RFC 5849, section 3.4.1.2: lower case, and no port that the scheme implies. */
function baseUri(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** HMAC-SHA1 over the base string (RFC 5849, section 3.4.2), in base64. */
export function sign(request: SignedRequest, consumerSecret: string, tokenSecret: string): string {
  const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`;
  return createHmac('sha1', key).update(baseString(request)).digest('base64');
}

/** Reads `Authorization: OAuth ...`; undefined when the header is of another kind. The realm is not a parameter. */
export function authorizationParameters(header: string | undefined): Pair[] | undefined {
  const list = header?.match(/^OAuth\s+(.*)$/is)?.[1];
  if (list === undefined) return undefined;
  const pairs = [...list.matchAll(/([^\s=,]+)\s*=\s*"([^"]*)"/g)].map(([, name = '', value = '']): Pair => {
    return [decode(name), decode(value)];
  });
  return pairs.filter(([name]) => name.toLowerCase() !== 'realm');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
