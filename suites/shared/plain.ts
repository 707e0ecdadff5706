import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { Expect } from '../check/expect.js';

const tag = /<\/?[a-z!?][^>]*>/gi;

/**
 * What makes a text with tags markup: one at its beginning, one that closes or declares something, one with an attribute,
 * or one that needs no end. A lone word in angle brackets, such as <file>, is a placeholder within plain words.
 */
const markup =
  /^\s*<|<\/[a-z]|<[!?]|<[a-z][^>\s]*\s[^>]*=|<(?:br|div|h[1-6]|hr|img|input|li|link|meta|p|pre|span|t[dr])\s*\/?>/i;

/** Tags that a framework puts around one message without giving it a look. */
const bare = /^<\/?(?:p|br|div|span|pre)\s*\/?>$/i;

const structured = /^\s*(?:[{[]|<\?xml)/;

/** What a text has that plain words have not; undefined for plain words. */
export function decoration(text: string): string | undefined {
  if (text.trim() === '') return 'an empty body';
  if (text.match(tag) !== null && markup.test(text)) return 'markup';
  return structured.test(text) ? 'a structured format' : undefined;
}

/** The same, except that words in a bare paragraph are words. */
export function style(text: string): string | undefined {
  const tags = text.match(tag) ?? [];
  const found = decoration(text.replaceAll(tag, (one) => (bare.test(one) ? ' ' : one)));
  return found === 'an empty body' && tags.length > 0 ? 'markup without words' : found;
}

/** A message in words to the client itself, whatever its status; a paragraph around it is no style. */
export function expectPlainRefusal(expect: Expect, outcome: Outcome): void {
  const { status, text } = outcome.reply;
  if (status < 200 || (status >= 300 && status < 400))
    expect.fail('a status other than that of a redirect', outcomeInWords(outcome));
  const found = style(text);
  if (found !== undefined) expect.fail('one plain message', `${found}: ${outcomeInWords(outcome)}`);
}

/** A message without any markup. */
export function expectBareRefusal(expect: Expect, outcome: Outcome): void {
  const found = decoration(outcome.reply.text);
  if (found !== undefined) expect.fail('one message without markup', `${found}: ${outcomeInWords(outcome)}`);
}
