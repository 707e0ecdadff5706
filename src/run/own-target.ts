import type { Configuration } from '../config/configuration.js';
import { startBackendTarget } from './backend-target.js';
import { type ReferenceChoice, startReferenceTarget } from './reference-target.js';

/** A target that a run starts itself. */
export interface OwnTarget {
  readonly configuration: Configuration;
  close(): Promise<void>;
}

/**
 * Starts what a configuration without a target judges: the adapter of its back end, or else the reference implementation.
 * @returns undefined where it names a target
 */
export async function startOwnTarget(
  base: Configuration,
  choice: ReferenceChoice = {},
): Promise<OwnTarget | undefined> {
  if (base.backend !== undefined) return startBackendTarget(base, base.backend);
  return base.target === undefined ? startReferenceTarget(base, choice) : undefined;
}
