import type { Callback } from '../../src/client/callback.js';
import { formDecoded, valuesOf } from '../../src/client/pairs.js';
import type { Expect } from '../check/expect.js';
import type { Suspects } from '../check/suspects.js';

/** What explains that a callback of one kind lost the query: that every callback loses it. */
export const anyQuery: Suspects = ['callback.return-url.query'];

/** Every name of return_url's own query is in the callback with its values, decoded and in their order. */
export function expectOwnQuery(expect: Expect, callback: Pick<Callback, 'all'>, query: string): void {
  const own = formDecoded(query);
  for (const name of new Set(own.map(([one]) => one)))
    expect(callback.all(name), `${name} of return_url's query`, anyQuery).toBe(valuesOf(own, name));
}
