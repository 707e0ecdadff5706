import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Auth, Credentials } from './configuration.js';
import { type Fail, type KeyPath, pathText } from './configuration-error.js';

function accepted(test: () => void): boolean {
  try {
    test();
    return true;
  } catch {
    return false;
  }
}

/** Refuses what would fail in the first request; messages never contain the value. */
function checkHeader(name: string, value: string, path: KeyPath, fail: Fail): void {
  if (!accepted(() => validateHeaderName(name))) fail(path, `${pathText(path)} is not a valid header name`);
  if (!accepted(() => validateHeaderValue(name, value)))
    fail(path, `${pathText(path)} contains a line break or another character that is not allowed in a header`);
}

/** Checks that credentials can be sent, as they are after the environment was put in. */
export function checkCredentials(auth: Auth, fail: Fail): void {
  for (const [level, credentials] of Object.entries<Credentials>({ ...auth })) {
    const path = ['auth', level];
    if ('bearer' in credentials) checkHeader('authorization', credentials.bearer, [...path, 'bearer'], fail);
    if (!('headers' in credentials)) continue;
    for (const [name, value] of Object.entries(credentials.headers))
      checkHeader(name, value, [...path, 'headers', name], fail);
  }
}

/** Headers that the client makes itself for each request. */
const reserved: ReadonlySet<string> = new Set([
  ...['accept', 'connection', 'content-length', 'content-type', 'expect', 'keep-alive', 'proxy-authorization'],
  ...['proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'x-upload-contract-run'],
]);

/** Names of the headers that credentials are sent in, in lower case. */
function headersOf(credentials: Credentials): string[] {
  return 'headers' in credentials
    ? Object.keys(credentials.headers).map((name) => name.toLowerCase())
    : ['authorization'];
}

/** Checks that headers can be sent with every request, beside the client's own and those of credentials. */
export function checkHeaders(
  headers: Readonly<Record<string, string>>,
  auth: Auth,
  fail: Fail,
  at: KeyPath = ['headers'],
): void {
  for (const [name, value] of Object.entries(headers)) {
    const path = [...at, name];
    checkHeader(name, value, path, fail);
    if (reserved.has(name.toLowerCase())) fail(path, `${pathText(path)} is a header that each request has of its own`);
    for (const [level, credentials] of Object.entries<Credentials>({ ...auth }))
      if (headersOf(credentials).includes(name.toLowerCase()))
        fail(path, `${pathText(path)} and auth.${level} are sent in the same header, which can hold only one of them`);
  }
}

/** Every value of headers that are sent with every request: gateways take them as proof. */
export function secretsOfHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.values(headers).flatMap(headerSecrets);
}

/** In a header such as `Token abc` the part after the scheme is also a secret. */
function headerSecrets(value: string): string[] {
  const afterScheme = /^\S+ +(\S.*)$/.exec(value)?.[1];
  return afterScheme === undefined ? [value] : [value, afterScheme];
}

/** Every credential value, each once. */
export function secretsOf(auth: Auth): string[] {
  const secrets = Object.values<Credentials>({ ...auth }).flatMap((credentials) => {
    if ('oauth1' in credentials) return [credentials.oauth1.consumerSecret, credentials.oauth1.tokenSecret];
    if ('bearer' in credentials) return [credentials.bearer];
    return Object.values(credentials.headers).flatMap(headerSecrets);
  });
  return [...new Set(secrets)];
}
