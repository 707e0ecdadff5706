import { floorSplit } from '../methods/chunk-rules.js';
import type { Call } from '../server/call.js';
import { wholeNumber } from '../server/parameters.js';
import type { Site } from '../state/site.js';
import type { Occasion } from './trouble.js';

/** What a call is, as far as trouble is made for it. */
export function occasionOf(call: Call, { decisions }: Site): Occasion {
  const sent = decisions.requests.sent(call.query, call.body.parameters);
  if (call.endpoint.includes('/get-')) return { kind: 'token', number: undefined, last: undefined };
  if (call.method === 'GET') return { kind: 'other', number: undefined, last: undefined };
  if (!decisions.chunks.isChunk(sent)) return { kind: 'whole', number: undefined, last: undefined };
  const chunk = decisions.chunks.read(sent, call.file?.name);
  const number = chunk?.number ?? wholeNumber(sent.get('resumableChunkNumber'));
  if (chunk === undefined) return { kind: 'chunk', number, last: undefined };
  // A split with a short last chunk has one more; which it is shows in the bytes of this one.
  const last = floorSplit.count(chunk);
  const isShort = chunk.number > last || (chunk.number === last && call.file?.size === chunk.chunkSize);
  const hasMore = chunk.totalSize > chunk.chunkSize * last;
  return { kind: 'chunk', number, last: isShort && hasMore ? last + 1 : last };
}
