import type { ReportedRequirement } from '../results/results.js';
import { changeOf, standpoint } from './change.js';
import {
  type Cell,
  type ChangeKind,
  type Column,
  type Comparison,
  changeKinds,
  type Row,
  type Source,
  type Yardstick,
} from './comparison.js';
import { conclusionOf } from './conclusion.js';
import { labels } from './labels.js';
import { noticesOn } from './notices.js';

/** Every requirement of any run: those of the last contract in its order, then what only earlier ones have. */
function allIds(sources: readonly Source[]): string[] {
  const newestFirst = [...sources].reverse();
  return [...new Set(newestFirst.flatMap(({ results }) => results.requirements.map(({ id }) => id)))];
}

function rowOf(
  id: string,
  found: readonly (ReportedRequirement | undefined)[],
  sources: readonly Source[],
  yardstick: Yardstick,
): Row[] {
  const newest = found.findLast((one) => one !== undefined);
  if (newest === undefined) return [];
  const sides = sources.map(({ results }, at) => standpoint(found[at], results));
  const cells = sides.map((side, at): Cell => {
    const { standing, reason } = side;
    return { standing, known: side.known, reason, change: changeOf(side, sides.slice(0, at), yardstick) };
  });
  const wordings = found.flatMap((one) => (one === undefined ? [] : [`${one.level} ${one.text}`]));
  const { level, source, sources: cited = [], text } = newest;
  return [{ id, level, source, sources: cited, text, reworded: new Set(wordings).size > 1, cells }];
}

function columnOf({ file, results }: Source, label: string, at: number, rows: readonly Row[]): Column {
  const { outcome, target, product, contract, tool, summary } = results;
  const { id, seed, runs, startedAt, finishedAt, complete, expectedChecks, executedChecks } = results.run;
  const changes: Record<ChangeKind, number> = {
    broke: 0,
    worse: 0,
    unwaived: 0,
    new: 0,
    lost: 0,
    waived: 0,
    fixed: 0,
  };
  for (const { cells } of rows) {
    const kind = cells[at]?.change?.kind;
    if (kind !== undefined) changes[kind] += 1;
  }
  return {
    ...{ label, file, outcome, target, product, contract, tool },
    run: { id, seed, runs, startedAt, finishedAt, complete, expectedChecks, executedChecks },
    requirements: summary.requirements,
    changes,
  };
}

/**
 * Compares runs, each with the one before it.
 * @param sources the earliest first; they may be versions of one product or different targets
 */
export function compare(sources: readonly Source[], yardstick: Yardstick): Comparison {
  const { failOn, strict } = yardstick;
  const found = sources.map(({ results }) => new Map(results.requirements.map((one) => [String(one.id), one])));
  const rows = allIds(sources).flatMap((id) =>
    rowOf(
      id,
      found.map((one) => one.get(id)),
      sources,
      yardstick,
    ),
  );
  const names = labels(sources);
  const columns = sources.map((source, at) => columnOf(source, names[at] ?? source.file, at, rows));
  const notices = noticesOn(sources, names);
  return { ...conclusionOf(sources, names, rows, yardstick), failOn, strict, notices, columns, rows };
}

/** The rank of a row's most serious change; 0 is the most serious. */
function weight({ cells }: Row): number {
  const weights = cells.flatMap(({ change }) => {
    if (change === null) return [];
    return [changeKinds.indexOf(change.kind) + (change.regression ? 0 : changeKinds.length)];
  });
  return Math.min(...weights);
}

/** The requirements that changed, regressions first. */
export function changedRows({ rows }: Pick<Comparison, 'rows'>): Row[] {
  const changed = rows.filter(({ cells }) => cells.some(({ change }) => change !== null));
  return changed.sort((a, b) => weight(a) - weight(b));
}
