import type { Call, Forgery, OAuthPlace, Transmission } from './call.js';
import type { Pairs } from './pairs.js';

/** Something odd about how a request travelled, as a record keeps it and a replay does it again. */
export interface RecordedTransmission {
  /** Broken off after so many bytes of the body; below zero, so many before its end. */
  readonly tornAfter?: number;
  /** Held back in the middle of the body. */
  readonly held?: true;
  /** What was sent instead of the signed parameters. */
  readonly tampered?: Pairs;
  /** OAuth parameters did not stand in the header. */
  readonly signed?: Exclude<OAuthPlace, 'header'>;
  /** OAuth said this of the moment of the call. */
  readonly stamped?: NonNullable<Transmission['stamp']>;
  /** This was signed instead of the call itself. */
  readonly signedAs?: NonNullable<Transmission['signedAs']>;
  /** How the credentials were wrong. */
  readonly forged?: Forgery;
}

/** The recorded transmission of a call; undefined when it was sent as usual. */
export function recordedTransmission(call: Call): RecordedTransmission | undefined {
  const { tearAfter, holdUntil, tamper, sign, stamp, signedAs, forge } = call.transmission ?? {};
  const transmission: RecordedTransmission = {
    ...(tearAfter === undefined ? {} : { tornAfter: tearAfter }),
    ...(holdUntil === undefined ? {} : { held: true }),
    ...(tamper === undefined ? {} : { tampered: tamper(call.form ?? call.query) }),
    ...(sign === undefined || sign === 'header' ? {} : { signed: sign }),
    ...(stamp === undefined ? {} : { stamped: stamp }),
    ...(signedAs === undefined ? {} : { signedAs }),
    ...(forge === undefined ? {} : { forged: forge }),
  };
  return Object.keys(transmission).length === 0 ? undefined : transmission;
}

/** The same for people. */
export function transmissionInWords(transmission: RecordedTransmission): string {
  const { tornAfter, held, tampered, signed, stamped, signedAs, forged } = transmission;
  const words: string[] = [];
  if (tornAfter !== undefined)
    words.push(
      tornAfter < 0
        ? `broken off ${-tornAfter} bytes before the end of the body`
        : `broken off after ${tornAfter} bytes of the body`,
    );
  if (held === true) words.push('held back in the middle of the body');
  if (tampered !== undefined) words.push('changed after it was signed');
  if (signed !== undefined) words.push(`signed in the ${signed}`);
  if (stamped !== undefined) words.push(`signed ${stamped.age} s before, with the nonce ${stamped.nonce}`);
  if (signedAs !== undefined) words.push(`signed as ${Object.values(signedAs).join(' ')}`);
  if (forged !== undefined) words.push(forgeryInWords(forged));
  return words.join(', ');
}

function forgeryInWords(forged: Forgery): string {
  if (forged === 'key as bearer') return 'with the key of the consumer as a bearer token';
  if (forged === 'empty signature') return 'with an empty signature';
  if (forged === 'signature in other case') return 'with a signature whose letters are in the other case';
  return forged === 'plain signature' ? 'with a signature in clear text without secrets' : `with a ${forged} secret`;
}
