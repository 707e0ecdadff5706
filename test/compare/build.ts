import type { Cell, Source } from '../../src/compare/comparison.js';
import { isRequirementId, type RequirementId } from '../../src/contract/requirements.js';
import type { FinishedRun } from '../../src/results/assemble.js';
import type { Results } from '../../src/results/results.js';
import type { CheckResult } from '../../src/run/check-result.js';
import { assembled, failed, finished, result } from '../judge/build.js';

/** The requirement whose failure hides others. */
export const root = 'token.issue.xml';

/** What a requirement may come to; `hidden` is a failure behind that of `root`. */
export const endings = ['pass', 'fail', 'waived', 'hidden', 'inconclusive', 'deferred', 'not-applicable'] as const;
export type Ending = (typeof endings)[number];

/** What some requirements come to in a run; those that are left out are not in it. */
export type Endings = Partial<Record<RequirementId, Ending | undefined>>;

function ended(id: RequirementId, ending: Ending): CheckResult {
  switch (ending) {
    case 'fail':
    case 'waived':
      return failed(id);
    case 'hidden':
      return failed(id, { unmet: root });
    default:
      return result(id, { verdict: ending });
  }
}

/** Something else to be said of a run than usual. */
export type More = Partial<Omit<FinishedRun, 'run'>> & { readonly run?: Partial<FinishedRun['run']> };

/** The results of a run of these checks. */
export function ran(checks: readonly CheckResult[], { run, ...more }: More = {}): Results {
  return assembled(checks, { ...more, run: { ...finished([]).run, ...run } });
}

/** The results of a run in which each requirement has one check. */
export function resultsOf(all: Endings, more: More = {}): Results {
  const entries = Object.entries(all).flatMap(([id, ending]): [RequirementId, Ending][] =>
    isRequirementId(id) && ending !== undefined ? [[id, ending]] : [],
  );
  const hiding = entries.some(([, ending]) => ending === 'hidden') ? [failed(root)] : [];
  const expectedFailures = entries.flatMap(([id, ending]) =>
    ending === 'waived' ? [{ id, reason: 'known: 77' }] : [],
  );
  return ran([...hiding, ...entries.map(([id, ending]) => ended(id, ending))], { expectedFailures, ...more });
}

/** Runs as they are compared, in files called 1.json, 2.json and so on. */
export function sources(...all: readonly Results[]): Source[] {
  return all.map((results, at) => ({ file: `${at + 1}.json`, results }));
}

/** What the requirement of a row became in each run but the first. */
export function kinds(cells: readonly Cell[] | undefined): (string | null)[] {
  return (cells ?? []).slice(1).map(({ change }) => change?.kind ?? null);
}
