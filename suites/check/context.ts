import type { FormUpload, Landing } from '../../src/browser/browsing.js';
import type { CallbackAddress, Catcher, Reaction, ReceivedCall } from '../../src/catcher/catcher.js';
import type { Clock } from '../../src/client/clock.js';
import type { Api } from '../../src/client/methods.js';
import type { Token } from '../../src/client/token.js';
import type { Known } from '../../src/config/configuration.js';
import type { Capability } from '../../src/contract/requirements.js';
import type { ExactKind } from '../../src/media/media.js';
import type { Expect } from './expect.js';
import type { Files } from './files.js';

/** Addresses for return_url, and what arrives there. */
export interface Callbacks {
  /** An address for redirects, which need not be reachable for the target. */
  address(options?: Parameters<Catcher['address']>[0]): CallbackAddress;
  /** An address that the target itself has to reach. @throws Inconclusive when there is no path from it to here */
  reachable(reaction?: Reaction, path?: string): CallbackAddress;
  /** The next call at an address, or undefined when none arrived within the configured time. */
  next(address: CallbackAddress): Promise<ReceivedCall | undefined>;
  /** All calls at an address once nothing more has come for a while. */
  settled(address: CallbackAddress): Promise<readonly ReceivedCall[]>;
}

/** An upload by the documents' form; the button of a page that has one is pressed, unless it says otherwise. */
export type SentForm = Omit<FormUpload, 'token' | 'presses'> & { readonly token: Token; readonly presses?: boolean };

/** What became of it. */
export interface FormOutcome extends Omit<Landing, 'hasArrived'> {
  /** What the browser brought to return_url; undefined where it did not get there. */
  readonly arrived?: {
    readonly call: ReceivedCall;
    /** The first value of a name, in the address or in the body. */
    get(name: string): string | undefined;
  };
}

/** Everything that a check works with; it knows the target by this alone. */
export interface CheckContext {
  readonly api: Api;
  readonly expect: Expect;
  readonly callbacks: Callbacks;
  readonly files: Files;
  readonly clock: Clock;
  /** Differs between checks and cases, and is the same in every run of the same seed. */
  readonly seed: number;
  /** Distinguishes what this case creates from everything else, letters and digits only. */
  readonly unique: (prefix: string) => string;
  /** How often a race is tried. */
  readonly races: number;
  /** How many of something make a crowd. */
  readonly crowd: number;
  /** A photo that may be replaced: the configured one, or one uploaded for the purpose. */
  readonly photoId: () => Promise<string>;
  /**
   * Tries something until its outcome is what is waited for, or the target has had time enough to settle: a photo may be
   * locked while it is processed. Gives the last outcome.
   */
  eventually<T>(attempt: () => Promise<T>, isIt: (outcome: T) => boolean): Promise<T>;
  /** The kind of file that this target gives back byte for byte; others may be optimised on their way. */
  readonly exactKind: ExactKind;
  /** Whether a capability was declared or found. */
  readonly can: (capability: Capability) => boolean;
  /** Uploads by the documents' form in a browser; for checks of requirements that need one. */
  sendForm(form: SentForm): Promise<FormOutcome>;
  /** What the configuration says to exist on the target. */
  readonly known: Known;
  /** Notes what the target chose where it is free to choose. */
  readonly observe: (id: string, value: string | number | boolean) => void;
}
