import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';

/** Seconds that an end may be early or late by, and what a slow request may take on top. */
const slack = 5;
const margin = 12;

/** A token together with the moment from which its life is counted. */
export interface Dated {
  readonly token: Token;
  /** Milliseconds on this side's clock, before the token was asked for. */
  readonly askedAt: number;
  /** How far the target's clock had been moved by then, in seconds. */
  readonly movedBefore: number;
}

/** Issues a token and notes when. */
export async function dated(context: CheckContext, issue: () => Promise<Token>): Promise<Dated> {
  const askedAt = performance.now();
  const movedBefore = context.clock.moved;
  return { token: await issue(), askedAt, movedBefore };
}

/** Seconds of the target's clock since a token was asked for. */
function age(context: CheckContext, { askedAt, movedBefore }: Dated): number {
  return context.clock.moved - movedBefore + (performance.now() - askedAt) / 1000;
}

async function moveToAge(context: CheckContext, one: Dated, seconds: number): Promise<void> {
  await context.clock.advance(Math.max(0, Math.round(seconds - age(context, one))));
}

/** Moves the clock to shortly before the token's last moment, so that it must still be good. */
export async function justBeforeEnd(context: CheckContext, one: Dated, minutes: number): Promise<void> {
  await moveToAge(context, one, minutes * 60 - margin);
}

/** Moves the clock to shortly after the token's last moment, so that it must be refused. */
export async function justAfterEnd(context: CheckContext, one: Dated, minutes: number): Promise<void> {
  await moveToAge(context, one, minutes * 60 + slack + 2);
}

/** Whether a request that has been answered was certainly sent before the token's last moment. */
export function wasInTime(context: CheckContext, one: Dated, minutes: number): boolean {
  return age(context, one) < minutes * 60 - slack;
}
