import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { Forgery, OAuthPlace } from './call.js';
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
  /** Added to a urlencoded form. */
  readonly form: Pairs;
  /** Of OAuth. */
  readonly signature?: string;
}

/** What a caller without credentials adds. */
export const nothing: Proof = { headers: [], query: [], form: [] };

/**
 * Makes a value wrong, so that it stays well-formed. The character in the middle is changed: the last one of base64 holds
 * bits that are left over, and without them the value may still be right.
 */
export function spoil(value: string, how: Forgery = 'changed'): string {
  if (how === 'shorter') return value.slice(0, -1);
  const middle = Math.floor(value.length / 2);
  const other = value.charAt(middle) === 'a' ? 'b' : 'a';
  return how === 'longer' ? `${value}${other}` : value.slice(0, middle) + other + value.slice(middle + 1);
}

/** Credentials that look right and are wrong in one of their secrets. */
export function forged(credentials: Credentials, how: Forgery = 'changed'): Credentials {
  if ('bearer' in credentials) return { bearer: spoil(credentials.bearer, how) };
  if ('headers' in credentials)
    return { headers: Object.fromEntries(Object.entries(credentials.headers).map(([k, v]) => [k, spoil(v, how)])) };
  const { consumerKey, consumerSecret, tokenSecret } = credentials.oauth1;
  if (how === 'key as bearer') return { bearer: consumerKey };
  if (how === 'empty signature' || how === 'plain signature' || how === 'signature in other case') return credentials;
  const wrong =
    how === 'shorter' ? { consumerSecret: spoil(consumerSecret, how) } : { tokenSecret: spoil(tokenSecret, how) };
  return { oauth1: { ...credentials.oauth1, ...wrong } };
}

/** What stands instead of a signature that is to prove nothing, while the keys of the caller are right. */
function unproven(signature: string, how: Forgery | undefined): Partial<OAuth.Authorization> {
  if (how === 'empty signature') return { oauth_signature: '' };
  if (how === 'plain signature') return { oauth_signature_method: 'PLAINTEXT', oauth_signature: '&' };
  return how === 'signature in other case' ? { oauth_signature: inOtherCase(signature) } : {};
}

/** A text with its letters in the other case. */
function inOtherCase(text: string): string {
  return text.replace(/[a-z]/gi, (one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase()));
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
  place: OAuthPlace,
  /** Seconds since 1970, by the clock that the target goes by. */
  timestamp: number,
  /** Instead of a random one. */
  nonce?: string,
  /** What the signature is instead of a right one. */
  how?: Forgery,
): Proof {
  if ('bearer' in credentials) return { ...nothing, headers: [['authorization', `Bearer ${credentials.bearer}`]] };
  if ('headers' in credentials) return { ...nothing, headers: Object.entries(credentials.headers) };
  const { consumerKey, consumerSecret, token, tokenSecret } = credentials.oauth1;
  const signer = new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: 'HMAC-SHA1',
    hash_function: (base, key) => createHmac('sha1', key).update(base).digest('base64'),
  });
  signer.getTimeStamp = () => timestamp;
  if (nonce !== undefined) signer.getNonce = () => nonce;
  const pairs = signed.map(([name, value]) => [wellFormed(name), wellFormed(value)] as const);
  const data = Object.fromEntries(pairs.map(([name]) => [name, valuesOf(pairs, name)]));
  const right = signer.authorize({ url, method, data }, { key: token, secret: tokenSecret });
  const signature = right.oauth_signature;
  const authorization = { ...right, ...unproven(signature, how) };
  const own = Object.entries(authorization)
    .filter(([name]) => name.startsWith('oauth_'))
    .map(([name, value]): [string, string] => [name, String(value)]);
  if (place === 'query' || place === 'form') return { ...nothing, [place]: own, signature };
  const header = signer.toHeader(authorization).Authorization;
  const sent = place === 'header' ? header : header.replace(/^OAuth /, 'OAuth realm="uploads", ');
  return { ...nothing, headers: [['authorization', sent]], signature };
}

/** A text as it travels: without halves of characters outside the basic plane. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
