/** Names and values in their order, repeats kept. */
export type Multimap = ReadonlyArray<readonly [name: string, value: string]>;

/** One callback as received, whatever its method and body. */
export interface ReceivedCall {
  /** Arrival of its headers; milliseconds since 1970. */
  readonly receivedAt: number;
  readonly method: string;
  /** Path and query as received, one character per byte. */
  readonly url: string;
  /** Such as `1.1`. */
  readonly httpVersion: string;
  /** Names with their case, in order, repeats kept. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  /** At most as many bytes as the catcher accepts. */
  readonly body: Uint8Array;
  /** The body is incomplete: longer than the catcher accepts, or cut short by the caller. */
  readonly bodyTruncated: boolean;
  /** The query's parameters, then those of a urlencoded or multipart form in the body; decoded. */
  readonly parameters: Multimap;
}

/** How the catcher answers a call; by default at once with a short 200. */
export interface Reaction {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds before answering or resetting. */
  delayMs?: number;
  /** Reset the connection instead of answering. */
  destroy?: boolean;
}
