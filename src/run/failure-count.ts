import { requirement } from '../contract/requirements.js';
import type { CheckResult } from './check-result.js';
import type { RunChoice } from './choice.js';

/** Counts the requirements that fail, until there are as many as a run may have. */
export interface FailureCount {
  /** Notes a result. @returns whether there are enough failures */
  isEnoughWith(result: Pick<CheckResult, 'requirement' | 'verdict'>): boolean;
  readonly isEnough: boolean;
}

/** @param limit of failures; without, there are never enough */
export function failureCount(limit: RunChoice['maxFailures']): FailureCount {
  const failed = new Set<string>();
  const isEnough = (): boolean => limit !== undefined && failed.size >= limit.count;
  return {
    get isEnough() {
      return isEnough();
    },
    isEnoughWith({ requirement: id, verdict }) {
      if (limit === undefined || verdict !== 'fail') return false;
      const { level } = requirement(id);
      const counts = level === 'must' || (level === 'should' && limit.failOn === 'should');
      if (counts && !limit.expected.includes(id)) failed.add(id);
      return isEnough();
    },
  };
}
