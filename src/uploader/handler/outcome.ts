import type { Pairs } from '../../client/pairs.js';
import type { CallbackCall, HandlerAnswer } from './call.js';
import { another, failure, looksFailed, looksFine, many, word } from './callbacks.js';
import { without } from './page.js';

/** Calls the handler. */
export type Ask = (call: CallbackCall) => Promise<HandlerAnswer>;

/** How a callback is made, apart from what it says. */
type Way = Omit<CallbackCall, 'added'>;
const get: Way = { method: 'GET' };
const post: Way = { method: 'POST' };
const piecemeal: Way = { method: 'POST', inPieces: true };

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

/** Everything that it says is in its page: nothing in a redirect, in a cookie, or in a header of its own. */
function isPage({ status, page, headers }: HandlerAnswer): boolean {
  return status === 200 && page.visible !== '' && !headers.some(([name]) => name.toLowerCase() === 'set-cookie');
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
  // What an answer repeats of an earlier callback says nothing of the outcome either.
  const sent: [string, string][] = [];
  const say = async (way: Way, added: Pairs) => {
    sent.push(...added.map(([name, value]): [string, string] => [name, value]));
    const answer = await ask({ ...way, added });
    return { answer, saying: sayingOf(answer, sent) };
  };
  const [good, alsoGood] = [await say(get, another('uc-fine-1', 11)), await say(get, another('uc-fine-2', 12))];
  const bad = await say(get, failure('uc-wrong-1', word));
  const alsoBad = await say(get, failure('uc-wrong-2', 'Anything else.'));
  if (good.saying !== alsoGood.saying || bad.saying !== alsoBad.saying || good.saying === bad.saying) return [];
  const found: Mistaken[] = [];
  for (const [what, way, success, failed] of [
    ['by POST', post, another('uc-fine-6', 16), failure('uc-wrong-8', `${word} ${'x'.repeat(2000)}`)],
    ['by POST in pieces', piecemeal, another('uc-fine-9', 19), failure('uc-wrong-11', `${word} ${'x'.repeat(2000)}`)],
    ['behind many parameters', get, [...many, ...another('uc-fine-7', 17)], [...many, ...failure('uc-wrong-9', word)]],
  ] as const) {
    const [fine, { answer, saying }] = [await say(way, success), await say(way, failed)];
    const expected = 'another page after the failure than after the success';
    const isMistaken = fine.saying === saying && isPage(answer);
    found.push({ name: `a success and a failure ${what}`, expected, answer, isMistaken });
  }
  const tries: readonly (readonly [string, boolean, Way, Pairs])[] = [
    ['a failure, by POST', false, post, failure('uc-wrong-3', `${word} ${'x'.repeat(2000)}`)],
    ['a success, by POST', true, post, another('uc-fine-3', 13)],
    ['a failure, by POST in pieces', false, piecemeal, failure('uc-wrong-12', `${word} ${'x'.repeat(2000)}`)],
    ['a success, by POST in pieces', true, piecemeal, another('uc-fine-10', 20)],
    ['a failure in another order', false, get, [...failure('uc-wrong-4', word)].reverse()],
    ['a failure whose message is 0', false, get, failure('uc-wrong-5', '0')],
    ['a failure whose message is OK', false, get, failure('uc-wrong-6', 'OK')],
    ['a failure with parameters that look like a success', false, get, failure('uc-wrong-7', word, looksFine)],
    ['a success with parameters that look like a failure', true, get, [...another('uc-fine-4', 14), ...looksFailed]],
    ['a failure behind many parameters', false, get, [...many, ...failure('uc-wrong-10', word)]],
    ['a success after failures', true, get, another('uc-fine-8', 18)],
    [
      'a success that mentions error_message in a text',
      true,
      get,
      [...another('uc-fine-5', 15), ['uc_note', 'error_message=No']],
    ],
  ];
  for (const [name, isSuccess, way, added] of tries) {
    const { answer, saying } = await say(way, added);
    const other = isSuccess ? bad.saying : good.saying;
    const expected = isSuccess ? 'another answer than after a failure' : 'another answer than after a success';
    found.push({ name, expected, answer, isMistaken: saying === other });
  }
  return found;
}
