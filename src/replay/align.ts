import type { ReplayStep, StepCall, StepPairs, StepValue } from './recording.js';

/** A recorded step and the step that repeats it. */
export interface RepeatedStep {
  /** As recorded; left out for a request that the recording does not have. */
  readonly recorded?: ReplayStep;
  /** As repeated; left out for a step that was not sent. */
  readonly repeated?: ReplayStep;
  /** The answer differs from the recorded one. */
  readonly changed: boolean;
}

/** Some steps and the run whose id stands in them. */
interface Steps {
  readonly runId: string;
  readonly steps: readonly ReplayStep[];
}

/** A value without the number of the step or the address that it comes from: parallel steps change places. */
function loose(value: StepValue): unknown {
  if (typeof value === 'string') return value;
  return 'from' in value ? { field: value.field } : { catcher: value.rest };
}

/** A key that is equal for requests with the same meaning. */
function meaning({ path, query, form, transmission, deliberate: _, ...rest }: StepCall, runId: string): string {
  const pairs = (all: StepPairs = []): unknown => all.map(([name, value]) => [name, loose(value)]);
  const odd = { ...transmission, tampered: pairs(transmission?.tampered) };
  const whole = [rest, loose(path), pairs(query), pairs(form), odd];
  return JSON.stringify(whole).replaceAll(runId, '{run}');
}

/** A key that is equal for requests that differ only in values. */
function outline({ operation, method, caller, query, form = [], file, transmission = {} }: StepCall): string {
  const names = [...query, ...form].map(([name]) => name);
  return JSON.stringify([operation, method, caller, names, file?.start, file?.end, Object.keys(transmission)]);
}

/** Whether an answer differs from the recorded one. */
function isChanged(recorded: ReplayStep, repeated: ReplayStep): boolean {
  return JSON.stringify(recorded.answer) !== JSON.stringify(repeated.answer);
}

/**
 * Pairs each recorded step with the step that repeats it: the first with the same meaning, else the first with the
 * same outline. Steps without a partner stay single.
 */
export function align(recording: Steps, repetition: Steps): RepeatedStep[] {
  const partners = new Map<ReplayStep, ReplayStep>();
  const free = new Set(repetition.steps);
  const pairUp = (alike: (one: ReplayStep, of: Steps) => string): void => {
    const waiting = new Map<string, ReplayStep[]>();
    for (const one of free) {
      const label = alike(one, repetition);
      waiting.set(label, [...(waiting.get(label) ?? []), one]);
    }
    for (const recorded of recording.steps) {
      if (partners.has(recorded)) continue;
      const partner = waiting.get(alike(recorded, recording))?.shift();
      if (partner === undefined) continue;
      partners.set(recorded, partner);
      free.delete(partner);
    }
  };
  pairUp(({ call }, { runId }) => meaning(call, runId));
  pairUp(({ call }) => outline(call));
  const known = recording.steps.map((recorded): RepeatedStep => {
    const repeated = partners.get(recorded);
    if (repeated === undefined) return { recorded, changed: false };
    return { recorded, repeated, changed: isChanged(recorded, repeated) };
  });
  return [...known, ...[...free].map((repeated) => ({ repeated, changed: false }))];
}
