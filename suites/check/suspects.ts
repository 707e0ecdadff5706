import type { Answer } from '../../src/client/answer.js';
import type { Call } from '../../src/client/call.js';
import type { ChunkAnswer } from '../../src/client/methods.js';
import type { Outcome } from '../../src/client/outcome.js';
import type { RequirementId } from '../../src/contract/requirements.js';

/**
 * Requirements that a failing step points to beyond its own: where one of them fails as well, that is the cause, and
 * what follows from it is not reported as another failure. The one that explains most stands first.
 */
export type Suspects = readonly RequirementId[];

type RecordedCall = Pick<Call, 'operation' | 'query' | 'form'>;

function has(call: RecordedCall, name: string, value?: string): boolean {
  const pairs = [...call.query, ...(call.form ?? [])];
  return pairs.some(([one, given]) => one === name && (value === undefined || given === value));
}

/** What an answer depends on that neither grants nor refuses as it should: its form, and that its method works at all. */
export function suspectsOfAnswer({ reply }: Pick<Answer, 'reply'>): Suspects {
  const { call } = reply.exchange;
  const isJson = has(call, 'format', 'json');
  const form: Suspects = isJson ? [] : ['answer.xml.well-formed'];
  switch (call.operation) {
    case 'getUploadToken':
      return [...form, isJson ? 'token.issue.json' : 'token.issue.xml'];
    case 'getReplaceToken':
      return [...form, isJson ? 'replace.issue.json' : 'replace.issue.xml'];
    case 'uploadFile':
      return [...form, 'file.auth.unsigned-file', isJson ? 'file.upload.json' : 'file.upload.xml'];
    default:
      return form;
  }
}

/** What an upload depends on that does not report success: how success is reported, and that any upload succeeds. */
export function suspectsOfOutcome({ reply, callback, result }: Outcome): Suspects {
  const { call } = reply.exchange;
  const isReplacement = call.operation === 'redeemReplaceToken';
  const any: Suspects = ['redeem.anonymous', isReplacement ? 'replace.redeem.callback' : 'redeem.file.photo'];
  if (callback !== undefined && result === 'unclear') return isReplacement ? any : ['callback.photo-id', ...any];
  if (callback !== undefined && (callback.get('photo_id') ?? '') !== '') return ['callback.success.no-error', ...any];
  return any;
}

/** What every upload depends on of which nothing more is known than that it did not succeed. */
export const anyUpload: Suspects = [
  'redeem.anonymous',
  'callback.photo-id',
  'callback.success.no-error',
  'redeem.file.photo',
];

/** The same for an upload in chunks. */
export const anyUploadInChunks: Suspects = [...anyUpload, 'chunk.completion.last-arrival'];

/** What a chunk depends on that was not taken, or not in silence. */
export function suspectsOfChunk({ reply, way }: ChunkAnswer): Suspects {
  const { operation } = reply.exchange.call;
  if (operation === 'uploadFile') return ['file.auth.unsigned-file', 'file.chunk.inner'];
  if (way !== 'plain') return ['chunk.inner.silent'];
  const any: Suspects = operation === 'redeemReplaceToken' ? [] : ['redeem.anonymous', 'redeem.file.photo'];
  return [...any, 'chunk.inner.accepted'];
}

/** What the last chunk of a file depends on that was answered without a url. */
export function suspectsOfStored({ reply }: ChunkAnswer): Suspects {
  const any = suspectsOfAnswer({ reply });
  return reply.status === 200 ? [...any, 'file.chunk.completion'] : any;
}

/** What every file in chunks depends on of which nothing more is known than that it was not stored. */
export const anyStored: Suspects = [
  'answer.xml.well-formed',
  'file.auth.unsigned-file',
  'file.upload.xml',
  'file.chunk.completion',
];
