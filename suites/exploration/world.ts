import type { CallbackAddress } from '../../src/catcher/catcher.js';
import type { ChunkedFile } from '../../src/client/chunks.js';
import { Unmet } from '../../src/client/failure.js';
import type { StoredFile } from '../../src/client/methods.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { Token } from '../../src/client/token.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import type { MediaDescriptor } from '../../src/media/media.js';
import type { CheckContext } from '../check/context.js';
import { type ChunkSetModel, type Forecast, forecastOf, mayHold, type TokenModel } from '../resumable/model.js';
import type { BeginStep, IssueStep } from './step.js';

/** A token as the client knows it. */
export interface KnownToken {
  readonly step: IssueStep;
  readonly token: Token;
  readonly model: TokenModel;
  readonly address: CallbackAddress;
  readonly inBackground: boolean;
  /** The photo that is to be replaced. */
  readonly photoId: string | undefined;
  /** Callbacks that the target itself has to make: the photo, or nothing for a failed upload. */
  readonly owed: (string | undefined)[];
  /** Callbacks that it made. */
  received: number;
  /** By this side's clock, in milliseconds. */
  readonly issuedAt: number;
  /** Something of it broke a requirement that is known to be broken, so that nothing more is known of it. */
  isSpoiled: boolean;
}

/** A file in chunks. */
export interface KnownFile extends ChunkSetModel {
  readonly step: BeginStep;
  readonly file: ChunkedFile;
  /** Undefined for file/upload. */
  readonly under: KnownToken | undefined;
  stored: StoredFile | undefined;
  isSpoiled: boolean;
}

/** A file of file/upload that is there as a whole. */
export interface Stored {
  readonly descriptor: MediaDescriptor;
  readonly stored: StoredFile;
  reads: number;
}

/** What must be different or the same in all histories of a run. */
export interface Ledger {
  readonly tokens: Set<string>;
  readonly photos: Set<string>;
  readonly urls: Set<string>;
  domain: string | undefined;
}

export function emptyLedger(): Ledger {
  return { tokens: new Set(), photos: new Set(), urls: new Set(), domain: undefined };
}

/** A requirement is broken, and by what, in words that are the same whenever it happens. */
export class Violation extends Unmet {
  readonly what: string;

  constructor(requirement: RequirementId, what: string, expected: string, actual: string) {
    super(requirement, expected, actual);
    this.what = what;
  }
}

/** Who learns what a history shows. */
export interface Observer {
  /** A requirement was judged and holds. */
  held?(requirement: RequirementId): void;
  /** A step was answered. @param sign what it was answered, without any value of this run */
  answered?(sign: string): void;
}

/** A token expires no more than a minute early and no more than five minutes late. */
const leeway = { early: 1, late: 5 };

/** The world as the client knows it. */
export class World {
  readonly context: CheckContext;
  readonly ledger: Ledger;
  readonly observer: Observer;
  readonly tokens = new Map<string, KnownToken>();
  readonly files = new Map<string, KnownFile>();
  readonly stored = new Map<string, Stored>();
  /** Photos by the step that made them. */
  readonly photos = new Map<string, string>();
  /** Letters and digits that begin the names of this history. */
  readonly stem: string;
  /** What the step that is under way is about, to be left alone if a requirement that is known to be broken breaks. */
  concerned: { isSpoiled: boolean } | undefined;
  minutes = 0;
  #photoId: Promise<string> | undefined;

  constructor(context: CheckContext, ledger: Ledger, observer: Observer) {
    this.context = context;
    this.ledger = ledger;
    this.observer = observer;
    this.stem = context.unique('e');
  }

  /** A photo that may be replaced. */
  photoId(): Promise<string> {
    this.#photoId ??= this.context.photoId();
    return this.#photoId;
  }

  /** @throws Violation unless a requirement holds */
  judge(requirement: RequirementId, what: string, holds: boolean, expected: string, actual: () => string): void {
    if (!holds) throw new Violation(requirement, what, expected, actual());
    this.observer.held?.(requirement);
  }

  /** Reports what a redemption was answered. */
  saw(what: string, { reply, way, result }: Pick<Outcome, 'reply' | 'way' | 'result'>): void {
    this.observer.answered?.(`${what}: ${reply.status} ${way} ${result}`);
  }

  /** Whether a token is good now. Between the clocks of both sides, and near its end, that is open. */
  life({ model: { endsAt }, issuedAt }: KnownToken): Forecast {
    const real = (performance.now() - issuedAt) / 60_000;
    if (this.minutes >= endsAt + leeway.late) return 'fails';
    return this.minutes + real < endsAt - leeway.early ? 'succeeds' : 'open';
  }

  /** How many uses the files under a token may hold, except one of them. */
  held(token: KnownToken, except?: KnownFile): number {
    return [...this.files.values()].filter((file) => file !== except && file.under === token && mayHold(file)).length;
  }

  /** What is to be expected of an upload of a valid photo. */
  forecast(token: KnownToken, except?: KnownFile): Forecast {
    return forecastOf(token.model, this.life(token), this.held(token, except));
  }
}
