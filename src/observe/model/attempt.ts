import type { ChunkClaim } from './chunk-claim.js';
import type { Span } from './order.js';
import type { Reading } from './reading.js';

/** One request under a token, or one chunk of file/upload, as far as judging others needs it. */
export interface Attempt extends Span {
  readonly id: number;
  readonly method: string;
  /** The request arrived whole and could be read. */
  readonly isRead: boolean;
  readonly chunk: ChunkClaim | undefined;
  /** Bytes of the file; undefined where none was seen whole. */
  readonly size: number | undefined;
  readonly sha256: string | undefined;
  /** Undefined where no whole answer was seen. */
  readonly status: number | undefined;
  /** The number of the connection that it arrived by; undefined where a proxy stands between, whose connections it are. */
  readonly connection: number | undefined;
  readonly result: 'success' | 'failure' | 'unclear' | undefined;
  /** The photo_id of a success, or the url of a stored file. */
  readonly product: string | undefined;
}

/** What a success made, wherever its answer names it. */
export function productOf({ outcome }: Pick<Reading, 'outcome'>): string | undefined {
  if (outcome?.result !== 'success') return undefined;
  const { callback, line } = outcome;
  return callback?.get('photo_id') ?? (line?.ok === true ? line.photoId : undefined);
}

/** Headers that a proxy adds to what it passes on. */
const ofProxies = /^(?:via|forwarded|x-forwarded-\w+|x-real-ip)$/i;

/** Notes a request. */
export function attemptOf(reading: Reading, product = productOf(reading)): Attempt {
  const { seen, file, chunk, reply, outcome } = reading;
  return {
    id: seen.id,
    begun: seen.begun,
    ...(seen.ended === undefined ? {} : { ended: seen.ended }),
    method: seen.method,
    isRead: reading.isRead,
    chunk,
    size: file?.size,
    sha256: file?.sha256,
    status: reply?.status,
    connection: seen.headers.some(([name]) => ofProxies.test(name)) ? undefined : seen.connection,
    result: product === undefined ? outcome?.result : 'success',
    product,
  };
}
