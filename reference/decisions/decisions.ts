import type { AnswerDecisions } from './answers.js';
import type { ArchiveDecisions } from './archive.js';
import type { BackgroundDecisions } from './background.js';
import type { CallbackDecisions } from './callbacks.js';
import type { ChunkDecisions } from './chunks.js';
import type { FileDecisions } from './files.js';
import type { MetadataDecisions } from './metadata.js';
import type { PermissionDecisions } from './permission.js';
import type { PhotoDecisions } from './photos.js';
import type { RequestDecisions } from './requests.js';
import type { TokenDecisions } from './tokens.js';
import type { TransportDecisions } from './transport.js';

/**
 * Every point at which a server of this API decides something. The reference implementation holds no rule of
 * its own: it asks here, so that a fault or a conforming variant is one decision taken differently.
 */
export interface Decisions {
  readonly requests: RequestDecisions;
  readonly permission: PermissionDecisions;
  readonly metadata: MetadataDecisions;
  /** Upload tokens. */
  readonly tokens: TokenDecisions;
  readonly replaceTokens: TokenDecisions;
  readonly archive: ArchiveDecisions;
  readonly answers: AnswerDecisions;
  readonly callbacks: CallbackDecisions;
  readonly background: BackgroundDecisions;
  /** Chunks of redeem-*. */
  readonly chunks: ChunkDecisions;
  /** Chunks of file/upload. */
  readonly fileChunks: ChunkDecisions;
  readonly photos: PhotoDecisions;
  readonly files: FileDecisions;
  readonly transport: TransportDecisions;
}

/** Makes the change of one area: `change('tokens', () => ({ ... }))` replaces the decisions that it names. */
export function change<Area extends keyof Decisions>(
  area: Area,
  decide: (before: Decisions[Area]) => Partial<Decisions[Area]>,
): (decisions: Decisions) => Decisions {
  return (decisions) => ({ ...decisions, [area]: { ...decisions[area], ...decide(decisions[area]) } });
}

/** Makes several changes, each on top of the ones before. */
export function together(...changes: readonly ((decisions: Decisions) => Decisions)[]) {
  return (decisions: Decisions): Decisions => changes.reduce((changed, next) => next(changed), decisions);
}
