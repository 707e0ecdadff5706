import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import { type Pairs, valuesOf } from './pairs.js';

/** How a caller proves who it is. */
export type Credentials =
  | {
      readonly oauth1: {
        readonly consumerKey: string;
        readonly consumerSecret: string;
        readonly token: string;
        readonly tokenSecret: string;
      };
    }
  | { readonly bearer: string }
  | { readonly headers: Readonly<Record<string, string>> };

/** What has to be added to a request. */
export interface Proof {
  readonly headers: Pairs;
  readonly query: Pairs;
  /** Of OAuth. */
  readonly signature?: string;
}

/** Changes the last letter or digit, so that a value stays well-formed but is no longer right. */
export function spoil(value: string): string {
  return value.slice(0, -1) + (value.endsWith('a') ? 'b' : 'a');
}

/** Credentials that look right and are wrong by one character of their secret. */
export function forged(credentials: Credentials): Credentials {
  if ('oauth1' in credentials)
    return { oauth1: { ...credentials.oauth1, tokenSecret: spoil(credentials.oauth1.tokenSecret) } };
  if ('bearer' in credentials) return { bearer: spoil(credentials.bearer) };
  return { headers: Object.fromEntries(Object.entries(credentials.headers).map(([k, v]) => [k, spoil(v)])) };
}

/**
 * Proves the caller for one request. OAuth signs the address and the given parameters (RFC 5849 section 3.4); those of
 * a multipart form are never part of it (/api/file/upload, the parameter file).
 */
export function prove(
  credentials: Credentials,
  method: string,
  url: string,
  signed: Pairs,
  place: 'header' | 'query',
  /** Seconds since 1970, by the clock that the target goes by. */
  timestamp: number,
): Proof {
  if ('bearer' in credentials) return { headers: [['authorization', `Bearer ${credentials.bearer}`]], query: [] };
  if ('headers' in credentials) return { headers: Object.entries(credentials.headers), query: [] };
  const { consumerKey, consumerSecret, token, tokenSecret } = credentials.oauth1;
  const signer = new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: 'HMAC-SHA1',
    hash_function: (base, key) => createHmac('sha1', key).update(base).digest('base64'),
  });
  signer.getTimeStamp = () => timestamp;
  const pairs = signed.map(([name, value]) => [wellFormed(name), wellFormed(value)] as const);
  const data = Object.fromEntries(pairs.map(([name]) => [name, valuesOf(pairs, name)]));
  const authorization = signer.authorize({ url, method, data }, { key: token, secret: tokenSecret });
  const own = Object.entries(authorization)
    .filter(([name]) => name.startsWith('oauth_'))
    .map(([name, value]): [string, string] => [name, String(value)]);
  const signature = authorization.oauth_signature;
  if (place === 'query') return { headers: [], query: own, signature };
  return { headers: [['authorization', signer.toHeader(authorization).Authorization]], query: [], signature };
}

/** A text as it travels: without halves of characters outside the basic plane. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
