import type { Pairs } from '../../client/pairs.js';
import type { CallbackCall, HandlerAnswer } from './call.js';
import { another, failure, looksFailed, looksFine, word } from './callbacks.js';
import { without } from './page.js';

/** Calls the handler. */
export type Ask = (method: CallbackCall['method'], added: Pairs) => Promise<HandlerAnswer>;

/** What an answer says of the outcome: what is left of it without the values that were sent. */
function sayingOf({ status, location, page }: HandlerAnswer, sent: Pairs): string {
  // Short values stand in every text.
  const long = sent.filter(([, value]) => value.length > 3);
  if (location === '' || !URL.canParse(location)) return `${status} ${location} ${without(page, long)}`;
  const { origin, pathname, searchParams } = new URL(location);
  const values = new Set(sent.map(([, value]) => value));
  const own = [...searchParams].filter(([name, value]) => !values.has(value) && !sent.some(([one]) => one === name));
  const path = long.reduce((text, [, value]) => text.replaceAll(encodeURIComponent(value), ''), pathname);
  return `${status} ${origin}${path} ${own.map((pair) => pair.join('=')).join('&')} ${without(page, long)}`;
}

/** A callback whose outcome a handler took for the other one. */
export interface Mistaken {
  readonly name: string;
  readonly expected: string;
  readonly answer: HandlerAnswer;
  readonly isMistaken: boolean;
}

/**
 * Of a handler that answers otherwise after a failure than after a success, whether it does so for every callback. One
 * that answers the same to both, or never the same twice, says nothing.
 */
export async function outcomes(ask: Ask): Promise<readonly Mistaken[]> {
  const say = async (method: CallbackCall['method'], added: Pairs) => {
    const answer = await ask(method, added);
    return { answer, saying: sayingOf(answer, added) };
  };
  const [good, alsoGood] = [await say('GET', another('uc-fine-1', 11)), await say('GET', another('uc-fine-2', 12))];
  const bad = await say('GET', failure('uc-wrong-1', word));
  const alsoBad = await say('GET', failure('uc-wrong-2', 'Anything else.'));
  if (good.saying !== alsoGood.saying || bad.saying !== alsoBad.saying || good.saying === bad.saying) return [];
  const tries: readonly (readonly [string, boolean, CallbackCall['method'], Pairs])[] = [
    ['a failure, by POST', false, 'POST', failure('uc-wrong-3', `${word} ${'x'.repeat(2000)}`)],
    ['a success, by POST', true, 'POST', another('uc-fine-3', 13)],
    ['a failure in another order', false, 'GET', [...failure('uc-wrong-4', word)].reverse()],
    ['a failure whose message is 0', false, 'GET', failure('uc-wrong-5', '0')],
    ['a failure whose message is OK', false, 'GET', failure('uc-wrong-6', 'OK')],
    ['a failure with parameters that look like a success', false, 'GET', failure('uc-wrong-7', word, looksFine)],
    ['a success with parameters that look like a failure', true, 'GET', [...another('uc-fine-4', 14), ...looksFailed]],
    [
      'a success that mentions error_message in a text',
      true,
      'GET',
      [...another('uc-fine-5', 15), ['uc_note', 'error_message=No']],
    ],
  ];
  const found: Mistaken[] = [];
  for (const [name, isSuccess, method, added] of tries) {
    const { answer, saying } = await say(method, added);
    const other = isSuccess ? bad.saying : good.saying;
    const expected = isSuccess ? 'another answer than after a failure' : 'another answer than after a success';
    found.push({ name, expected, answer, isMistaken: saying === other });
  }
  return found;
}
