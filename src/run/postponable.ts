import type { Check } from '../../suites/check/registry.js';
import { requirement } from '../contract/requirements.js';

/** Whether a check can be judged by waiting for the target's clock, where nobody can move that. */
export function isPostponable({ requirement: id, traits }: Check): boolean {
  return requirement(id).needs.includes('clock') && traits.unwaitable !== true;
}
