import { createHash } from 'node:crypto';
import type { FilePart } from '../../src/client/call.js';
import type { Exchange } from '../../src/client/exchange.js';
import { media } from '../../src/media/media.js';

/** Bytes of a part whose hash is worth its time. */
const hashed = 1024 * 1024;

function partInWords({ descriptor, start, end, filename }: FilePart): string {
  const size = end - start;
  const named = `file ${filename}, ${size} bytes`;
  if (size > hashed) return named;
  const digest = createHash('sha256').update(media(descriptor).bytes(start, end)).digest('hex');
  return `${named} with SHA-256 ${digest.slice(0, 16)}…`;
}

/** A request and how it was answered, in a line: contents by size and hash. */
export function requestInWords({ call, request, response, failure }: Exchange): string {
  const path = call.path.replace(/[?#].*$/s, '');
  const who = call.caller === 'nobody' ? '' : ` as ${call.caller}`;
  const fields = [...call.query, ...(call.form ?? [])].length;
  const sent = [
    `${fields} parameter${fields === 1 ? '' : 's'}`,
    ...(call.file === undefined ? [] : [partInWords(call.file)]),
  ];
  const answer = response === undefined ? (failure?.message ?? 'no answer') : `${response.status}`;
  return `${request.method} ${path}${who} (${sent.join('; ')}): ${answer}`;
}
