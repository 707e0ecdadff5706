import type { ReceivedFile } from '../state/model.js';
import type { Body } from './body.js';
import type { Parameters } from './parameters.js';

/** One request to a method, read to its end. */
export interface Call {
  readonly method: string;
  /** The path of the method, which answers repeat. */
  readonly endpoint: string;
  /** Scheme, host and path as the client wrote them. */
  readonly url: string;
  readonly host: string;
  readonly authorization: string | undefined;
  /** The header Accept. */
  readonly accept: string;
  readonly query: Parameters;
  readonly body: Body;
  /** The file that was sent, unless there is none. */
  readonly file: ReceivedFile | undefined;
  /** The form has a part for a file, and nothing was chosen for it. */
  readonly isUnchosen: boolean;
}
