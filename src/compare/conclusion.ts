import type { Cell, Change, Comparison, Row, Source, Yardstick } from './comparison.js';
import { shortcomings } from './notices.js';

/** Requirements that a sentence names; the others are counted. */
const named = 3;

/** A change with its row and cell. */
interface Changed {
  readonly row: Row;
  readonly cell: Cell;
  readonly change: Change;
}

function changesOf(rows: readonly Row[]): Changed[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell.change === null ? [] : [{ row, cell, change: cell.change }])),
  );
}

/** Why the runs do not suffice to exclude a regression, each as a main clause. */
function doubts(sources: readonly Source[], names: readonly string[], rows: readonly Row[]): string[] {
  return sources.flatMap(({ results }, at) => {
    const common = rows.some(
      ({ cells }) => cells[at]?.known !== null && cells.slice(0, at).some((earlier) => earlier.known !== null),
    );
    const own = shortcomings(results);
    const apart = at > 0 && !common ? ['shares no tested requirement with the earlier runs'] : [];
    return [...own, ...apart].map((one) => `${names[at]} ${one}`);
  });
}

/** What to know about changes that are not regressions. */
function remarks(changes: readonly Changed[], { failOn }: Yardstick): string[] {
  const count = (is: (one: Changed) => boolean, what: string): string[] => {
    const found = changes.filter((one) => !one.change.regression && is(one)).length;
    return found === 0 ? [] : [`${found} ${what}`];
  };
  return [
    ...count(({ cell, change }) => change.kind === 'broke' && cell.known === 'waived', 'broke as expected (waived)'),
    ...count(
      ({ cell, change }) => (change.kind === 'broke' || change.kind === 'worse') && cell.known !== 'waived',
      `broke below the level ${failOn}`,
    ),
    ...count(({ cell, change }) => change.kind === 'new' && cell.known !== 'holds', 'newly tested and failing'),
    ...count(({ cell, change }) => change.kind === 'new' && cell.known === 'holds', 'newly tested and passing'),
    ...count(({ change }) => change.kind === 'unwaived', 'no longer waived'),
    ...count(({ change }) => change.kind === 'waived', 'now waived'),
    ...count(({ change }) => change.kind === 'lost', 'no longer tested'),
    ...count(({ change }) => change.kind === 'fixed', 'fixed'),
  ];
}

/** The outcome of a comparison, and why, in one sentence. */
export function conclusionOf(
  sources: readonly Source[],
  names: readonly string[],
  rows: readonly Row[],
  yardstick: Yardstick,
): Pick<Comparison, 'outcome' | 'because'> {
  const changes = changesOf(rows);
  const regressions = changes.filter(({ change }) => change.regression);
  if (regressions.length > 0) {
    const first = regressions.slice(0, named).map(({ row, change }) => `${row.id} (${change.kind})`);
    const rest = regressions.length - first.length;
    const count = regressions.length === 1 ? '1 regression' : `${regressions.length} regressions`;
    const because = `${count}: ${first.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}.`;
    return { outcome: 'regression', because };
  }
  const [doubt, ...more] = doubts(sources, names, rows);
  if (doubt !== undefined) {
    const rest = more.length === 0 ? '' : ` (and ${more.length} more such)`;
    return { outcome: 'unsettled', because: `No regression was seen, but ${doubt}${rest}.` };
  }
  const rest = remarks(changes, yardstick);
  return { outcome: 'no-regression', because: rest.length === 0 ? 'Nothing changed.' : `${rest.join(', ')}.` };
}

const statuses = { regression: 1, 'no-regression': 0, unsettled: 3 } as const;

/** The exit status of a comparison. */
export function exitStatus({ outcome }: Pick<Comparison, 'outcome'>): 0 | 1 | 3 {
  return statuses[outcome];
}
