import { Transform } from 'node:stream';

/** A stream that passes bytes on unchanged, and shows them to somebody on their way. */
export function tap(show: (bytes: Uint8Array) => void): Transform {
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      show(bytes);
      done(null, bytes);
    },
  });
}
