import { isFinal } from '../../src/client/resend.js';

/** As many as Resumable.js sends at the same time (simultaneousUploads). */
const usual = 3;

/**
 * Does something with each of some things, a few at a time, as a client with limited connections does.
 * @returns what became of them, in their order
 */
export async function inLanes<T, R>(
  things: readonly T[],
  work: (thing: T) => Promise<R>,
  lanes: number = usual,
): Promise<R[]> {
  const results: R[] = [];
  const open = things.entries();
  const lane = async (): Promise<void> => {
    for (const [at, thing] of open) results[at] = await work(thing);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** What has to be known of an answer to a chunk. */
interface Answered {
  readonly status: number;
  readonly result?: string;
}

/**
 * Sends chunks a few at a time. Those that others were in the way of too often, so that they were not accepted, come once
 * more, one after the other: a target may take the chunks of a file by turns.
 * @returns the answers, in the order of the chunks
 */
export async function sentInLanes<T, R extends Answered>(
  chunks: readonly T[],
  send: (chunk: T) => Promise<R>,
  lanes: number = usual,
): Promise<R[]> {
  const answers = await inLanes(chunks, send, lanes);
  for (const [at, chunk] of chunks.entries()) {
    const answer = answers[at];
    if (answer === undefined || !isFinal(answer)) answers[at] = await send(chunk);
  }
  return answers;
}

/** Sends chunks at the same time, and those that were not accepted once more, likewise. */
export function sentAtOnce<T, R extends Answered>(chunks: readonly T[], send: (chunk: T) => Promise<R>): Promise<R[]> {
  return sentInLanes(chunks, send, chunks.length);
}
