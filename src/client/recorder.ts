import { decodeText } from '../contract/text.js';
import type { Call } from './call.js';
import { type BodyRecord, type Exchange, header } from './exchange.js';
import type { Incoming } from './incoming.js';
import type { Pairs } from './pairs.js';
import type { Redaction } from './redaction.js';
import { recordedTransmission } from './transmission.js';
import type { WireAnswer } from './transport.js';

/** Characters of a text body that a record keeps. */
const recordedText = 4096;

/** Characters at the end of a cut that may be the beginning of a secret, which is not recognised by half of it. */
const maybeHalfSecret = 4096;

/** What the record keeps of a body: the beginning of a text, or size and hash. */
function bodyRecord({ bytes, size, sha256, headers }: Incoming, redaction: Redaction): BodyRecord {
  if (size === 0) return { size };
  const looked = bytes.subarray(0, recordedText + maybeHalfSecret);
  const { text } = decodeText(looked, header(headers, 'content-type'));
  const binary = text.includes('\u0000') || (text.match(/\ufffd/g)?.length ?? 0) > 2;
  if (binary || text === '') return { size, sha256 };
  const clean = redaction.text(text);
  const whole = looked.length < size ? clean.slice(0, -maybeHalfSecret) : clean;
  const kept = whole.slice(0, recordedText);
  return looked.length < size || kept.length < whole.length
    ? { size, sha256, text: kept, truncated: true }
    : { size, text: kept };
}

/** What one request and its answer leave behind; nothing secret gets past this. */
export function record(
  id: number,
  startedAt: number,
  call: Call,
  sent: { readonly url: string; readonly headers: Pairs; readonly bodySize: number | undefined },
  answer: WireAnswer,
  redaction: Redaction,
): Exchange {
  const { transmission: _, file, deliberate, ...rest } = call;
  const recorded = recordedTransmission(call);
  const clean = (pairs: Pairs): Pairs => pairs.map(([name, value]) => [redaction.text(name), redaction.text(value)]);
  const cleanHeaders = (pairs: Pairs): Pairs =>
    pairs.map(([name, value]) => [redaction.text(name), redaction.header(name, value)]);
  const exchange = {
    id,
    startedAt,
    duration: Math.round(Date.now() - startedAt),
    call: {
      ...rest,
      path: redaction.text(call.path),
      query: clean(call.query),
      ...(call.form === undefined ? {} : { form: clean(call.form) }),
      ...(file === undefined
        ? {}
        : { file: { ...file, filename: redaction.text(file.filename), type: redaction.text(file.type) } }),
      ...(deliberate === undefined ? {} : { deliberate: redaction.text(deliberate) }),
      ...(recorded === undefined
        ? {}
        : {
            transmission:
              recorded.tampered === undefined ? recorded : { ...recorded, tampered: clean(recorded.tampered) },
          }),
    },
    request: {
      method: call.method,
      url: redaction.text(sent.url),
      headers: cleanHeaders(sent.headers),
      ...(sent.bodySize === undefined ? {} : { body: { size: sent.bodySize } }),
    },
  };
  if ('failure' in answer)
    return { ...exchange, failure: { ...answer.failure, message: redaction.text(answer.failure.message) } };
  return {
    ...exchange,
    response: {
      status: answer.status,
      statusText: redaction.text(answer.statusText),
      headers: cleanHeaders(answer.headers),
      body: bodyRecord(answer, redaction),
    },
  };
}
