import type { Outcome, Pair, Photo, Token } from '../state/model.js';

/** A request that this server makes. */
export interface OwnRequest {
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly address: string;
  readonly body?: string;
  readonly headers?: readonly Pair[];
}

/** The result of a callback: accepted, refused or failed, or not answered in time to be known. */
export type Delivery = 'reached' | 'failed' | 'late';

/** Makes the address that carries the pairs; `bare` leaves out the return_url's own query and fragment. */
export type Compose = (pairs: readonly Pair[], bare?: boolean) => string;

/** The callback that the server makes itself, and what the client is answered meanwhile. */
export interface BackgroundDecisions {
  wanted(asked: string | undefined): boolean;
  /** The requests that are made when a token is issued for a return_url. */
  atIssue(returnUrl: string): readonly OwnRequest[];
  /** Whether the server calls the return_url of a token itself. */
  reports(token: Token): boolean;
  /** Whether a token without return_url is refused. */
  readonly needsReturnUrl: boolean;
  /** The longest callback, in characters of what is measured. */
  readonly limit: number;
  /** The length of a callback, as far as it counts. */
  measure(address: string, returnUrl: string): number;
  /** The fullest address that fits; undefined when not even the documents' own parameters do. */
  shorten(
    own: readonly Pair[],
    extras: readonly Pair[],
    compose: Compose,
    fits: (address: string) => boolean,
  ): string | undefined;
  /** The requests that report an outcome, one after the other. */
  requests(address: string, outcome: Outcome, token: Token): readonly OwnRequest[];
  /** By how much the callback precedes the photo's entry into the archive; undefined when it follows. */
  readonly leadMs: number | undefined;
  /** Whether a chunk that completes nothing is reported as well. */
  readonly reportsInnerChunk: boolean;
  readonly followsRedirects: boolean;
  /** How long the answer waits for the callback's own answer, and how long the callback may take. */
  readonly patienceMs: number;
  readonly timeoutMs: number;
  readonly delayMs: number;
  /** Whether the upload counts as failed for what became of its callback. */
  failsUpload(delivery: Delivery): boolean;
  okLine(domain: string, photo: Photo, callbackUrl: string): string;
  errorLine(message: string): string;
  readonly contentType: string;
  readonly status: number;
  readonly answersByLine: boolean;
}

export const backgroundDefaults: BackgroundDecisions = {
  wanted: (asked) => asked === '1',
  atIssue: () => [],
  reports: (token) => token.background,
  needsReturnUrl: false,
  limit: 1500,
  measure: (address) => address.length,
  shorten(own, extras, compose, fits) {
    for (let kept = extras.length; kept >= 0; kept -= 1) {
      const address = compose([...own, ...extras.slice(0, kept)]);
      if (fits(address)) return address;
    }
    const bare = compose(own, true);
    return fits(bare) ? bare : undefined;
  },
  requests: (address) => [{ method: 'GET', address }],
  leadMs: undefined,
  reportsInnerChunk: false,
  followsRedirects: false,
  patienceMs: 1000,
  timeoutMs: 10_000,
  delayMs: 0,
  failsUpload: () => false,
  okLine: (domain, { treeId, photoId, secret }, callbackUrl) =>
    ['ok', domain, treeId, photoId, secret, callbackUrl].filter((word) => word !== '').join(' '),
  errorLine: (message) => `error ${message}`,
  contentType: 'text/plain; charset=utf-8',
  status: 200,
  answersByLine: true,
};
