/** The most bytes handed out at once: what a stream holds in memory. */
const PIECE = 64 * 1024;

/** A run of bytes that exists only where it is looked at, so that a file may be far larger than memory. */
export interface Segment {
  readonly length: number;
  /** Writes the bytes from `at` on over the whole of `into`; at + into.length is at most `length`. */
  fill(into: Uint8Array, at: number): void;
}

export function literal(bytes: Uint8Array): Segment {
  return {
    length: bytes.length,
    fill: (into, at) => into.set(bytes.subarray(at, at + into.length)),
  };
}

export function slice(segment: Segment, from: number, length: number): Segment {
  return { length, fill: (into, at) => segment.fill(into, from + at) };
}

export function sequence(...segments: readonly Segment[]): Segment {
  return {
    length: segments.reduce((sum, segment) => sum + segment.length, 0),
    fill: (into, at) => {
      const end = at + into.length;
      let from = 0;
      for (const segment of segments) {
        const start = Math.max(at, from);
        const stop = Math.min(end, from + segment.length);
        if (start < stop) segment.fill(into.subarray(start - at, stop - at), start - from);
        from += segment.length;
      }
    },
  };
}

/** `count` units of one length; a unit is made when it is reached and only the last is kept, so the count costs nothing. */
export function repeat(count: number, length: number, unit: (index: number) => Segment): Segment {
  let made = { index: -1, unit: literal(new Uint8Array()) };
  return {
    length: count * length,
    fill: (into, at) => {
      for (let done = 0; done < into.length; ) {
        const index = Math.floor((at + done) / length);
        const within = at + done - index * length;
        const size = Math.min(length - within, into.length - done);
        if (made.index !== index) made = { index, unit: unit(index) };
        made.unit.fill(into.subarray(done, done + size), within);
        done += size;
      }
    },
  };
}

/** The bytes from start (inclusive) to end (exclusive), in fresh arrays of at most PIECE bytes. */
export function* pieces(segment: Segment, start = 0, end = segment.length): Generator<Uint8Array> {
  for (let at = start; at < end; at += PIECE) {
    const piece = new Uint8Array(Math.min(PIECE, end - at));
    segment.fill(piece, at);
    yield piece;
  }
}
