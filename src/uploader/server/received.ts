import type { Pairs } from '../../client/pairs.js';

/** The part that holds a file, by what matters of its bytes: they themselves are not kept. */
export interface ReceivedFile {
  readonly field: string;
  /** All spellings of its name, the plain one first; empty when it has none. */
  readonly fileNames: readonly string[];
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** It is the whole file, byte for byte. */
  readonly isWhole: boolean;
  /** Where else in the file these bytes stand, from 0; undefined when they stand nowhere. */
  readonly foundAt: number | undefined;
  /** The bytes are those at the place that number and chunk size say; undefined where these say no place. */
  readonly fits: boolean | undefined;
}

/** The four parameters as they were sent; undefined where one is missing. */
export interface Claim {
  readonly number: string | undefined;
  readonly size: string | undefined;
  readonly total: string | undefined;
  readonly identifier: string | undefined;
}

/** What a request was answered with, and what that says to the client. */
export interface Given {
  readonly status: number;
  readonly headers: Pairs;
  readonly text: string;
  /**
   * `accepted`: a chunk that completes nothing; `done`: the upload succeeded; `failed`: it failed, by the flow that the
   * token asks for; `refused`: the plain message about the token; `wrong`: the request makes no sense; `disrupted`: planned.
   */
  readonly says: 'accepted' | 'done' | 'failed' | 'refused' | 'wrong' | 'disrupted' | 'absent' | 'present' | 'page';
}

/** One request, as far as it matters. */
export interface Received {
  /** From 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Counts beginnings and ends of requests in the order in which they were seen. */
  readonly begun: number;
  readonly method: string;
  readonly target: string;
  readonly headers: Pairs;
  /** Where it goes: to the upload, to a page at return_url, or elsewhere. */
  readonly to: 'upload' | 'page' | 'elsewhere';
  /** Bytes of the body. */
  readonly size: number;
  /** The request arrived to its end. */
  readonly isWhole: boolean;
  readonly query: Pairs;
  readonly fields: Pairs;
  readonly boundary: string;
  /** Why the body is not a well-formed form. */
  readonly formProblem?: string;
  readonly headerProblem?: string;
  readonly files: readonly ReceivedFile[];
  /** The number of parts named `file`. */
  readonly fileParts: number;
  /** Undefined when none of the four parameters was sent. */
  readonly claim?: Claim;
  /** The token as it was sent, and whether the form holds it. */
  readonly tokens: readonly string[];
  readonly tokenInForm: boolean;
  /** Which of the command's files it belongs to, from 0. */
  readonly fileIndex: number;
  given?: Given;
  /** Its answer was held back because HTTP 500 had been given before: meanwhile the client had time to know of that. */
  held?: true;
  /** When the answer was passed on to the end; undefined when the client did not get it. */
  ended?: number;
  /** Milliseconds. */
  duration: number;
}

/** Sends, or tries to send, a file or a chunk. */
export function sends({ to, method }: Received): boolean {
  return to === 'upload' && !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** A whole number in decimal, as parameters have to spell it. */
export function decimal(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
