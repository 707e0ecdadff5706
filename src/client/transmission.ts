import type { Call } from './call.js';
import type { Pairs } from './pairs.js';

/** Something odd about how a request travelled, as a record keeps it and a replay does it again. */
export interface RecordedTransmission {
  /** Broken off after so many bytes of the body; below zero, so many before its end. */
  readonly tornAfter?: number;
  /** Held back in the middle of the body. */
  readonly held?: true;
  /** What was sent instead of the signed parameters. */
  readonly tampered?: Pairs;
  /** OAuth parameters stood in the query. */
  readonly signed?: 'query';
}

/** The recorded transmission of a call; undefined when it was sent as usual. */
export function recordedTransmission(call: Call): RecordedTransmission | undefined {
  const { tearAfter, holdUntil, tamper, sign } = call.transmission ?? {};
  const manner: RecordedTransmission = {
    ...(tearAfter === undefined ? {} : { tornAfter: tearAfter }),
    ...(holdUntil === undefined ? {} : { held: true }),
    ...(tamper === undefined ? {} : { tampered: tamper(call.form ?? call.query) }),
    ...(sign === 'query' ? { signed: sign } : {}),
  };
  return Object.keys(manner).length === 0 ? undefined : manner;
}

/** The same for people. */
export function transmissionInWords({ tornAfter, held, tampered, signed }: RecordedTransmission): string {
  const words: string[] = [];
  if (tornAfter !== undefined)
    words.push(
      tornAfter < 0
        ? `broken off ${-tornAfter} bytes before the end of the body`
        : `broken off after ${tornAfter} bytes of the body`,
    );
  if (held === true) words.push('held back in the middle of the body');
  if (tampered !== undefined) words.push('changed after it was signed');
  if (signed === 'query') words.push('signed in the query');
  return words.join(', ');
}
