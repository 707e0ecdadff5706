import type { CallbackAddress } from '../catcher/address.js';
import type { FilePart } from '../client/call.js';
import type { Pairs } from '../client/pairs.js';

/** One upload by the form of the documents. */
export interface FormUpload {
  /** The token's value. */
  readonly token: string;
  readonly file: FilePart;
  /** Texts that are filled in beside the file. */
  readonly texts?: Pairs;
  /** The page of the form keeps its address to itself, so that the browser says `Origin: null`. */
  readonly isDiscreet?: boolean;
  /** Where the browser is to arrive. */
  readonly address: CallbackAddress;
  /** Presses the button of a page that has one instead of sending the browser on. */
  readonly presses: boolean;
}

/** Where a browser was after an upload. */
export interface Landing {
  /** It asked for return_url. */
  readonly hasArrived: boolean;
  /** The address that it asked for there; empty where it did not arrive. */
  readonly address: string;
  /** Statuses of the answers on the way there, the target's first. */
  readonly statuses: readonly number[];
  /** A person has to press a button to get there. */
  readonly isPressed: boolean;
  /** What it shows and complains of, for the reader of a verdict. */
  readonly seen: string;
}

/** A browser in which forms are sent. */
export interface Browsing {
  /**
   * Uploads by the form, and waits until the browser is at return_url or has nothing more to do.
   * @param patienceMs milliseconds that each answer, and each page of the target until it is at rest, may take
   * @throws WayLost where it cannot be said whether the browser gets to return_url
   */
  upload(upload: FormUpload, limits: { patienceMs: number; signal: AbortSignal }): Promise<Landing>;
  close(): Promise<void>;
}

/** The browser got no answer, or could not be used, which says nothing of the target. */
export class WayLost extends Error {
  override readonly name = 'WayLost';
  /** What was lost: the browser itself, the way to the target, or that to return_url; or the target is busy. */
  readonly way: 'browser' | 'target' | 'return_url' | 'busy';

  constructor(way: WayLost['way'], message: string) {
    super(message);
    this.way = way;
  }
}
