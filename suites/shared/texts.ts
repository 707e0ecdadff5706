import fc from 'fast-check';
import { htmlText } from './html.js';

/** A word of plain ASCII letters and digits that no target has a reason to change. */
export const plainWord = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: 2, maxLength: 12 })
  .map((letters) => `w${letters.join('')}`);

/** A target may cut a text from this many characters on. */
const shortestLimit = 200;

const canonical = (text: string): string => text.normalize('NFC').trim();

/** Whether an echo is a text as it was, or the beginning of it where it is long enough to be cut. */
function isWholeOrCut(echo: string, sent: string): boolean {
  if (echo === sent) return true;
  return Array.from(echo).length >= shortestLimit && sent.startsWith(echo);
}

/**
 * Whether an echo is the text that was sent. White space around it, its Unicode normal form and a cut after 200 or more
 * characters are up to the target, and so is whether character references are resolved or written, since a parser of
 * HTML does both.
 */
export function sameText(echo: string, sent: string): boolean {
  const echoes = [echo, htmlText(echo)].map(canonical);
  const texts = [sent, htmlText(sent)].map(canonical);
  return echoes.some((one) => texts.some((text) => isWholeOrCut(one, text)));
}

/** Tags in the notation of an answer: separated by commas where there is one, else by white space; quotes hold one tag. */
function tagsIn(text: string): readonly string[] {
  if (!text.includes(',')) return [...text.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([whole, quoted]) => quoted ?? whole);
  return [...text.matchAll(/\s*"([^"]*)"\s*|[^,"]+/g)].map(([whole, quoted]) => quoted ?? whole);
}

/** Tags in any notation and order as one sorted list. */
export function tagList(text: string | undefined): string[] {
  return tagsIn(text ?? '')
    .map(canonical)
    .filter((tag) => tag !== '')
    .sort();
}

/** Ids in any notation and order as one sorted list. */
export function idList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\s,;"]+/)
    .filter((id) => id !== '')
    .sort();
}
