import { outcomeInWords } from '../../src/client/api.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Expect } from '../check/expect.js';

const markup = /<\/?[a-z!?][^>]*>/i;
const structured = /^\s*(?:[{[]|<\?xml)/;

/** What a text has that plain words have not; undefined for plain words. */
export function decoration(text: string): string | undefined {
  if (text.trim() === '') return 'an empty body';
  if (markup.test(text)) return 'markup';
  return structured.test(text) ? 'a structured format' : undefined;
}

/** One plain message without markup, with any status from 200 to 499 that is not a redirect: no document names one. */
export function expectPlainRefusal(expect: Expect, outcome: Outcome): void {
  const { status, text } = outcome.reply;
  if (status < 200 || status > 499 || (status >= 300 && status < 400))
    expect.fail('a status from 200 to 499 that is no redirect', outcomeInWords(outcome));
  const found = decoration(text);
  if (found !== undefined) expect.fail('one plain message', `${found}: ${outcomeInWords(outcome)}`);
}
