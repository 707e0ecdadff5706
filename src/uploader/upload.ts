/** What an uploader is given for one file. */
export interface Filling {
  /** The whole address to upload to. */
  readonly url: string;
  readonly token: string;
  /** Path of the file. */
  readonly file: string;
  /** Empty when the token has none. */
  readonly return_url: string;
}

/** How an upload ended, as far as the uploader says. */
export interface Ended {
  /** What it says of the upload; undefined when it has no word, or did not come to an end. */
  readonly says?: 'success' | 'failure';
  /** That word as it was spoken: `exit status 3`. */
  readonly word: string;
  /**
   * It did not end by itself. `limit`: it was stopped because it took too long; `endless`: because no end was in sight;
   * `stopped`: with everything; `quiet`: it has no word, and sent nothing more.
   */
  readonly killed?: 'limit' | 'endless' | 'stopped' | 'quiet';
  /** The end of what it wrote. */
  readonly output: string;
  /** What its user reads of that; undefined where it is not known, as of a page. */
  readonly shown?: string;
}

/** What ends an upload before its time. */
export interface Bounds {
  readonly limitMs: number;
  readonly endless: AbortSignal;
  readonly signal: AbortSignal;
  /** Whether the server has given an answer that ends the upload. */
  isAnswered(): boolean;
}

/** Has an uploader upload one file, and waits for its end; nothing of it is left behind. */
export type Upload = (filling: Filling, bounds: Bounds) => Promise<Ended>;
