import type { Parameters } from '../parameters.js';

/** Where a request's parameters come from. */
export interface RequestDecisions {
  /** Parameters of a get-* call. On a POST the query string does not count. */
  asked(method: string, query: Parameters, body: Parameters): Parameters;
  /** Parameters of a redeem-* call or of file/upload, which Resumable.js sends in the query, the body or both. */
  sent(query: Parameters, body: Parameters): Parameters;
  /** The field that holds the file. */
  readonly fileField: string;
  /** The parameter that names the token to redeem. */
  tokenField(kind: 'upload' | 'replace'): string;
}

export const requestDefaults: RequestDecisions = {
  asked: (method, query, body) => (method === 'POST' ? body : query),
  sent: (query, body) => body.over(query),
  fileField: 'file',
  tokenField: (kind) => `${kind}_token`,
};
