import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Parameters } from '../server/parameters.js';
import type { TokenKind } from '../state/model.js';

/** How requests are read. */
export interface RequestDecisions {
  /** The bytes of a body. What breaks off here is dropped as a whole. */
  body(incoming: IncomingMessage): Readable;
  /** Whether a field of a multipart form counts that stands behind so many files. */
  countsField(filesBefore: number): boolean;
  /** Parameters of a get-* call. On a POST the query string does not count. */
  asked(method: string, query: Parameters, body: Parameters, kind: TokenKind): Parameters;
  /** Parameters of a redeem-* call or of file/upload, which Resumable.js sends in the query, the body or both. */
  sent(query: Parameters, body: Parameters): Parameters;
}

export const requestDefaults: RequestDecisions = {
  body: (incoming) => incoming,
  countsField: () => true,
  asked: (method, query, body) => (method === 'POST' ? body : query),
  sent: (query, body) => body.over(query),
};
