import type { ReportedRequirement, Results } from '../../src/results/results.js';

/** The requirements of one operation within an area. */
export interface OperationGroup {
  readonly operation: string;
  readonly requirements: readonly ReportedRequirement[];
}

/** Requirements whose ids begin with the same word. */
export interface Area {
  readonly area: string;
  readonly requirements: readonly ReportedRequirement[];
  readonly operations: readonly OperationGroup[];
}

function grouped<T>(all: readonly T[], key: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return [...groups];
}

/** The first word of a requirement's id. */
export function areaOf({ id }: Pick<ReportedRequirement, 'id'>): string {
  return id.split('.', 1)[0] ?? '';
}

/** All areas, and their operations, in the order of the contract. */
export function areasOf({ requirements }: Pick<Results, 'requirements'>): Area[] {
  return grouped(requirements, areaOf).map(([area, all]) => {
    const operations = grouped(all, (one) => one.operation);
    return {
      area,
      requirements: all,
      operations: operations.map(([operation, requirements]) => ({ operation, requirements })),
    };
  });
}
