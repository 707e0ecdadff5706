import { lte } from 'semver';
import type { Revision } from './revision.js';

/** When a certificate lapses, and why. */
export interface Lapse {
  /** The last day on which it is valid, as YYYY-MM-DD in UTC. */
  readonly lastDay: string;
  readonly why: string;
}

/** The same day some months later, or the last day of that month. */
function monthsAfter(day: string, months: number): string {
  const date = new Date(day.slice(0, 10));
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const later = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), lastOfMonth));
  return new Date(later).toISOString().slice(0, 10);
}

/**
 * When the certificate of a run lapses: twelve months after the run, or six months after the next revision of the
 * contract was frozen, whichever is earlier. A new version of the product ends it as well, which the reader must check.
 *
 * @param finishedAt ISO 8601
 * @param revisions all that are known
 */
export function lapse(finishedAt: string, revision: Revision, revisions: readonly Revision[]): Lapse {
  const ends: Lapse[] = [{ lastDay: monthsAfter(finishedAt, 12), why: 'twelve months after the run' }];
  for (const other of revisions) {
    if (lte(other.revision, revision.revision)) continue;
    const why = `six months after revision ${other.revision} of the contract was frozen`;
    ends.push({ lastDay: monthsAfter(other.frozenOn, 6), why });
  }
  return ends.reduce((first, end) => (end.lastDay < first.lastDay ? end : first));
}

/** Whether a day is past. */
export function isOver({ lastDay }: Lapse, now: Date): boolean {
  return now.toISOString().slice(0, 10) > lastDay;
}
