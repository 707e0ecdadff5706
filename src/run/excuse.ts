import type { Check } from '../../suites/check/registry.js';
import { type Capability, requirement } from '../contract/requirements.js';
import { type Ending, hindered } from './ending.js';
import type { Session } from './session.js';

const remedies: Readonly<Partial<Record<Capability, string>>> = {
  clock: 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand',
  read: 'needs credentials of the level read: set auth.read',
  super: 'needs credentials of the level super: set auth.super',
};

/** Why a check cannot run against this target at all; undefined when it can. */
export function excused(check: Check, { capabilities }: Session): Ending | undefined {
  for (const need of [...requirement(check.requirement).needs, ...(check.traits.needs ?? [])]) {
    const state = capabilities[need];
    if (state.present) continue;
    if (need === 'clock') return { verdict: 'deferred', reason: remedies.clock ?? state.evidence, hindrance: 'clock' };
    const remedy = remedies[need];
    if (remedy !== undefined) return hindered('credentials', remedy);
    return { verdict: 'not-applicable', reason: `${need}: ${state.evidence}` };
  }
  return undefined;
}
