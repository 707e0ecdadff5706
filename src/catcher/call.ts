/** Names and values in the order they came, repeats kept. */
export type Multimap = ReadonlyArray<readonly [name: string, value: string]>;

/** One callback as it arrived, whatever its method, form or sense. */
export interface ReceivedCall {
  /** When its head had arrived; milliseconds since 1970. */
  readonly receivedAt: number;
  readonly method: string;
  /** Path and query as they came, one character per byte. */
  readonly url: string;
  /** Such as `1.1`. */
  readonly httpVersion: string;
  /** Names as they were spelled, in order, repeats kept. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  /** At most as many bytes as the catcher takes. */
  readonly body: Uint8Array;
  /** The body is not whole: longer than the catcher takes, or cut short by the caller. */
  readonly bodyTruncated: boolean;
  /** The query's parameters, then those of a urlencoded or multipart form in the body; decoded. */
  readonly parameters: Multimap;
}

/** How the catcher answers a call; by default at once with a short 200. */
export interface Reaction {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Wait so long before answering or resetting. */
  delayMs?: number;
  /** Reset the connection instead of answering. */
  destroy?: boolean;
}
