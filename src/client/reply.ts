import { decodeText } from '../contract/text.js';
import { type Exchange, header, type Reply } from './exchange.js';
import type { Incoming } from './incoming.js';

/** An answer as the decoders see it. */
export function replyOf(exchange: Exchange, answer: Incoming): Reply {
  const { status, headers, bytes, size, sha256 } = answer;
  let text: string | undefined;
  const date = Date.parse(header(headers, 'date') ?? '') / 1000;
  return {
    exchange,
    status,
    headers,
    // Files that are read back are never looked at as a text.
    get text() {
      text ??= decodeText(bytes, header(headers, 'content-type')).text;
      return text;
    },
    bytes,
    size,
    sha256,
    date: Number.isFinite(date) ? date : undefined,
  };
}

/** Whether an answer refuses a call, in whatever format it does so. */
export function refuses({ status, text }: Reply): boolean {
  return status >= 400 || /\bstatus["']?\s*[=:]\s*["']error\b/.test(text.slice(0, 2000));
}
