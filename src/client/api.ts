import { type Answer, decodeAnswer, described, excerpt, type Format, type Payload } from './answer.js';
import { type Call, type Caller, type FilePart, paths, type Transmission } from './call.js';
import type { Callback } from './callback.js';
import { untilItStands } from './chunk-sending.js';
import { type Chunk, type ChunkedFile, chunkPart, fourParameters, furtherParameters } from './chunks.js';
import { header, type Reply, recordedBody } from './exchange.js';
import { NoAnswer, Unmet } from './failure.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { type Parameters, pairsOf } from './pairs.js';
import { type ReadBack, type ReadOptions, readBack } from './read-back.js';
import type { Scope, Target } from './target.js';
import { type Token, tokenOf } from './token.js';

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

type Granted = Extract<Answer, { kind: 'granted' }>;

/** Where a stored file is read back; empty where the answer does not say, as after a chunk that is not the last. */
const urlIn = (answer: Granted): string => answer.fields.get('url')?.trim() ?? '';

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
type PostOperation = 'redeemUploadToken' | 'redeemReplaceToken' | 'uploadFile';

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

/** The methods of one target within one scope. */
export function apiOf(target: Target, scope: Scope, options: ApiOptions): Api {
  const { settleMs, answers = ['xml', 'json'], replacesBy = 'redeemReplaceToken' } = options;
  const labels = { title: `upload-contract ${target.runId}`, tags: `upload-contract run-${target.runId}` };

  const formatOf = ({ format = 'xml' }: CallOptions): Format => (answers.includes(format) ? format : 'xml');

  const query = (parameters: Parameters, options: CallOptions, format: Format) =>
    pairsOf({
      ...parameters,
      ...(options.unformatted === true ? {} : { format }),
      ...(format === 'json' ? { raw: '1' } : {}),
    });

  const shared = (options: CallOptions) => ({
    ...(options.transmission === undefined ? {} : { transmission: options.transmission }),
    ...(options.deliberate === undefined ? {} : { deliberate: options.deliberate }),
  });

  const issue = async (
    operation: 'getUploadToken' | 'getReplaceToken',
    payload: Payload,
    parameters: Parameters,
    options: CallOptions,
  ): Promise<Answer> => {
    const format = formatOf(options);
    const pairs = query(parameters, options, format);
    const method = options.by ?? 'GET';
    const address = pairsOf(options.address ?? {});
    const place =
      method === 'GET'
        ? { query: [...address, ...pairs] }
        : { query: address, form: pairs, encoding: 'urlencoded' as const };
    const caller = options.as ?? 'write';
    const reply = await target.send(
      { operation, method, path: paths[operation], caller, ...place, ...shared(options) },
      scope,
    );
    return decodeAnswer(reply, payload, format);
  };

  const post = (
    operation: PostOperation,
    fields: Parameters,
    file: FilePart | undefined,
    caller: Caller,
    options: CallOptions,
  ): Promise<Reply> => {
    const call: Call = {
      operation,
      method: 'POST',
      path: paths[operation],
      caller,
      query: pairsOf(options.address ?? {}),
      form: pairsOf(fields),
      encoding: 'multipart',
      ...(file === undefined ? {} : { file }),
      ...shared(options),
    };
    return target.send(call, scope);
  };

  const redeemAt = async (
    operation: 'redeemUploadToken' | 'redeemReplaceToken',
    token: Token | string | undefined,
    file: FilePart | undefined,
    extras: Parameters,
    options: CallOptions,
  ): Promise<Outcome> => {
    const name = operation === 'redeemUploadToken' ? 'upload_token' : 'replace_token';
    const value = typeof token === 'object' ? token.value : token;
    const reply = await post(operation, { [name]: value, ...extras }, file, options.as ?? 'nobody', options);
    const outcome = outcomeOf(reply, target.url);
    const photoId = outcome.callback?.get('photo_id') ?? (outcome.line?.ok === true ? outcome.line.photoId : undefined);
    if (outcome.result === 'success' && photoId !== undefined) scope.created({ kind: 'photo', id: photoId });
    return outcome;
  };

  const fileAnswer = (reply: Reply, format: Format): Answer => {
    const answer = decodeAnswer(reply, 'File', format);
    const url = answer.kind === 'granted' ? urlIn(answer) : '';
    if (url !== '') scope.created({ kind: 'file', id: url });
    return answer;
  };

  const attempt: Api['attempt'] = {
    getUploadToken: (parameters = {}, options = {}) =>
      issue(
        'getUploadToken',
        'UploadToken',
        options.bare === true ? parameters : { ...labels, ...parameters },
        options,
      ),
    getReplaceToken: (parameters = {}, options = {}) => issue('getReplaceToken', 'ReplaceToken', parameters, options),
    async uploadFile(file, parameters = {}, options = {}) {
      const format = formatOf(options);
      const fields = Object.fromEntries(query(parameters, options, format));
      return fileAnswer(await post('uploadFile', fields, file, options.as ?? 'write', options), format);
    },
  };

  const granted = (answer: Answer, requirement: string, what: string): Granted => {
    if (answer.kind === 'granted') return answer;
    throw new Unmet(requirement, what, described(answer));
  };

  const storedFile = (answer: Granted): StoredFile => ({
    url: urlIn(answer),
    filename: answer.fields.get('filename')?.trim() ?? '',
    reply: answer.reply,
  });

  const redeem: Api['redeem'] = (token, file, extras = {}, options = {}) =>
    redeemAt(
      typeof token === 'object' && token.kind === 'replace' ? replacesBy : 'redeemUploadToken',
      token,
      file,
      extras,
      options,
    );

  const sendChunkOnce = async (
    to: Destination,
    file: ChunkedFile,
    chunk: Chunk,
    options: ChunkOptions,
  ): Promise<ChunkAnswer> => {
    const part = options.part === null ? undefined : (options.part ?? chunkPart(file, chunk));
    const parameters = {
      ...fourParameters(file, chunk),
      ...(options.fourOnly === true ? {} : furtherParameters(file, chunk)),
      ...options.changed,
      ...options.extras,
    };
    if (to === 'file') {
      const format = formatOf(options);
      const fields = Object.fromEntries(query(parameters, options, format));
      const reply = await post('uploadFile', fields, part, options.as ?? 'write', options);
      const answer = fileAnswer(reply, format);
      // An answer without a url acknowledges a chunk, in whatever form it does.
      const stored = answer.kind === 'granted' && urlIn(answer) !== '' ? storedFile(answer) : undefined;
      const outcome: Outcome = { reply, way: 'plain', result: stored === undefined ? 'unclear' : 'success' };
      return { ...outcome, status: reply.status, ...(stored === undefined ? {} : { stored }) };
    }
    const outcome = await redeem(to.token, part, parameters, options);
    return { ...outcome, status: outcome.reply.status };
  };

  return {
    attempt,
    async getUploadToken(parameters, options) {
      const requirement = formatOf(options ?? {}) === 'json' ? 'token.issue.json' : 'token.issue.xml';
      return tokenOf(
        'upload',
        granted(await attempt.getUploadToken(parameters, options), requirement, 'an upload token'),
      );
    },
    async getReplaceToken(parameters, options) {
      const requirement = formatOf(options ?? {}) === 'json' ? 'replace.issue.json' : 'replace.issue.xml';
      return tokenOf(
        'replace',
        granted(await attempt.getReplaceToken(parameters, options), requirement, 'a replace token'),
      );
    },
    redeem,
    redeemReplaceToken: (token, file, extras = {}, options = {}) =>
      redeemAt('redeemReplaceToken', token, file, extras, options),
    async upload(token, file, extras) {
      const outcome = await redeem(token, file, extras);
      if (outcome.result === 'success' && outcome.callback !== undefined) return outcome.callback;
      const requirement = token.kind === 'upload' ? 'redeem.file.photo' : 'replace.redeem.callback';
      throw new Unmet(requirement, 'a callback that reports success', outcomeInWords(outcome));
    },
    async uploadFile(file, parameters, options) {
      const requirement = formatOf(options ?? {}) === 'json' ? 'file.upload.json' : 'file.upload.xml';
      return storedFile(granted(await attempt.uploadFile(file, parameters, options), requirement, 'a stored file'));
    },
    readFile: (stored, options) => readBack(target, scope, stored.url, settleMs, options),
    sendChunk(to, file, chunk, options = {}) {
      const { transmission, ...plainly } = options;
      const isWrong = options.deliberate !== undefined || options.part === null || options.once === true;
      if (isWrong || transmission?.tearAfter !== undefined) return sendChunkOnce(to, file, chunk, options);
      const send = (again: boolean) => sendChunkOnce(to, file, chunk, again ? plainly : options);
      return untilItStands(send, target, scope);
    },
    async tear(send, afterBytes) {
      try {
        await send({ tearAfter: afterBytes });
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
    },
    async getInstead(operation, parameters, as = 'nobody') {
      const call: Call = {
        operation,
        method: 'GET',
        path: paths[operation],
        caller: as,
        query: pairsOf(parameters),
        deliberate: 'the documents know this method as POST only',
      };
      return outcomeOf(await target.send(call, scope), target.url);
    },
  };
}

/** Says in a few words what an outcome was, for the reader of a verdict. */
export function outcomeInWords(outcome: Outcome): string {
  const { status, headers } = outcome.reply;
  if (outcome.way === 'redirect') return `HTTP ${status} to ${header(headers, 'location') ?? 'nowhere'}`;
  if (outcome.way === 'form')
    return `HTTP ${status} with a form that posts to ${outcome.callback?.address ?? 'nowhere'}`;
  return `HTTP ${status}: ${excerpt(recordedBody(outcome.reply))}`;
}
