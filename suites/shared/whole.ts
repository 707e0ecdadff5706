import type { CallbackAddress } from '../../src/catcher/catcher.js';
import type { Callback } from '../../src/client/callback.js';
import { Unmet } from '../../src/client/failure.js';
import type { Outcome } from '../../src/client/outcome.js';
import { formDecoded, valuesOf } from '../../src/client/pairs.js';
import type { Token } from '../../src/client/token.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import { hasRoom, isRightRedirect } from './callback-length.js';
import { successNames } from './callback-token.js';

/** Ends a check by a requirement that does not hold. @throws Unmet */
export function unmet(requirement: RequirementId, expected: string, actual: string): never {
  throw new Unmet(requirement, expected, actual);
}

/**
 * What a check judges on its way beside its own requirement, so that few requests judge much.
 * @throws Unmet unless the requirement holds
 */
export function demand(requirement: RequirementId, holds: boolean, expected: string, actual: string): void {
  if (!holds) unmet(requirement, expected, actual);
}

/** Demands the status of a redirect to return_url, where an outcome is one. */
export function demandRedirect(requirement: RequirementId, outcome: Outcome): void {
  if (outcome.way === 'redirect') demand(requirement, isRightRedirect(outcome), 'HTTP 301', `${outcome.reply.status}`);
}

/** Whether a client repeats its POST to return_url, so that what the callback holds cannot be read from the answer. */
export function repeatsPost({ reply }: Pick<Outcome, 'reply'>): boolean {
  return reply.status === 307 || reply.status === 308;
}

/** A value by which the callback of any target is too long for a GET. */
export const longValue = `${'long '.repeat(330)}'"end`;

/** A return_url with all that a careless hand decodes, encodes, sorts or cuts. */
export const awkwardPath = 'UPPER/a//b%2Fc/end/';
export const awkwardQuery = 'theme=green&flag&qa=2&qa=1&qa=2&q%26n=x%2By%26z%3D%23%2525+%C3%A6&empty=&semi=1;2&last=1';
export const awkwardFragment = 'done';

/** The requirements that a callback keeps, by the way in which it was brought about. */
export interface Keeps {
  readonly target: RequirementId;
  readonly query: RequirementId;
  readonly repeatedNames: RequirementId;
  readonly escapes: RequirementId;
  readonly token: RequirementId;
  readonly domain: RequirementId;
  readonly issueExtras: RequirementId;
  readonly redeemExtras: RequirementId;
  readonly names: RequirementId;
  readonly values: RequirementId;
  readonly report: RequirementId;
}

/** Those of a callback of which fewer are distinguished: where it goes, what it holds, and what it repeats. */
export function keeping(of: Readonly<Record<'address' | 'content' | 'extras', RequirementId>>): Keeps {
  const { address, content, extras } = of;
  return {
    ...{ target: address, query: address, repeatedNames: address, escapes: address },
    ...{ token: content, domain: content, report: content },
    ...{ issueExtras: extras, redeemExtras: extras, names: extras, values: extras },
  };
}

/** Extra parameters with awkward names and values. @param stem distinguishes those of one call from those of another */
export function awkwardExtras(stem: string): Readonly<Record<string, string>> {
  const many = Array.from({ length: 17 }, (_, at): [string, string] => [`${stem}N${at}`, `${at}`]);
  return {
    12: `${stem} twelve`,
    7: `${stem} seven`,
    [`${stem}-h.d e`]: 'named',
    [`${stem}[key]`]: 'in brackets',
    [`${stem}å`]: 'blåbær 東京 µ²',
    [`${stem}Signs`]: `x a+b&c=d#e%41%2541'"<i>&amp;;\\y`,
    ...Object.fromEntries(many),
  };
}

/** Words that languages and frameworks give a meaning of their own, as names. */
export const ordinaryWords: Readonly<Record<string, string>> = {
  ...{ id: '1', name: '2', action: '3', controller: '4', page: '5', debug: '6', session: '7' },
  ...{ constructor: '8', toString: '9', length: '10' },
};

/** Whether a name is awkward by its signs, or an ordinary word. */
const isAwkward = (name: string): boolean => !/^(?:\d+|uc[A-Z]\w*)$/.test(name);

/** The callback repeats extra parameters. @param usual where neither a name nor a value is awkward */
function judgeExtras(
  callback: Callback,
  sent: Readonly<Record<string, string>>,
  { usual, keeps }: { readonly usual: RequirementId; readonly keeps: Keeps },
): void {
  for (const [name, value] of Object.entries(sent)) {
    const about = name.endsWith('Signs') ? keeps.values : isAwkward(name) ? keeps.names : usual;
    demand(
      about,
      callback.all(name).some((one) => one.trim() === value.trim()),
      `${name} in the callback with the value ${JSON.stringify(value)}`,
      JSON.stringify(callback.all(name)),
    );
  }
}

/** What led to a callback. */
export interface Cause {
  readonly token: Token;
  readonly address: CallbackAddress;
  /** Of return_url, without its question mark. */
  readonly query: string;
  readonly issued: Readonly<Record<string, string>>;
  readonly redeemed: Readonly<Record<string, string>>;
  readonly isFailure?: boolean;
  /** Whether the target made the request itself; its length is limited, so that extra parameters may be left out. */
  readonly inBackground?: boolean;
}

/** Judges all that the documents say of one callback. */
export function judgeWhole(callback: Callback, keeps: Keeps, cause: Cause): void {
  const { token, address, query, issued, redeemed, isFailure = false, inBackground = false } = cause;
  demand(keeps.target, callback.target === address.url, `a callback to ${address.url}`, callback.target);
  const own = formDecoded(query);
  for (const name of new Set(own.map(([one]) => one))) {
    const wanted = valuesOf(own, name);
    const requirement = wanted.length > 1 ? keeps.repeatedNames : name.includes('&') ? keeps.escapes : keeps.query;
    demand(
      requirement,
      JSON.stringify(callback.all(name)) === JSON.stringify(wanted),
      `${name} of return_url's query with ${JSON.stringify(wanted)}`,
      JSON.stringify(callback.all(name)),
    );
  }
  const named = [...callback.all('upload_token'), ...callback.all('replace_token')];
  demand(keeps.token, named.includes(token.value), `the token ${token.value} in the callback`, named.join(' and '));
  const domain = callback.get('domain') ?? '';
  demand(keeps.domain, domain.trim() !== '' && !/[/]/.test(domain), 'a domain without scheme and path', domain);
  if (!inBackground || hasRoom(callback, { ...issued, ...redeemed })) {
    judgeExtras(callback, issued, { usual: keeps.issueExtras, keeps });
    judgeExtras(callback, redeemed, { usual: keeps.redeemExtras, keeps });
  }
  const error = (callback.get('error_message') ?? '').trim();
  demand(keeps.report, (error !== '') === isFailure, isFailure ? 'error_message' : 'no error_message', `"${error}"`);
  for (const name of isFailure ? [] : successNames)
    demand(keeps.report, (callback.get(name) ?? '').trim() !== '', `${name} in the callback`, 'none');
}
