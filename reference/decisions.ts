import type { AnswerDecisions } from './decisions/answers.js';
import type { ArchiveDecisions } from './decisions/archive.js';
import type { BackgroundDecisions } from './decisions/background.js';
import type { CallbackDecisions } from './decisions/callbacks.js';
import type { ChunkDecisions } from './decisions/chunks.js';
import type { FileDecisions } from './decisions/files.js';
import type { MetadataDecisions } from './decisions/metadata.js';
import type { PermissionDecisions } from './decisions/permission.js';
import type { RequestDecisions } from './decisions/requests.js';
import type { TokenDecisions } from './decisions/tokens.js';
import type { TransportDecisions } from './decisions/transport.js';

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
