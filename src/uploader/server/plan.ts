/** What happens to a request instead of the usual answer. */
export type Act =
  | {
      readonly status: number;
      readonly text?: string;
      readonly location?: string;
      /** It is the plain message about the token. */
      readonly refuses?: true;
      /** It has a Retry-After, which names a date, that of now. */
      readonly hasDate?: true;
    }
  /** The connection breaks before anything is stored. */
  | 'reset'
  /** The chunk is stored, and the connection breaks before the answer. */
  | 'lost'
  /** The answer takes its time. */
  | 'slow'
  /** The answer takes its time, and then it is HTTP 503. */
  | 'slow-503';

/** A planned disruption. */
export interface Disruption {
  /** Which chunk, by the order in which they first arrive, from 1; only one that completes the file is `completing`. */
  readonly chunk: number | 'completing' | 'every' | 'rest';
  /** How many tries of it are hit. */
  readonly times: number;
  readonly act: Act;
  /** It also hits a file that is sent whole. */
  readonly whole?: true;
}

/** How the server of one start behaves. */
export interface Plan {
  /** How the client learns of the outcome. */
  readonly way: 'redirect' | 'other-origin' | 'plain' | 'line' | 'long';
  /** Files that the token takes. */
  readonly uses: number;
  readonly disruptions: readonly Disruption[];
  /** The token is refused with this status from the beginning, or from this accepted chunk on. */
  readonly refusal?: { readonly status: number; readonly after: number };
  /** The upload fails once it is complete. */
  readonly fails?: true;
  /** What a failure is answered with, in ASCII. */
  readonly message: string;
  /** What probes for absent chunks are answered with, in turn. */
  readonly probes: readonly number[];
  /** Numbers of chunks that are there already, as after an earlier start: their probes are answered with 200. */
  readonly held: readonly number[];
  /** What the page at return_url answers. */
  readonly page: number;
  /** What any other address answers. */
  readonly elsewhere: number;
  /** What a chunk that is accepted is answered with. */
  readonly words: string;
  /** The chunk that arrives first is stored last, if the uploader sends the others meanwhile. */
  readonly firstIsLast?: true;
  /** How answers are written: with header names in small letters, or in pieces, the first of which is one character. */
  readonly writing?: 'small-letters' | 'pieces';
  /** return_url's own query. */
  readonly ownQuery: string;
  /** What the token is written in; the hexadecimal digits of most where it is left out. */
  readonly tokenOf?: 'signs' | 'digits';
}

/** Where nothing is in the way. */
export const smooth: Plan = {
  ...{ way: 'redirect', uses: 1, disruptions: [], probes: [404], held: [], page: 200, elsewhere: 404 },
  ...{ message: "The file type isn't supported", words: 'OK', ownQuery: 'theme=green' },
};
