import { type Answer, decodeAnswer, described, type Format, type Payload } from './answer.js';
import { type Call, type Caller, type FilePart, paths } from './call.js';
import { untilItStands } from './chunk-sending.js';
import { type Chunk, type ChunkedFile, chunkPart, fourParameters, furtherParameters } from './chunks.js';
import type { Reply } from './exchange.js';
import { NoAnswer, Unmet } from './failure.js';
import type {
  Api,
  ApiOptions,
  CallOptions,
  ChunkAnswer,
  ChunkOptions,
  Destination,
  PostOperation,
  StoredFile,
} from './methods.js';
import { type Outcome, outcomeInWords, outcomeOf } from './outcome.js';
import { type Parameters, pairsOf } from './pairs.js';
import { readBack } from './read-back.js';
import type { Scope, Target } from './target.js';
import { type Token, tokenOf } from './token.js';

type Granted = Extract<Answer, { kind: 'granted' }>;

/** Where a stored file is read back; empty where the answer does not say, as after a chunk that is not the last. */
const urlIn = (answer: Granted): string => answer.fields.get('url')?.trim() ?? '';

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
