import { createHmac } from 'node:crypto';

/** What a server sees of a request, with the parts of a body that OAuth looks at. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly authorization?: string;
  /** A body of the type application/x-www-form-urlencoded. */
  readonly form?: string;
}

type Pair = [string, string];

/** RFC 5849, 3.6, over the bytes of UTF-8. */
function encoded(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** Decodes what is written in percent-escapes, and in forms with plus signs. */
function decoded(text: string, isForm: boolean): string {
  const bytes = (isForm ? text.replaceAll('+', ' ') : text).replaceAll(/%([0-9A-Fa-f]{2})|([^%]+)/g, (whole, hex) =>
    hex === undefined ? Buffer.from(whole).toString('latin1') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}

function pairs(text: string): Pair[] {
  return text
    .split('&')
    .filter((one) => one !== '')
    .map((one) => {
      const at = one.indexOf('=');
      return at < 0 ? [decoded(one, true), ''] : [decoded(one.slice(0, at), true), decoded(one.slice(at + 1), true)];
    });
}

function headerPairs(authorization: string): Pair[] {
  return authorization
    .replace(/^OAuth\s+/, '')
    .split(',')
    .map((one): Pair => {
      const [, name = '', value = ''] = /^\s*([^=]+)="([^"]*)"\s*$/.exec(one) ?? [];
      return [decoded(name, false), decoded(value, false)];
    })
    .filter(([name]) => name !== 'realm');
}

/** RFC 5849, 3.4.1: by bytes, not by letters. */
function baseString(method: string, url: string, parameters: readonly Pair[]): string {
  const { protocol, host, pathname } = new URL(url);
  const normal = parameters
    .map(([name, value]): Pair => [encoded(name), encoded(value)])
    .sort(
      ([a, x], [b, y]) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)) || Buffer.compare(Buffer.from(x), Buffer.from(y)),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return [method.toUpperCase(), `${protocol}//${host}${pathname}`, normal].map(encoded).join('&');
}

/** The protocol parameters of a request, wherever they stand. */
export function oauthParameters({ url, authorization, form }: SeenRequest): ReadonlyMap<string, string> {
  const query = new URL(url).search.slice(1);
  const all = [...pairs(query), ...headerPairs(authorization ?? ''), ...pairs(form ?? '')];
  return new Map(all.filter(([name]) => name.startsWith('oauth_')));
}

/** The signature that a request should have (RFC 5849, 3.4.2). */
export function expectedSignature(request: SeenRequest, consumerSecret: string, tokenSecret: string): string {
  const { method, url, authorization, form } = request;
  const query = new URL(url).search.slice(1);
  const parameters = [
    ...pairs(query),
    ...(authorization === undefined ? [] : headerPairs(authorization)),
    ...pairs(form ?? ''),
  ];
  const signed = parameters.filter(([name]) => name !== 'oauth_signature');
  const key = `${encoded(consumerSecret)}&${encoded(tokenSecret)}`;
  return createHmac('sha1', key)
    .update(baseString(method, url, signed))
    .digest('base64');
}

export { baseString };
