/** An action of a recording at its time: a request, or a move of the clock. */
export interface Act {
  /** Milliseconds from the beginning of the first step. */
  readonly at: number;
  readonly ended: number;
  /** @param within settled when all has ended that began and ended while this went on */
  readonly run: (within: Promise<unknown>) => Promise<void>;
}

/** A promise that is settled from outside. */
function milestone(): { readonly reached: Promise<void>; readonly reach: () => void } {
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}

/**
 * Runs acts in parallel where they were: each begins when those have ended that had ended before it.
 * @param signal when it comes, no further act begins
 * @throws what an act throws, when all have ended
 */
export async function inTheirOrder(acts: readonly Act[], signal: AbortSignal): Promise<void> {
  const ordered = acts.toSorted((a, b) => a.at - b.at).map((act) => ({ act, end: milestone() }));
  const ends = (wanted: (act: Act, at: number) => boolean): Promise<unknown> =>
    Promise.all(ordered.map(({ act, end }, at) => (wanted(act, at) ? end.reached : undefined)));
  const begun: Promise<void>[] = [];
  for (const [at, { act, end }] of ordered.entries()) {
    await ends((one, earlier) => earlier < at && one.ended <= act.at);
    if (signal.aborted) break;
    // Only what begins later and before its end, or two that are held would wait for each other.
    const within = ends((one, later) => later > at && one.at < act.ended && one.ended <= act.ended);
    const run = act.run(within).finally(end.reach);
    // An error is thrown at the end, when all others are done.
    run.catch(() => undefined);
    begun.push(run);
  }
  await Promise.allSettled(begun);
  await Promise.all(begun);
}
