import { spoil } from './credentials.js';
import { Needles } from './needles.js';
import { plainly, withinBase64 } from './spelling.js';

const mark = '[redacted]';

/** Replaces secrets in everything that leaves the recorder, so that no report or log can hold one. */
export interface Redaction {
  text(value: string): string;
  header(name: string, value: string): string;
  /** Takes note of a secret that was made for one request, such as its signature. */
  learn(secret: string): void;
}

/** Shorter secrets cannot be distinguished from other text; in base64, not even these can. */
const shortest = { plain: 4, base64: 6 };

/** Secrets of single requests that are remembered; no answer comes later than that. */
const remembered = 1000;

/** What stands between the name of a parameter and its value in a query, a header, JSON or XML. */
const quotes = `(?:["'\\\\\\s]|&quot;|&#34;|%22)*`;
const between = `${quotes}(?:[=:>]|%(?:25)*3[AD]|&gt;)${quotes}`;
const value = `(?:[\\w.~%+/=-]|\\\\/|\\\\u[0-9a-f]{4})+`;
const oauth = new RegExp(`\\b(oauth_(?:signature|token|consumer_key|nonce))(${between})${value}`, 'gi');

/** What to look for in the plain spelling of a text. */
function spellingsOf(secret: string): string[] {
  if (secret.length < shortest.plain) return [];
  return [secret, ...(secret.length < shortest.base64 ? [] : withinBase64(secret))].map((one) => plainly(one).text);
}

/** Replaces every stretch of a text that spells one of some needles. */
function without(given: string, needles: Needles): string {
  const { text, startOf } = plainly(given);
  let left = '';
  let end = 0;
  for (const [from, to] of needles.within(text)) {
    if (from >= end) left += `${given.slice(startOf(end), startOf(from))}${mark}`;
    end = Math.max(end, to);
  }
  return end === 0 ? given : left + given.slice(startOf(end));
}

/**
 * Redacts the given secrets, however they are spelled, and what OAuth puts into headers or addresses. What forged
 * credentials hold is as good as the secret itself.
 * @param secrets values from the configuration; those under four characters are too short to be distinguished from other text
 * @param secretHeaders names of configured headers, in lower case
 */
export function redaction(secrets: readonly string[], secretHeaders: readonly string[] = []): Redaction {
  const known = new Set(
    secrets.flatMap((secret) => [secret, spoil(secret), spoil(secret, 'shorter')]).flatMap(spellingsOf),
  );
  const learned = new Set<string>();
  const needles = new Needles();
  for (const one of known) needles.add(one);
  const hidden = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization', ...secretHeaders]);
  const text = (given: string): string => {
    const left = without(given, needles);
    // As all names of OAuth do; it is found far faster than they are.
    return left.includes('_') ? left.replaceAll(oauth, `$1$2${mark}`) : left;
  };

  return {
    text,
    header(name, given) {
      if (!hidden.has(name.toLowerCase())) return text(given);
      const scheme = /^(?:bearer|oauth|basic|token)(?= )/i.exec(given)?.[0];
      return scheme === undefined ? mark : `${scheme} ${mark}`;
    },
    learn(secret) {
      const one = plainly(secret).text;
      learned.add(one);
      needles.add(one);
      const [oldest] = learned;
      if (learned.size <= remembered || oldest === undefined) return;
      learned.delete(oldest);
      if (!known.has(oldest)) needles.delete(oldest);
    },
  };
}
