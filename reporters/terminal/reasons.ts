import { beginning } from '../../src/printable.js';
import { hanging } from './wrap.js';

/** Requirements of a group that are named; the others are counted. */
const named = 4;

/** A requirement with the reason of its verdict. */
interface Reasoned {
  readonly id: string;
  readonly reason: string;
}

/** Requirements by their reason, the most frequent first, in lines of a width. */
export function byReason(requirements: readonly Reasoned[], width: number): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of requirements) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([reason, ids]) => {
      const rest = ids.length > named ? ` and ${ids.length - named} more` : '';
      const count = `  ${String(ids.length).padStart(3)}  `;
      const what = hanging(count, beginning(reason, 200), width);
      return [what, hanging(' '.repeat(count.length), `${ids.slice(0, named).join(', ')}${rest}`, width)];
    });
}
