import type { Counts } from './statement.js';

/** What a certificate leaves out, in numbers. */
export function counted({ testable, judged, notApplicable, notJudged }: Counts): string {
  return `${judged} of ${testable} judged, ${notApplicable} not applicable, ${notJudged} not judged`;
}
