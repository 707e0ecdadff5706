import type { Hindrance } from '../../suites/check/signals.js';
import type { Span } from '../client/clock.js';
import type { Exchange } from '../client/exchange.js';
import type { Created } from '../client/target.js';
import type { CapabilityState } from '../config/capabilities.js';
import type { ExpectedFailure } from '../config/configuration.js';
import type { Basis, Level, RequirementId } from '../contract/requirements.js';
import type { CheckResult, ClockMove, Verdict } from '../run/check-result.js';

/** One check in the results. */
export interface ReportedCheck {
  readonly name: string;
  readonly suite: string;
  readonly verdict: CheckResult['verdict'];
  readonly reason: string;
  /** Why it could not be judged, where that is the verdict. */
  readonly hindrance?: Hindrance;
  /** When it can be judged, on the target's own clock; left out unless it is deferred to that time. */
  readonly due?: Span;
  readonly expected?: string;
  readonly actual?: string;
  readonly frequency?: string;
  /** The smallest values that fail, as JSON; null where there are none. */
  readonly counterexample: unknown;
  /** What everything else that the failing case made up follows from. */
  readonly seed?: number;
  /** When the target's clock was moved, and by how much; left out where it was not. */
  readonly clockMoves?: readonly ClockMove[];
  /** What `replay` takes to repeat the recorded steps; null for a check that did not fail. */
  readonly replay: string | null;
  /** The request that shows the failure again, as a command line; null for a check that did not fail. */
  readonly curl: string | null;
  /** Milliseconds. */
  readonly duration: number;
  readonly exchanges: readonly Exchange[];
}

/** Where a requirement comes from. */
export interface ReportedSource {
  /** In the table of sources of the contract. */
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly section: string;
}

/** One sentence of the contract with its verdict and its proof. */
export interface ReportedRequirement {
  readonly id: RequirementId;
  readonly level: Level;
  readonly basis: Basis;
  /** Title and section of each source, in one line. */
  readonly source: string;
  /** The same with addresses; version 0.1 did not write it. */
  readonly sources?: readonly ReportedSource[];
  /** Why no target that keeps the documents can fail it; left out where a document states it. */
  readonly because?: string;
  readonly text: string;
  readonly operation: string;
  readonly verdict: Verdict;
  /** Empty for a pass. */
  readonly reason: string;
  /** The requirements whose failure hides the verdict of this one. */
  readonly dependsOn: readonly string[];
  readonly checks: readonly ReportedCheck[];
}

/** How many requirements have each verdict, in all and of the level must. */
export type Tally = Readonly<Record<Verdict | 'untestable', number>>;

/** The outcome of a whole run. */
export type RunOutcome = 'conformant' | 'partial' | 'nonconformant' | 'inconclusive';

/** Requirements that were not judged, all for one reason. */
export interface NotJudged {
  /** `selection`: nobody asked for them. */
  readonly why: 'selection' | Hindrance;
  readonly requirements: number;
  /** Of the level must. */
  readonly musts: number;
  /** Whether they were left out on purpose; otherwise they were meant to be judged, and could not be. */
  readonly onPurpose: boolean;
}

/** Something that the run created on the target. */
export interface ReportedCreated extends Created {
  /** Cleanup removed it again. */
  readonly removed?: true;
}

/** A failing check of a shard as it was found, before other failures explained it. */
export interface ShardFailure {
  readonly requirement: RequirementId;
  readonly name: string;
  readonly reason: string;
  /** The requirement whose business it is that the check could not get on. */
  readonly unmet?: string;
  /** Requirements whose failure would explain this one. */
  readonly suspects?: readonly RequirementId[];
}

/** What merge needs of a shard besides its report. */
export interface ShardNotes {
  readonly strict: boolean;
  /** A digest of each setting that decides verdicts, by its name; of no secret. */
  readonly settings: Readonly<Record<string, string>>;
  readonly expectedFailures: readonly ExpectedFailure[];
  readonly failures: readonly ShardFailure[];
  /** What ended it before its end, in one line. */
  readonly endedBy?: string;
}

/** One of the runs that results were merged from. */
export type MergedShard = Pick<Results['run'], 'id' | 'startedAt' | 'finishedAt' | 'executedChecks' | 'spent'>;

/** What `results.json` holds. */
export interface Results {
  /** Name and version of this schema. */
  readonly schema: 'https://upload-contract.dev/results/2';
  readonly contract: { readonly revision: string; readonly digest: string };
  readonly tool: { readonly name: 'upload-contract'; readonly version: string };
  readonly run: {
    readonly id: string;
    readonly seed: number;
    /** Random cases of each property. */
    readonly runs: number;
    /** ISO 8601. */
    readonly startedAt: string;
    /** ISO 8601. */
    readonly finishedAt: string;
    /** Every check that was planned has run. */
    readonly complete: boolean;
    readonly expectedChecks: number;
    readonly executedChecks: number;
    readonly failOn: 'must' | 'should';
    /** Which suites and requirements were asked for; empty means all. */
    readonly selection: { readonly suites: readonly string[]; readonly requirements: readonly string[] };
    /** Left out for standard. */
    readonly profile?: 'smoke' | 'thorough';
    /** Nothing was sent that could create something; left out where it could. */
    readonly readOnly?: boolean;
    /** The part of a run that this is; left out for a whole run. */
    readonly shard?: { readonly index: number; readonly count: number };
    /** The runs that these results were merged from; left out for those of a single run. */
    readonly shards?: readonly MergedShard[];
    /** Requests, uploads and bytes of request bodies. */
    readonly spent: { readonly requests: number; readonly uploads: number; readonly bytes: number };
    /** When parts of it were judged later, by `resume`; ISO 8601. */
    readonly resumedAt?: readonly string[];
    /** Nothing was sent: exchanges of others were observed. */
    readonly observed?: true;
    /** Errors of the suite itself. */
    readonly harnessErrors: readonly { readonly check: string; readonly message: string }[];
  };
  readonly target: { readonly url: string; readonly reference: boolean };
  readonly product: { readonly vendor?: string; readonly name?: string; readonly version?: string } | null;
  readonly capabilities: Readonly<Record<string, CapabilityState>>;
  readonly outcome: RunOutcome;
  /** Why the outcome is what it is, in a sentence or two. */
  readonly because: string;
  readonly summary: {
    readonly requirements: Tally;
    readonly must: Tally;
    readonly checks: Tally;
    readonly exchanges: number;
  };
  /** Requirements that apply and were not judged, by reason. */
  readonly notJudged: readonly NotJudged[];
  readonly requirements: readonly ReportedRequirement[];
  readonly observations: readonly { readonly id: string; readonly value: string | number | boolean }[];
  /** Entries of the expected failures that no longer fail or name nothing. */
  readonly staleExpectations: readonly string[];
  /** What the run created on the target. */
  readonly created: readonly ReportedCreated[];
  /** What cleanup could do; left out where none is configured. */
  readonly cleanup?: {
    /** Things removed, those of earlier runs included. */
    readonly removed: number;
    readonly failures: readonly {
      readonly kind: 'photo' | 'file';
      readonly id: string;
      /** The run that created it. */
      readonly run: string;
      readonly problem: string;
    }[];
  };
  /** Of a shard alone. */
  readonly shardNotes?: ShardNotes;
  /** What a reader must know before trusting any verdict, a sentence each; left out where there is nothing. */
  readonly warnings?: readonly string[];
}
