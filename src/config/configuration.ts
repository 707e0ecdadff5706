import type { Credentials } from '../client/credentials.js';
import type { Route } from '../client/route.js';
import type { Backend, WrittenBackend } from './backend.js';
import type { DeclarableCapability } from './capabilities.js';

export type { Credentials };

/** Capabilities that a configuration may declare. */
export type Capability = DeclarableCapability;

export interface Product {
  readonly vendor?: string;
  readonly name?: string;
  readonly version?: string;
}

/** Credentials by permission level. */
export interface Auth {
  readonly write?: Credentials;
  readonly read?: Credentials;
  readonly super?: Credentials;
}

/** What exists on the target. */
export interface Known {
  readonly albums: readonly string[];
  readonly users: readonly string[];
  /** A value for each key. */
  readonly variables: Readonly<Record<string, string>>;
}

/** How the target's clock is moved forward. */
export type Clock = { readonly advanceUrl: string } | { readonly advanceCommand: string };

export interface Callbacks {
  /** `host:port`. */
  readonly listen: string;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  /** A `catch --relay` that takes callbacks for this machine; its URL is without a slash at its end. */
  readonly relay?: { readonly url: string; readonly secret: string };
  readonly timeoutSeconds: number;
}

/** 0 means no limit, except for concurrency. */
export interface Limits {
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly maxRequests: number;
  readonly maxUploads: number;
  readonly maxBytes: number;
  readonly maxSeconds: number;
}

/** How long the target may take, in seconds. */
export interface Timeouts {
  /** For one answer as a whole. */
  readonly answerSeconds: number;
  /** For one check, without the time that its requests wait for their turn. */
  readonly checkSeconds: number;
  /** Until a file that it stored can be read back, or a photo replaced. */
  readonly settleSeconds: number;
}

/** How what a run created is removed again. */
export interface Cleanup {
  /** Run by a shell for each thing, with {kind} and {id} filled in. */
  readonly command: string;
}

/** A requirement that is known to fail. */
export interface ExpectedFailure {
  readonly id: string;
  readonly reason: string;
  /** The last day on which the failure is accepted, as YYYY-MM-DD. */
  readonly until?: string;
}

/** What is special about a target that is the adapter of a back end. Plain data, since it is passed between processes. */
export interface Adapted {
  /** Reasons by the ids of requirements, or by `ID: NAME` of checks, that would judge the adapter or do not apply. */
  readonly notApplicable: Readonly<Record<string, string>>;
  /** The library cuts no last chunk that is larger than the others. */
  readonly shortLast: boolean;
}

/** A validated and completed configuration. */
export interface Configuration {
  /** Base URL without a slash at its end; without one, the reference implementation is judged. */
  readonly target?: string;
  /** Judged through an adapter, instead of a target. */
  readonly backend?: Backend;
  /** Set where the target is the adapter of a back end: what follows from that. */
  readonly adapted?: Adapted;
  /** Sent with every request to the target. */
  readonly headers: Readonly<Record<string, string>>;
  readonly route: Route;
  readonly product: Product;
  readonly auth: Auth;
  readonly replace: { readonly photoId?: string };
  readonly known: Known;
  readonly clock?: Clock;
  readonly callbacks: Callbacks;
  /** Declared capabilities; the others are probed. */
  readonly capabilities: Readonly<Partial<Record<Capability, boolean>>>;
  readonly timeouts: Timeouts;
  readonly limits: Limits;
  readonly cleanup?: Cleanup;
  readonly expectedFailures: readonly ExpectedFailure[];
  /** Every value that must never be printed. */
  readonly secrets: readonly string[];
}

/** A configuration file whose structure is valid. */
export interface WrittenConfiguration {
  readonly target?: string;
  readonly backend?: WrittenBackend;
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxy?: string;
  /** Paths relative to the configuration file. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly verify?: boolean };
  readonly product?: Product;
  readonly auth?: Auth;
  readonly replace?: { readonly photoId?: string | number };
  readonly known?: {
    readonly albums?: readonly (string | number)[];
    readonly users?: readonly (string | number)[];
    readonly variables?: Readonly<Record<string, string>>;
  };
  readonly clock?: Clock;
  readonly callbacks?: Partial<Callbacks>;
  readonly capabilities?: Readonly<Partial<Record<Capability, boolean>>>;
  readonly timeouts?: Partial<Timeouts>;
  readonly limits?: Partial<Limits>;
  readonly cleanup?: Cleanup;
  /** A path relative to the configuration file. */
  readonly expectedFailures?: string;
}
