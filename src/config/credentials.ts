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
