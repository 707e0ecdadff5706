import { excerpt } from '../../client/answer.js';
import type { Reply } from '../../client/exchange.js';
import type { Outcome } from '../../client/outcome.js';

/** An outcome in a few words, without the values of its parameters. */
export function outcomeWords({ way, result, reply }: Outcome): string {
  const ways = { redirect: 'a redirect', form: 'a form that posts', line: 'an outcome line', plain: 'a plain answer' };
  return `HTTP ${reply.status} with ${ways[way]} (${result})`;
}

/** An answer in a few words. */
export function answerWords({ status, text }: Reply): string {
  return `HTTP ${status}: ${excerpt(text.slice(0, 400))}`;
}
