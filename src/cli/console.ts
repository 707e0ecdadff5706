import type { Writable } from 'node:stream';

/** Streams, environment and working directory of a command. */
export interface Console {
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  /** The folder that relative paths start from. */
  readonly directory: string;
}

/** 0 conformant or done, 1 not conformant, 2 wrong usage, 3 could not be judged, 130 stopped. */
export type ExitStatus = 0 | 1 | 2 | 3 | 130;

/** Ends a command with a status other than 0. */
export type Finish = (status: ExitStatus) => void;

/** Prints a line for people or programs. */
export function print({ stdout }: Console, text: string): void {
  stdout.write(`${text}\n`);
}
