import type { Check } from '../../suites/check/registry.js';
import { type Capability, requirement } from '../contract/requirements.js';
import { type Ending, hindered } from './ending.js';
import { isPostponable } from './postponable.js';
import type { Session } from './session.js';

const clock = 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand';

/** What a configuration leaves out on purpose, and how to judge what needs it. */
const remedies: Readonly<Partial<Record<Capability, Ending>>> = {
  clock: { verdict: 'deferred', reason: clock, hindrance: 'clock' },
  read: hindered('credentials', 'needs credentials of the level read: set auth.read'),
  super: hindered('credentials', 'needs credentials of the level super: set auth.super'),
  knownAlbums: hindered('setting', 'needs albums that exist on the target: set known.albums'),
  customVariables: hindered('setting', 'needs custom variables of the target: set known.variables'),
};

/** Why a check does not apply to a back end, by what does not. */
export function inapplicable(
  { requirement: id, name }: Pick<Check, 'requirement' | 'name'>,
  notApplicable: Session['notApplicable'],
): string | undefined {
  return notApplicable[id] ?? notApplicable[`${id}: ${name}`];
}

/** Why a check cannot run against this target at all; undefined when it can. */
export function excused(check: Check, { capabilities, notApplicable, postpones }: Session): Ending | undefined {
  const reason = inapplicable(check, notApplicable);
  if (reason !== undefined) return { verdict: 'not-applicable', reason, hindrance: 'backend' };
  for (const need of [...requirement(check.requirement).needs, ...(check.traits.needs ?? [])]) {
    const state = capabilities[need];
    if (state.present || (need === 'clock' && postpones === true && isPostponable(check))) continue;
    if (state.contradiction !== undefined)
      return hindered('capability', `${need} is declared absent, but it is there: ${state.contradiction}`);
    if (need === 'browser' && capabilities.browser.source === 'declared') return hindered('setting', state.evidence);
    return remedies[need] ?? { verdict: 'not-applicable', reason: `${need}: ${state.evidence}` };
  }
  return undefined;
}
