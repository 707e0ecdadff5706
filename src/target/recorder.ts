import type { Call } from './call.js';
import type { BodyRecord, Exchange } from './exchange.js';
import type { Redaction } from './redaction.js';
import type { WireAnswer } from './transport.js';

/** Characters of a text body that a record keeps. */
const recordedText = 4096;

/** What the record keeps of a body: text that is short enough to read, or size and hash. */
function bodyRecord(bytes: Uint8Array, size: number, sha256: string, redaction: Redaction): BodyRecord {
  if (size === 0) return { size };
  const text = Buffer.from(bytes.subarray(0, recordedText)).toString('utf8');
  const binary = text.includes('\u0000') || (text.match(/\ufffd/g)?.length ?? 0) > 2;
  if (binary || text === '') return { size, sha256 };
  return size > recordedText
    ? { size, sha256, text: redaction.text(text), truncated: true }
    : { size, text: redaction.text(text) };
}

function mannerOf(call: Call): string | undefined {
  const { tearAfter, holdUntil, tamper, sign } = call.manner ?? {};
  if (tearAfter !== undefined) return `broken off after ${tearAfter} bytes of the body`;
  if (holdUntil !== undefined) return 'held back in the middle of the body';
  if (tamper !== undefined) return 'changed after it was signed';
  return sign === 'query' ? 'signed in the query' : undefined;
}

/** What one request and its answer leave behind; nothing secret gets past this. */
export function record(
  id: number,
  startedAt: number,
  call: Call,
  sent: {
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly bodySize: number | undefined;
  },
  answer: WireAnswer,
  redaction: Redaction,
): Exchange {
  const { manner: _, ...rest } = call;
  const manner = mannerOf(call);
  const clean = (pairs: readonly (readonly [string, string])[]): [string, string][] =>
    pairs.map(([name, value]) => [redaction.text(name), redaction.text(value)]);
  const body = call.form === undefined ? undefined : { size: sent.bodySize ?? 0 };
  const exchange = {
    id,
    startedAt,
    duration: Math.round(Date.now() - startedAt),
    call: {
      ...rest,
      path: redaction.text(call.path),
      query: clean(call.query),
      ...(call.form === undefined ? {} : { form: clean(call.form) }),
      ...(manner === undefined ? {} : { manner }),
    },
    request: {
      method: call.method,
      url: redaction.text(sent.url),
      headers: sent.headers.map(([name, value]): [string, string] => [name, redaction.header(name, value)]),
      ...(body === undefined ? {} : { body }),
    },
  };
  if ('failure' in answer)
    return { ...exchange, failure: { ...answer.failure, message: redaction.text(answer.failure.message) } };
  return {
    ...exchange,
    response: {
      status: answer.status,
      statusText: redaction.text(answer.statusText),
      headers: answer.headers.map(([name, value]): [string, string] => [name, redaction.header(name, value)]),
      body: bodyRecord(answer.bytes, answer.size, answer.sha256, redaction),
    },
  };
}
