import type { Capability } from '../contract/requirements.js';

/** The capabilities that a configuration may declare; the others follow from its other keys. */
export type DeclarableCapability = Exclude<Capability, 'clock' | 'super' | 'read' | 'knownAlbums' | 'customVariables'>;

/** Whether the target has a capability, and how this is known. */
export interface CapabilityState {
  readonly present: boolean;
  readonly source: 'declared' | 'probed' | 'configuration' | 'assumed';
  /** In words, with the answer to a probe. */
  readonly evidence: string;
  /** How it shows that the target has what is declared absent: what needs it is left out, and not inapplicable. */
  readonly contradiction?: string;
}

/** What is known of a target when its judgement begins. */
export type Capabilities = Readonly<Record<Capability, CapabilityState>>;
