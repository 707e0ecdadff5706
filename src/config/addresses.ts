import { ListenError, parseListen, parsePublicUrl } from '../catcher/listen.js';
import { type Fail, type KeyPath, pathText } from './configuration-error.js';

/** An http or https URL as the URL standard writes it; messages do not repeat it, since it may come from the environment. */
export function httpUrl(text: string, path: KeyPath, fail: Fail): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  return fail(path, `${pathText(path)} must be an http or https URL, such as https://videos.example.com`);
}

/** The base URL of a target, without a slash at its end. */
export function targetUrl(text: string, path: KeyPath, fail: Fail): string {
  const url = httpUrl(text, path, fail);
  if (url.username || url.password)
    fail(path, `${pathText(path)} must not contain a password; put credentials under auth`);
  if (/[?#]/.test(text))
    fail(path, `${pathText(path)} must not contain a query or fragment; it is the base of all addresses`);
  return url.href.replace(/\/+$/, '');
}

/** Has the catcher validate its own settings. */
function asCatcher<T>(read: () => T, path: KeyPath, fail: Fail): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ListenError) return fail(path, `${pathText(path)}: ${error.message}`);
    throw error;
  }
}

export function listenAddress(text: string, path: KeyPath, fail: Fail): string {
  asCatcher(() => parseListen(text), path, fail);
  return text;
}

/** Without a slash at its end. */
export function publicUrl(text: string, path: KeyPath, fail: Fail): string {
  return asCatcher(() => parsePublicUrl(text), path, fail);
}
