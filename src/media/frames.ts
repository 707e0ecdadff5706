import { repeat, type Segment, sequence, slice } from './layout.js';

/** How a file format carries bytes that mean nothing: a comment, a private chunk, a box. */
export interface Frame {
  /** bytes around a payload */
  readonly overhead: number;
  /** fewest and most payload bytes of one frame */
  readonly least: number;
  readonly most: number;
  wrap(payload: Segment): Segment;
}

/**
 * As many frames as make exactly `total` bytes: full ones, and a rest. Where the rest would be too small for a frame of
 * its own it borrows from the last full one, so every total from the smallest frame up can be had.
 */
export function framed(total: number, frame: Frame, payload: Segment): Segment {
  const smallest = frame.overhead + frame.least;
  const largest = frame.overhead + frame.most;
  const rest = total % largest;
  const borrows = rest > 0 && rest < smallest;
  const full = Math.floor(total / largest) - (borrows ? 1 : 0);
  if (full < 0) throw new RangeError(`a frame takes ${smallest} bytes or more, not ${total}`);
  const tail = borrows ? [largest + rest - smallest, smallest] : rest > 0 ? [rest] : [];

  let from = full * frame.most;
  const wrapped = tail.map((size) => {
    const part = slice(payload, from, size - frame.overhead);
    from += part.length;
    return frame.wrap(part);
  });
  return sequence(
    repeat(full, largest, (index) => frame.wrap(slice(payload, index * frame.most, frame.most))),
    ...wrapped,
  );
}
