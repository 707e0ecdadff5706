import fc from 'fast-check';
import type { CallbackAddress } from '../../src/catcher/catcher.js';
import type { Callback } from '../../src/client/callback.js';
import { chunkOf } from '../../src/client/chunks.js';
import { type Outcome, outcomeInWords } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';
import { callbackIn } from './background.js';
import { hasRoom } from './callback-length.js';
import { expectFilled, successNames } from './callback-token.js';
import { expectOwnQuery } from './own-query.js';

/** A token and all that is done with it: one way of many that a client can take. */
export interface Journey {
  readonly by: 'GET' | 'POST';
  readonly format: 'xml' | 'json';
  readonly background: boolean;
  /** Of return_url, with its question mark. */
  readonly query: string;
  /** Whether extra parameters are sent with the call that issues the token, and with those that redeem it. */
  readonly extras: { readonly issue: boolean; readonly redeem: boolean };
  /** What the token is used for, in this order. */
  readonly uses: readonly ('photo' | 'chunks' | 'reversed chunks' | 'unsupported')[];
}

/** Journeys in which every two choices meet at least once. */
export const journeys: readonly Journey[] = [
  {
    by: 'GET',
    format: 'xml',
    background: false,
    query: '?theme=green&a=2&a=1',
    extras: { issue: true, redeem: true },
    uses: ['unsupported', 'photo', 'unsupported', 'chunks'],
  },
  {
    by: 'POST',
    format: 'json',
    background: false,
    query: '',
    extras: { issue: true, redeem: false },
    uses: ['reversed chunks', 'photo', 'unsupported', 'photo'],
  },
  {
    by: 'POST',
    format: 'xml',
    background: true,
    query: '?theme=green&a=2&a=1',
    extras: { issue: false, redeem: true },
    uses: ['photo', 'chunks', 'unsupported', 'unsupported'],
  },
  {
    by: 'GET',
    format: 'json',
    background: true,
    query: '',
    extras: { issue: true, redeem: true },
    uses: ['unsupported', 'reversed chunks', 'photo', 'photo'],
  },
];

/** Any journey. */
export const journey = {
  by: fc.constantFrom('GET' as const, 'POST' as const),
  format: fc.constantFrom('xml' as const, 'json' as const),
  background: fc.boolean(),
  query: fc.constantFrom('', '?theme=green', '?theme=green&a=2&a=1'),
  extras: fc.record({ issue: fc.boolean(), redeem: fc.boolean() }),
  uses: fc.array(
    fc.constantFrom('photo' as const, 'chunks' as const, 'reversed chunks' as const, 'unsupported' as const),
    { minLength: 1, maxLength: 4 },
  ),
};

/** The token of a journey; failed uploads may cost a use each, so there are some to spare. */
type Issue = (parameters: Readonly<Record<string, string | number>>, journey: Journey) => Promise<Token>;

const issueExtras = { ucIssue: 'from the first call' };
const redeemExtras = { ucRedeem: 'from the second' };

async function use(
  { api, files }: CheckContext,
  token: Token,
  { extras, uses }: Journey,
  at: number,
): Promise<Outcome> {
  const sent = extras.redeem ? redeemExtras : {};
  const what = uses[at];
  if (what === 'photo') return api.redeem(token, files.photo(), sent);
  if (what === 'unsupported') return api.redeem(token, files.unsupported(), sent);
  const file = files.chunked({ length: 330 });
  const order = file.chunks.map(({ number }) => number);
  const [last = 1, ...others] = what === 'chunks' ? order.reverse() : order;
  for (const number of others.reverse()) await api.sendChunk({ token }, file, chunkOf(file, number), { extras: sent });
  return api.sendChunk({ token }, file, chunkOf(file, last), { extras: sent });
}

/** The same, tried again where a photo that is to be replaced may be locked while it is processed. */
async function useInTime(
  context: CheckContext,
  token: Token,
  journey: Journey,
  at: number,
  address: CallbackAddress,
): Promise<Outcome> {
  if (token.kind === 'upload' || journey.uses[at] === 'unsupported') return use(context, token, journey, at);
  let isAgain = false;
  const attempt = async (): Promise<Outcome> => {
    // The callback of the attempt before is not that of this one.
    if (isAgain && journey.background) await context.callbacks.next(address);
    isAgain = true;
    return use(context, token, journey, at);
  };
  return context.eventually(attempt, ({ result }) => result === 'success');
}

/** The callback of an outcome, wherever it is made. */
async function callbackFor(
  { callbacks, expect }: CheckContext,
  { background }: Journey,
  outcome: Outcome,
  address: CallbackAddress,
  what: string,
): Promise<Callback> {
  if (!background) return outcome.callback ?? expect.fail(`${what} to lead to return_url`, outcomeInWords(outcome));
  const call = await callbacks.next(address);
  const callback = call === undefined ? undefined : callbackIn(address, call);
  return callback ?? expect.fail(`a request to return_url for ${what}`, 'none within the time-out');
}

/** What a callback holds, whichever way it was brought about. */
function expectWhole(
  { expect }: CheckContext,
  { background, query, extras, uses }: Journey,
  callback: Callback,
  { at, token, address, what }: { at: number; token: Token; address: CallbackAddress; what: string },
): void {
  const isFailure = uses[at] === 'unsupported';
  expect(callback.target, `where the callback of ${what} goes`).toBe(address.url);
  expectOwnQuery(expect, callback, query.slice(1));
  expect(
    [callback.get('upload_token'), callback.get('replace_token')],
    `the token that the callback of ${what} names`,
  ).toSatisfy((named) => named.includes(token.value), token.value);
  expectFilled(
    expect,
    callback,
    isFailure ? ['domain', 'error_message'] : successNames,
    `in the callback of ${what}, `,
  );
  if (!isFailure) expect(callback.get('error_message') ?? '', `error_message in the callback of ${what}`).toBe('');
  const sent = { ...(extras.issue ? issueExtras : {}), ...(extras.redeem ? redeemExtras : {}) };
  if (background && !hasRoom(callback, sent)) return;
  for (const [name, value] of Object.entries(sent))
    expect(callback.all(name), `${name} in the callback of ${what}`).toSatisfy((all) => all.includes(value), value);
}

/** A journey without what the target lacks. */
function possible({ can }: CheckContext, journey: Journey): Journey {
  const { background, format, uses } = journey;
  return {
    ...journey,
    background: background && can('background'),
    format: can('json') ? format : 'xml',
    uses: can('rejectsUnsupported') ? uses : uses.map((use) => (use === 'unsupported' ? 'photo' : use)),
  };
}

/**
 * Takes a journey, and expects of each of its callbacks all that the documents say.
 * @returns the callbacks
 */
export async function take(context: CheckContext, wanted: Journey, issue: Issue): Promise<readonly Callback[]> {
  const { callbacks, expect } = context;
  const journey = possible(context, wanted);
  const address = journey.background ? callbacks.reachable() : callbacks.address();
  const token = await issue(
    {
      return_url: `${address.url}${journey.query}`,
      max_uploads: 10,
      ...(journey.background ? { background_return_p: '1' } : {}),
      ...(journey.extras.issue ? issueExtras : {}),
    },
    journey,
  );
  const all: Callback[] = [];
  for (const [at, what] of journey.uses.entries()) {
    const nth = `use ${at + 1} (${what})`;
    const outcome = await useInTime(context, token, journey, at, address);
    if (what === 'unsupported' && outcome.result === 'success') expect.notApplicable('no upload could be made to fail');
    if (what !== 'unsupported' && outcome.result !== 'success')
      expect.fail(`${nth} to succeed`, outcomeInWords(outcome));
    const callback = await callbackFor(context, journey, outcome, address, nth);
    expectWhole(context, journey, callback, { at, token, address, what: nth });
    all.push(callback);
  }
  return all;
}
