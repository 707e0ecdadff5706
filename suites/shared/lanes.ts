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
