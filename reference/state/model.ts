/** One parameter or header: names may repeat, and the order is kept. */
export type Pair = readonly [name: string, value: string];

/** The permission levels of the API, weakest first. */
export const levels = ['none', 'anonymous', 'read', 'write', 'admin', 'super'] as const;
export type Level = (typeof levels)[number];

/** Who sends a request, as its credentials say. */
export interface Caller {
  readonly level: Level;
  readonly userId: string;
}

/** What a method answers instead of its success: an error of the API, with its published code. */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly message: string;
  /** Who is refused, as far as it is known. */
  readonly caller: Caller;
}

/** Someone without credentials on a public site. */
export const anonymous: Caller = { level: 'anonymous', userId: '' };

export function refusal(code: string, message: string, caller: Caller = anonymous): Refusal {
  return { refused: true, code, message, caller };
}

export const isRefusal = (value: object): value is Refusal => 'refused' in value;

export type TokenKind = 'upload' | 'replace';

/** The uses of one token; the only part of it that changes. */
export interface Uses {
  max: number;
  taken: number;
  /** When the last one was taken; undefined before. */
  last: number | undefined;
}

/** A pre-authenticated upload, with the terms that it was issued on. Times are milliseconds since the epoch. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly minutes: number;
  readonly uses: Uses;
  /** Where the callback goes; undefined when there is to be none. */
  readonly returnUrl: string | undefined;
  readonly background: boolean;
  readonly userId: string;
  /** Extra parameters of the call that issued it, to be repeated in the callback. */
  readonly extras: readonly Pair[];
  /** The photo that a replace token is bound to. */
  readonly photoId: string;
  readonly metadata: Metadata;
}

/** What an upload token says about the photo to come, already cleaned. */
export interface Metadata {
  readonly title: string;
  readonly description: string;
  readonly tags: string;
  readonly publish: string;
  readonly albumId: string;
}

/** A photo or video of the archive; `secret` is its own token, which callbacks contain. */
export interface Photo {
  readonly photoId: string;
  readonly treeId: string;
  readonly secret: string;
}

export type FailureReason = 'no_file' | 'unsupported' | 'no_photo' | 'locked';

/** How an attempt to redeem a token ended. */
export type Outcome =
  | { readonly kind: 'success'; readonly photo: Photo }
  | { readonly kind: 'failure'; readonly message: string; readonly reason: FailureReason };

/** A file that this instance keeps. */
export interface StoredFile {
  /** The bytes of a small file; of a larger one its path on the disk, under a name that no client chose. */
  readonly content: Buffer | string;
  /** Bytes. */
  readonly size: number;
}

/** A file of a request, with the name that the client gave it. */
export interface ReceivedFile extends StoredFile {
  readonly name: string | undefined;
}

/** A file of file/upload, as it is read back. */
export interface PublishedFile extends StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly coding: string | undefined;
  /** The file as it was sent, when it is stored otherwise. */
  readonly sent: StoredFile | undefined;
  /** Milliseconds since the epoch, by the clock of the machine. */
  readonly storedAt: number;
  /** How often it was read. */
  reads: number;
}

/** An answer before it goes to the wire. A stored file is streamed. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly Pair[];
  readonly body: Buffer | StoredFile;
}
