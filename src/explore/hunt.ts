import type { Session } from '../run/session.js';
import { type ExploreOptions, explore } from './explore.js';
import type { Finding } from './findings.js';

/** What is looked for, and for how long. */
export interface Hunt {
  readonly session: Session;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Histories that are played at most; what is found ends the hunt earlier. */
  readonly most: number;
  /** Whether a finding is what is looked for. */
  readonly isIt: (finding: Finding) => boolean;
}

/** The result of a hunt. */
export interface Hunted {
  /** Everything that was found. */
  readonly findings: readonly Finding[];
  readonly histories: number;
  readonly steps: number;
}

/** Explores until something is found, and does not make it smaller. */
export async function hunt({ session, seed, signal, most, isIt }: Hunt): Promise<Hunted> {
  const found = new Map<string, Finding>();
  let [histories, steps] = [0, 0];
  let isFound = false;
  const listener: ExploreOptions['listener'] = {
    onCase() {},
    onFinding(finding) {
      found.set(`${finding.requirement} ${finding.what}`, finding);
      isFound ||= isIt(finding);
    },
    onProgress(progress) {
      ({ histories, steps } = progress);
    },
  };
  const isTimeUp = (): boolean => isFound || histories >= most;
  await explore({ session, seed, signal, isTimeUp, cases: [], keepsLarge: true, listener }).done;
  return { findings: [...found.values()], histories, steps };
}
