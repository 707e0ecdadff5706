import { type CheckCost, noCost, plus, times } from './check-cost.js';

/** What is left of the limits of a run, divided among its checks. */
export interface Budget {
  /**
   * Sets aside what a check costs, as soon as it is clear whether there is enough: checks that are under way may cost
   * less than expected.
   * @returns gives back what is set aside; undefined when there is not enough
   */
  admit(cost: CheckCost): Promise<(() => void) | undefined>;
}

/** @param affords whether what is left covers so much more */
export function budgetOf(affords: (cost: CheckCost) => boolean): Budget {
  let reserved = noCost;
  let underWay = 0;
  let waiting: (() => void)[] = [];
  return {
    async admit(cost) {
      for (;;) {
        if (affords(plus(reserved, cost))) break;
        if (underWay === 0) return undefined;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      reserved = plus(reserved, cost);
      underWay += 1;
      return () => {
        reserved = plus(reserved, times(cost, -1));
        underWay -= 1;
        const all = waiting;
        waiting = [];
        for (const wake of all) wake();
      };
    },
  };
}
