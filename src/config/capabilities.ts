import type { Capability } from '../contract/requirements.js';

/** The capabilities that a configuration may declare; the others follow from what it holds. */
export type DeclarableCapability = Exclude<
  Capability,
  'clock' | 'super' | 'read' | 'knownAlbums' | 'knownUsers' | 'customVariables'
>;

/** Whether the target has something, and how that is known. */
export interface CapabilityState {
  readonly present: boolean;
  readonly source: 'declared' | 'probed' | 'configuration' | 'assumed';
  /** In words, with what a probe was answered. */
  readonly evidence: string;
}

/** What is known of a target when its judgement begins. */
export type Capabilities = Readonly<Record<Capability, CapabilityState>>;
