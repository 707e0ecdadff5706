import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { printable } from '../printable.js';
import { CredentialsRefused, NotTheApi, TargetUnreachable } from '../run/access.js';
import { startBackendTarget } from '../run/backend-target.js';
import { effortOf, usualRuns } from '../run/effort.js';
import { type OpenedSession, openSession } from '../run/open-session.js';
import { startReferenceTarget } from '../run/reference-target.js';
import { loadSuites } from '../run/suites.js';
import { UsageError } from '../usage-error.js';
import type { NamedReplay } from './read.js';
import { type Repetition, repeat, unsent } from './repeat.js';

/** The result of one recording. */
export interface Replayed extends NamedReplay, Repetition {
  /** The target that was asked. */
  readonly target: string;
}

/** How recordings are repeated. */
export interface ReplayOptions {
  /** Its target, if it has one, comes before the recorded ones. */
  readonly configuration: Configuration;
  readonly signal: AbortSignal;
  /** Called with each recording when it is done. */
  readonly onReplayed: (replayed: Replayed) => void;
}

/** Recordings of one target. */
interface Group {
  /** Undefined: the reference implementation. */
  readonly url: string | undefined;
  readonly recordings: readonly NamedReplay[];
}

/** The target of a recording; undefined for the reference implementation. */
function targetOf({ name, own, replay: { target } }: NamedReplay, hasSecrets: boolean): string | undefined {
  if (target.reference) return undefined;
  const refused = (why: string): UsageError => new UsageError(`${printable(name)} ${why}: say which with --target`);
  if (!/^https?:/.test(target.url) || !URL.canParse(target.url)) throw refused('names no target that can be asked');
  if (hasSecrets && !own) throw refused('is from elsewhere, and credentials are not sent to a target that it names');
  return target.url;
}

/**
 * Recordings by the target that they go to: the one that was asked for, or else each one's own.
 * @throws UsageError for a recording that names no target, or none to be trusted with credentials
 */
function byTarget(recordings: readonly NamedReplay[], { target, backend, auth }: Configuration): Group[] {
  const url = target ?? backend?.url;
  if (url !== undefined) return [{ url, recordings }];
  const own = new Map<string | undefined, NamedReplay[]>();
  for (const one of recordings) {
    const key = targetOf(one, Object.keys(auth).length > 0);
    own.set(key, [...(own.get(key) ?? []), one]);
  }
  return [...own].map(([key, group]) => ({ url: key, recordings: group }));
}

async function withTarget<T>(
  { configuration, url }: { configuration: Configuration; url: string | undefined },
  work: (configuration: Configuration) => Promise<T>,
): Promise<T> {
  const { backend } = configuration;
  if (backend !== undefined) {
    const adapter = await startBackendTarget(configuration, backend);
    return work(adapter.configuration).finally(() => adapter.close());
  }
  if (url !== undefined) return work({ ...configuration, target: url });
  const dataDir = await mkdtemp(join(tmpdir(), 'upload-contract-'));
  try {
    const reference = await startReferenceTarget(configuration, { dataDir });
    try {
      return await work(reference.configuration);
    } finally {
      await reference.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Why no step could be sent, when the target is the cause. */
function messageOf(error: unknown): string {
  if (error instanceof TargetUnreachable || error instanceof NotTheApi || error instanceof CredentialsRefused)
    return error.message;
  throw error;
}

/** Repeats the recordings of one target; its capabilities are probed first, as in a run. */
async function repeatGroup(
  recordings: readonly NamedReplay[],
  configuration: Configuration,
  signal: AbortSignal,
  tell: (one: NamedReplay, repetition: Repetition) => void,
): Promise<void> {
  const effort = effortOf(0, usualRuns, configuration.timeouts);
  const runId = randomBytes(4).toString('hex');
  let opened: OpenedSession;
  try {
    opened = await openSession({ configuration, effort, runId, signal });
  } catch (error) {
    if (signal.aborted) return;
    const reason = messageOf(error);
    for (const one of recordings) tell(one, unsent(one.replay, reason));
    return;
  }
  try {
    for (const one of recordings) {
      const repetition = await repeat(one.replay, opened.session, signal);
      if (signal.aborted) return;
      tell(one, repetition);
    }
  } finally {
    await opened.close();
  }
}

/**
 * Repeats recordings one after the other.
 * @throws UsageError for a recording that names no target; ListenError when the catcher cannot listen as configured
 */
export async function replayAll(recordings: readonly NamedReplay[], options: ReplayOptions): Promise<Replayed[]> {
  const { configuration, signal, onReplayed } = options;
  await loadSuites();
  const all: Replayed[] = [];
  for (const { url, recordings: group } of byTarget(recordings, configuration)) {
    if (signal.aborted) break;
    await withTarget({ configuration, url }, async (toJudge) => {
      await repeatGroup(group, toJudge, signal, (one, repetition) => {
        const replayed = { ...one, ...repetition, target: url ?? toJudge.target ?? '' };
        all.push(replayed);
        onReplayed(replayed);
      });
    });
  }
  return all;
}
