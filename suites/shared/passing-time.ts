import type { Outcome } from '../../src/client/outcome.js';
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
const patience = ({ askedAt, issuedAt, token }: Dated): number =>
  margin + (5 * Math.max(issuedAt - askedAt, token.reply.exchange.duration)) / 1000;

/**
 * The moments between which a token was issued, in seconds since 1970 on the target's own clock: its Date header is
 * written in whole seconds while the request is under way.
 */
function issueOf(
  { expect }: CheckContext,
  { token: { reply } }: Dated,
): { readonly least: number; readonly most: number } {
  const { date, exchange } = reply;
  if (date === undefined)
    return expect.inconclusive('the answers have no Date header, by which alone it can be said when a token expires');
  const seconds = exchange.duration / 1000;
  return { least: date - seconds, most: date + 1 + seconds };
}

/** How long before its end a token may be tried where nobody can move the clock: seconds, and a part of its lifetime. */
const span = { lenient: { seconds: 100, part: 0.1 }, strict: { seconds: 35, part: 0 } };

/** Seconds of the span in which a token of so many minutes shows that it does not expire too early. */
function spanBefore(minutes: number, { early }: Leeway): number {
  const { seconds, part } = early < lenient.early ? span.strict : span.lenient;
  return Math.max(seconds, minutes * 60 * part);
}

/**
 * Lets time pass until shortly before the token may end, so that it must still be good.
 * @returns false when that moment has passed unseen, where nobody can move the clock; the check is inconclusive then
 */
export async function justBeforeEnd(
  context: CheckContext,
  one: Dated,
  minutes: number,
  by = lenient,
): Promise<boolean> {
  const { clock } = context;
  if (clock.reach !== undefined) {
    const until = issueOf(context, one).least + minutes * 60 - by.early - patience(one);
    return clock.reach({ from: until - spanBefore(minutes, by), until });
  }
  const wanted = minutes * 60 - by.early - patience(one) - passed(context, one.askedAt, one);
  await clock.advance(Math.max(0, Math.round(wanted)));
  return true;
}

/** Lets time pass until shortly after the token must have ended, so that it is refused. */
export async function justAfterEnd(context: CheckContext, one: Dated, minutes: number, by = lenient): Promise<void> {
  const { clock } = context;
  if (clock.reach !== undefined) {
    await clock.reach({ from: issueOf(context, one).most + minutes * 60 + by.late + beyond });
    return;
  }
  const wanted = minutes * 60 + by.late + beyond - passed(context, one.issuedAt, one);
  await clock.advance(Math.max(0, Math.ceil(wanted)));
}

/**
 * Lets so many minutes pass of the lifetime of a token.
 * @returns false when it may have ended since, where nobody can move the clock; the check is inconclusive then
 */
export async function within(context: CheckContext, one: Dated, minutes: number, lifetime: number): Promise<boolean> {
  const { clock } = context;
  if (clock.reach !== undefined) {
    const { least, most } = issueOf(context, one);
    return clock.reach({ from: most + minutes * 60, until: least + lifetime * 60 - lenient.early - patience(one) });
  }
  await clock.advance(minutes * 60);
  return true;
}

/**
 * Whether a request that has been answered was certainly sent before the token might end: by the Date header of its
 * answer where nobody can move the clock.
 */
export function wasInTime(
  context: CheckContext,
  one: Dated,
  minutes: number,
  { reply }: Pick<Outcome, 'reply'>,
  by = lenient,
): boolean {
  const end = minutes * 60 - by.early;
  if (context.clock.reach === undefined) return passed(context, one.askedAt, one) < end;
  return reply.date !== undefined && reply.date + 1 < issueOf(context, one).least + end;
}
