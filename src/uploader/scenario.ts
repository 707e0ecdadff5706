import type { Plan } from './server/plan.js';

/** The file of one start. */
export interface FileSpec {
  readonly name?: string;
  /** Bytes. */
  readonly length: number;
  /** Equal in size and beginning to the file of the start before. */
  readonly likeBefore?: true;
  /** Text, and no picture. */
  readonly isText?: true;
  /** An uploader may take it for no file, as long as it says so. */
  readonly mayBeRefused?: true;
  /** Its zeros: from which byte to which. */
  readonly blank?: readonly [from: number, to: number];
  /** Holds the boundary that the start before used. */
  readonly boundaryBefore?: true;
}

/** One situation that an uploader is put into, by a fresh server. */
export interface Scenario {
  readonly name: string;
  /** What reports call it. */
  readonly text: string;
  readonly plan: Plan;
  /** Only for uploaders that send chunks, that send probes, or that are commands and send chunks: pages see no redirects. */
  readonly only?: 'chunks' | 'probes' | 'commands';
  /** One file for each start. */
  readonly files: (sizes: Sizes) => readonly FileSpec[];
}

/** Lengths that follow from how the uploader cuts files. */
export interface Sizes {
  /** Bytes of a chunk; undefined of an uploader that sends files whole. */
  readonly chunk: number | undefined;
  /** A file of several chunks. */
  readonly several: number;
}

/** Bytes. */
export const mebibyte = 1_048_576;

/** The longest file that is made for the sake of several chunks. */
export const longest = 48 * mebibyte;

/** A chunk that is longer makes files too long for a quick judge: such an uploader is judged as one that sends them whole. */
export function sizesFor(chunk: number | undefined): Sizes {
  if (chunk === undefined || chunk * 4 > longest) return { chunk: undefined, several: 300_007 };
  const chunks = chunk * 6 > longest ? 3 : 5;
  return { chunk, several: Math.max(207, chunks * chunk + Math.floor(chunk / 3) + 11) };
}
