import type { Token } from '../../src/client/token.js';
import type { CheckContext } from '../check/context.js';

/** Seconds by which the end of a token may be early or late. */
export interface Leeway {
  readonly early: number;
  readonly late: number;
}

/** What every target keeps, whatever it rounds and however its clocks differ. */
export const lenient: Leeway = { early: 60, late: 300 };

/** What a target should keep. */
export const strict: Leeway = { early: 5, late: 5 };

/** Seconds that the request before the end may take at least. */
const margin = 12;

/** Seconds behind the leeway, so that whole seconds on either side do not matter. */
const beyond = 2;

/** A token together with the moments between which it was issued. */
export interface Dated {
  readonly token: Token;
  /** Milliseconds on this side's clock, before the token was asked for. */
  readonly askedAt: number;
  /** The same, once it was there. */
  readonly issuedAt: number;
  /** Seconds that the target's clock had been moved by then. */
  readonly movedBefore: number;
}

/** Issues a token and notes when. */
export async function dated({ clock }: CheckContext, issue: () => Promise<Token>): Promise<Dated> {
  const askedAt = performance.now();
  const movedBefore = clock.moved;
  return { token: await issue(), askedAt, issuedAt: performance.now(), movedBefore };
}

/** Seconds of the target's clock since a moment of this side's. */
function passed({ clock }: CheckContext, since: number, { movedBefore }: Dated): number {
  return clock.moved - movedBefore + (performance.now() - since) / 1000;
}

/** Seconds that a request is given: the slower the token was issued, the more. */
const patience = ({ askedAt, issuedAt }: Dated): number => margin + (5 * (issuedAt - askedAt)) / 1000;

/** Moves the clock to shortly before the token may end, so that it must still be good. */
export async function justBeforeEnd(context: CheckContext, one: Dated, minutes: number, by = lenient): Promise<void> {
  const wanted = minutes * 60 - by.early - patience(one) - passed(context, one.askedAt, one);
  await context.clock.advance(Math.max(0, Math.round(wanted)));
}

/** Moves the clock to shortly after the token must have ended, so that it is refused. */
export async function justAfterEnd(context: CheckContext, one: Dated, minutes: number, by = lenient): Promise<void> {
  const wanted = minutes * 60 + by.late + beyond - passed(context, one.issuedAt, one);
  await context.clock.advance(Math.max(0, Math.ceil(wanted)));
}

/** Whether a request that has been answered was certainly sent before the token might end. */
export function wasInTime(context: CheckContext, one: Dated, minutes: number, by = lenient): boolean {
  return passed(context, one.askedAt, one) < minutes * 60 - by.early;
}
