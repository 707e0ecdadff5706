import type { Exchange } from '../client/exchange.js';

/** What a check sends. */
export interface CheckCost {
  readonly requests: number;
  readonly uploads: number;
  /** Of request bodies. */
  readonly bytes: number;
}

export const noCost: CheckCost = { requests: 0, uploads: 0, bytes: 0 };

/** Names a check in data: its requirement and its name. */
export function keyOf({ requirement, name }: { readonly requirement: string; readonly name: string }): string {
  return `${requirement} ${name}`;
}

/** What exchanges cost, counted as the limits of a run count it. */
export function costOf(exchanges: readonly Exchange[]): CheckCost {
  return {
    requests: exchanges.length,
    uploads: exchanges.filter(({ call }) => call.file !== undefined).length,
    bytes: exchanges.reduce((sum, { request }) => sum + (request.body?.size ?? 0), 0),
  };
}

/** The sum of two costs. */
export function plus(one: CheckCost, other: CheckCost): CheckCost {
  return {
    requests: one.requests + other.requests,
    uploads: one.uploads + other.uploads,
    bytes: one.bytes + other.bytes,
  };
}

/** A cost several times. */
export function times({ requests, uploads, bytes }: CheckCost, factor: number): CheckCost {
  return {
    requests: Math.ceil(requests * factor),
    uploads: Math.ceil(uploads * factor),
    bytes: Math.ceil(bytes * factor),
  };
}
