import type { Observed } from '../observed.js';

/** When something was under way, in the order of events. */
export type Span = Pick<Observed, 'begun' | 'ended'>;

/** Whether one was certainly over before the other began; of two that overlap nobody knows the order at the target. */
export function isBefore(one: Span, other: Span): boolean {
  return one.ended !== undefined && one.ended < other.begun;
}

/** Whether two were under way at the same time. */
export function overlaps(one: Span, other: Span): boolean {
  return !isBefore(one, other) && !isBefore(other, one);
}
