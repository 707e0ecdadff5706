import type { Cell, Change, Comparison, FailingCheck, Row } from '../../src/compare/comparison.js';
import { standingWords } from './words.js';

/** A change that may need attention. */
export interface Finding {
  readonly row: Row;
  readonly cell: Cell;
  readonly change: Change;
  /** The labels of the run that has it, and of the run that it differs from. */
  readonly label: string;
  readonly since: string;
}

function changes(comparison: Comparison, rows: readonly Row[]): Finding[] {
  const name = (at: number): string => comparison.columns[at]?.label ?? '';
  return rows.flatMap((row) =>
    row.cells.flatMap((cell, at) => {
      const { change } = cell;
      return change === null ? [] : [{ row, cell, change, label: name(at), since: name(change.since) }];
    }),
  );
}

/** Changes after which a requirement fails, of the rows in their order. */
export function failures(comparison: Comparison, rows: readonly Row[]): Finding[] {
  return changes(comparison, rows).filter(
    ({ cell, change }) => cell.known === 'fails' || (change.kind === 'broke' && cell.known === 'waived'),
  );
}

/** Requirements that are no longer tested, each with the reason. */
export function losses(
  comparison: Comparison,
  rows: readonly Row[],
): { readonly id: string; readonly reason: string }[] {
  return changes(comparison, rows).flatMap(({ row, cell, change, label }) => {
    if (change.kind !== 'lost') return [];
    const why = cell.reason === '' ? standingWords(cell.standing).name : cell.reason;
    return [{ id: row.id, reason: comparison.columns.length > 2 ? `${label}: ${why}` : why }];
  });
}

/** The earlier verdict of a failing check, in a few words. */
export function earlier({ before }: FailingCheck): string {
  if (before === 'absent') return 'not run before';
  if (before === 'pass') return 'passed before';
  return before === 'fail' ? 'failed before' : `${before} before`;
}
