import type { Exchange, FailureKind } from '../client/exchange.js';
import type { RecordedTransmission } from '../client/transmission.js';
import type { Capability, RequirementId } from '../contract/requirements.js';
import type { AnswerField } from './answered-values.js';

/** Name and version of the schema of a recording. */
export const replaySchema = 'https://upload-contract.dev/replay/1';

/** The name of a recording's file: its requirement and the number of the check. */
export const recordingFile = /^(?<requirement>[a-z0-9-]+(?:\.[a-z0-9-]+)+)-\d+\.json$/;

/** The script that stands beside a recording. */
export function scriptFileOf(recording: string): string {
  return recording.replace(/\.json$/, '.sh');
}

/** A value of a step: as it was, taken from the answer to an earlier step, or an address of the callback catcher. */
export type StepValue =
  | string
  | { readonly from: number; readonly field: AnswerField }
  | { readonly catcher: number; readonly rest: string };

export type StepPairs = readonly (readonly [name: string, value: StepValue])[];

/** A request as a step keeps it. */
export interface StepCall extends Omit<Exchange['call'], 'path' | 'query' | 'form' | 'transmission'> {
  readonly path: StepValue;
  readonly query: StepPairs;
  readonly form?: StepPairs;
  readonly transmission?: Omit<RecordedTransmission, 'tampered'> & { readonly tampered?: StepPairs };
}

/** What a step was answered. */
export type StepAnswer =
  | {
      readonly status: number;
      /** Where it redirects to, or the beginning of its text, without what is another in every run; else its digest. */
      readonly says: string;
    }
  | { readonly failure: FailureKind };

/** One request of a failing case. */
export interface ReplayStep {
  /** From 1, in the order in which the requests began. */
  readonly step: number;
  /** Milliseconds from the beginning of the first step. */
  readonly at: number;
  /** Milliseconds until its answer was complete; a step that begins before that overlaps with it. */
  readonly took: number;
  readonly call: StepCall;
  readonly answer: StepAnswer;
}

/** The concrete steps of a failure, to be repeated whatever the generators have become. */
export interface Replay {
  readonly schema: typeof replaySchema;
  readonly contract: { readonly revision: string; readonly digest: string };
  /** The run that recorded it; its id stands in what it created. */
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly target: { readonly url: string; readonly reference: boolean };
  readonly requirement: RequirementId;
  readonly check: string;
  readonly suite: string;
  /** Capabilities without which the steps do not show the same; `clock` means that it was moved between them. */
  readonly needs: readonly Capability[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly frequency: string | null;
  /** The values of the failing case, and what everything else in it follows from. */
  readonly counterexample: unknown;
  readonly seed: number;
  /** By how many seconds the target's clock was moved, milliseconds from the beginning of the first step. */
  readonly clockMoves: readonly { readonly at: number; readonly seconds: number }[];
  readonly steps: readonly ReplayStep[];
}
