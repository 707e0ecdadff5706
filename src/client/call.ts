import type { MediaDescriptor } from '../media/media.js';
import type { Pairs } from './pairs.js';

/** The operations of the contract, by their operationId. */
export type Operation =
  | 'getUploadToken'
  | 'getReplaceToken'
  | 'redeemUploadToken'
  | 'redeemReplaceToken'
  | 'uploadFile'
  | 'readFile';

/** Where each operation lives below the target's address. A file is read from the url that its upload answered. */
export const paths: Readonly<Record<Exclude<Operation, 'readFile'>, string>> = {
  getUploadToken: '/api/photo/get-upload-token',
  getReplaceToken: '/api/photo/get-replace-token',
  redeemUploadToken: '/api/photo/redeem-upload-token',
  redeemReplaceToken: '/api/photo/redeem-replace-token',
  uploadFile: '/api/file/upload',
};

/** Whose credentials a call carries; `forged` are those of write with one character changed. */
export type Caller = 'write' | 'read' | 'super' | 'nobody' | 'forged';

/** The file part of a form: a piece of a media, described and not yet made. */
export interface FilePart {
  readonly descriptor: MediaDescriptor;
  /** First byte of the piece. */
  readonly start: number;
  /** The byte after the last one of the piece. */
  readonly end: number;
  readonly filename: string;
  readonly type: string;
  /** Stands before the fields of its form; without, behind them. */
  readonly first?: true;
}

/** Where OAuth parameters may stand (RFC 5849, section 3.5). */
export type OAuthPlace = 'header' | 'header with a realm' | 'query' | 'form';

/**
 * What is done to credentials that are to be wrong: a character in the middle of a secret changed, one left out or added;
 * of OAuth the key of the consumer sent as a bearer token, an empty signature, one in clear text without secrets, or one
 * with its letters in the other case.
 */
export type Forgery =
  | 'changed'
  | 'shorter'
  | 'longer'
  | 'key as bearer'
  | 'empty signature'
  | 'plain signature'
  | 'signature in other case';

/** Something odd about how a request travels. */
export interface Transmission {
  /** Break the connection off after this many bytes of the body; below zero, so many before its end. */
  readonly tearAfter?: number;
  /** Hold the body back in its middle until the promise is settled. */
  readonly holdUntil?: Promise<unknown>;
  /** Change a parameter after the request was signed. */
  readonly tamper?: (pairs: Pairs) => Pairs;
  /** Where OAuth parameters stand. */
  readonly sign?: OAuthPlace;
  /** What OAuth says of the moment of a call: a nonce of its own, and seconds by which its timestamp is old. */
  readonly stamp?: { readonly nonce: string; readonly age: number };
  /** What is signed instead of the call itself. */
  readonly signedAs?: { readonly method?: 'GET' | 'POST'; readonly path?: string };
  /** How the credentials of the caller are wrong. */
  readonly forge?: Forgery;
}

/** One request as a check means it: concrete enough to be sent again by a replay. */
export interface Call {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  /** Path below the target's address, or a whole address. */
  readonly path: string;
  readonly caller: Caller;
  readonly query: Pairs;
  /** Present on a POST. */
  readonly form?: Pairs;
  readonly file?: FilePart;
  readonly encoding?: 'urlencoded' | 'multipart';
  readonly transmission?: Transmission;
  /** Why the request breaks the contract on purpose; absent, a breach is an error of the suite itself. */
  readonly deliberate?: string;
}
