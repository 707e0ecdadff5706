import type { Segment } from './layout.js';

/** Pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file before its padding. */
export interface Skeleton {
  /** fewest bytes; from here on every length can be had */
  readonly smallest: number;
  /** The whole file in exactly `length` bytes, not fewer than `smallest`, padded with bytes from the start of `payload`. */
  padded(length: number, payload: Segment): Segment;
}

export interface Format {
  /** MIME */
  readonly type: string;
  readonly extension: string;
  /** `smallest` depends on the size alone, never on the seed. */
  skeleton(size: Size, seed: number): Skeleton;
}
