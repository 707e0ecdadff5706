import type { Answer, Format } from './answer.js';
import type { Caller, FilePart, Transmission } from './call.js';
import type { Callback } from './callback.js';
import type { Chunk, ChunkedFile } from './chunks.js';
import type { Reply } from './exchange.js';
import type { Outcome } from './outcome.js';
import type { Parameters } from './pairs.js';
import type { ReadBack, ReadOptions } from './read-back.js';
import type { Token } from './token.js';

/** How a call is made where it matters to a check. */
export interface CallOptions {
  readonly as?: Caller;
  readonly by?: 'GET' | 'POST';
  readonly format?: Format;
  /** Leave `format` away and expect the default. */
  readonly unformatted?: boolean;
  /** Leave the run's id away, which otherwise stands in title and tags of all that a run creates. */
  readonly bare?: boolean;
  /** Further parameters in the address of a POST. */
  readonly address?: Parameters;
  /** Why the call breaks the contract on purpose. */
  readonly deliberate?: string;
  readonly transmission?: Transmission;
}

/** A file that the target stored. */
export interface StoredFile {
  /** As in the answer, absolute or relative. */
  readonly url: string;
  readonly filename: string;
  readonly reply: Reply;
}

/** Where the chunks of a file go: to a token, or to file/upload. */
export type Destination = { readonly token: Token | string } | 'file';

/** A chunk's answer: what it says as an outcome, and as an answer of file/upload where it was sent there. */
export interface ChunkAnswer extends Outcome {
  readonly status: number;
  readonly stored?: StoredFile;
  /** An earlier answer to the same chunk may have been lost on its way, so this one may be that to a repeat. */
  readonly isRepeat?: true;
}

/** How one chunk is sent where it matters. */
export interface ChunkOptions extends CallOptions {
  /** Parameters that take the place of the right ones. */
  readonly changed?: Parameters;
  /** Send only the four parameters of the seeds. */
  readonly fourOnly?: boolean;
  /** Extra parameters. */
  readonly extras?: Parameters;
  /** Send this instead of the chunk's bytes; null omits the file. */
  readonly part?: FilePart | null;
  /** Take the first answer, whatever it says; so it is where the chunk is wrong on purpose. */
  readonly once?: boolean;
}

/** The methods of the API as a check speaks of them. */
export interface Api {
  /** The same calls, for checks that want to judge the answer themselves. */
  readonly attempt: {
    getUploadToken(parameters?: Parameters, options?: CallOptions): Promise<Answer>;
    getReplaceToken(parameters?: Parameters, options?: CallOptions): Promise<Answer>;
    uploadFile(file: FilePart | undefined, parameters?: Parameters, options?: CallOptions): Promise<Answer>;
  };
  /** @throws Unmet(token.issue) unless a token is granted */
  getUploadToken(parameters?: Parameters, options?: CallOptions): Promise<Token>;
  /** @throws Unmet(replace.issue) unless a token is granted */
  getReplaceToken(parameters?: Parameters, options?: CallOptions): Promise<Token>;
  /** Redeems with the method that fits the token's kind; a bare string goes to redeem-upload-token. */
  redeem(
    token: Token | string | undefined,
    file: FilePart | undefined,
    extras?: Parameters,
    options?: CallOptions,
  ): Promise<Outcome>;
  redeemReplaceToken(
    token: Token | string,
    file: FilePart | undefined,
    extras?: Parameters,
    options?: CallOptions,
  ): Promise<Outcome>;
  /**
   * Redeems a token that has a return_url and takes success for granted.
   * @throws Unmet(redeem.file.photo or replace.redeem.callback) unless the answer is a callback that reports success
   */
  upload(token: Token, file: FilePart, extras?: Parameters): Promise<Callback>;
  /** @throws Unmet(file.upload) unless the file is stored */
  uploadFile(file: FilePart, parameters?: Parameters, options?: CallOptions): Promise<StoredFile>;
  /** Reads a stored file, again and again until it is what is waited for or the target has had time enough. */
  readFile(stored: Pick<StoredFile, 'url'>, options?: ReadOptions): Promise<ReadBack>;
  /**
   * Sends a chunk. A valid one is sent again, several times, unless it is answered with 200, 500 or a redirect: anything
   * else means "try reuploading".
   */
  sendChunk(to: Destination, file: ChunkedFile, chunk: Chunk, options?: ChunkOptions): Promise<ChunkAnswer>;
  /** Sends a request whose connection breaks off within the body; whatever comes of it is of no interest. */
  tear(send: (transmission: Transmission) => Promise<unknown>, afterBytes: number): Promise<void>;
  /** Asks for something by GET that the documents only know as POST. @param as nobody, unless it is somebody */
  getInstead(operation: PostOperation, parameters: Parameters, as?: Caller): Promise<Outcome>;
}

/** The methods that the documents know as POST only, since they take a file. */
export type PostOperation = 'redeemUploadToken' | 'redeemReplaceToken' | 'uploadFile';

/** What is known of a target before its methods are called. */
export interface ApiOptions {
  /** Milliseconds that the target may take until a file that it stored can be read back. */
  readonly settleMs: number;
  /** The formats that the target has, all by default; what is asked for in another one is asked for in XML. */
  readonly answers?: readonly Format[];
  /** Where replace tokens are redeemed, redeem-replace-token by default. */
  readonly replacesBy?: ReplaceMethod;
}

/**
 * A method that redeems replace tokens. The documents call the flow of a replacement the same as that of an upload, and
 * describe but one method to redeem a token.
 */
export type ReplaceMethod = 'redeemReplaceToken' | 'redeemUploadToken';
