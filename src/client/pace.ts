/** When requests may begin. */
export interface Pace {
  /** Milliseconds that the next request has to wait; it takes its turn by asking. @param now milliseconds */
  next(now: number): number;
  /**
   * The target had too many: none begins for so many seconds, and then they follow each other more slowly. Where that was
   * found to be in vain, the others go on.
   * @param begunAt when the request began that was too much, in milliseconds
   */
  slowDown(now: number, seconds: number, begunAt: number): void;
  /** The target took a request. */
  taken(): void;
  /** Requests follow each other slowly, until what it gives is called. @param now milliseconds */
  calm(now: number): () => void;
}

/** Longest time between two requests that a target's complaints lead to, in milliseconds. */
const slowest = 1_000;

/** Milliseconds before the first request of a calm time, and between two. */
const calmTime = { before: 1_500, between: 250 } as const;

/** Beginnings that are kept at most. */
const mostStarts = 4_000;

/** How much slower after a complaint, and how much faster with each request that begins without one. */
const steps = { slower: 1.4, faster: 0.995 } as const;

/**
 * Complaints in a row, each after about as many requests as the one before although the pace was slower each time, that
 * show that the pace is not what the target complains of: it puts off every n-th request, or something was locked.
 */
const inVain = { complaints: 3, fewestTaken: 2, mostAlike: 2 } as const;

/**
 * The same by a longer series at a pace that is much slower than the configured one, however unevenly they come. Near to a
 * limit complaints are rarer, and far above it more frequent.
 */
const longInVain = { complaints: 6, fewestTaken: 2, mostTaken: 20, slower: 3 } as const;

/** Complaints that are waited out without a slower pace, once that was found to be in vain. */
const patience = 20;

/** Milliseconds: a shorter time between two requests is as good as no time. */
const shortest = 5;

/** Milliseconds before a complaint in which the beginnings of requests show the pace that was too fast. */
const looksBack = 1_000;

/**
 * Paces requests: never faster than the configured rate, and slower where the target says that it is too fast.
 * @param requestsPerSecond 0 means as fast as possible
 */
export function pace(requestsPerSecond: number): Pace {
  const configured = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  let interval = configured;
  let nextStart = 0;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let starts: number[] = [];
  let takenSince = 0;
  let patient = 0;
  let calms = 0;
  /** Complaints that made the pace slower: requests taken before each, and the time between two requests until then. */
  let slowed: { readonly taken: number; readonly interval: number }[] = [];

  /** Milliseconds between the requests that began shortly before a moment. */
  const achieved = (before: number): number => {
    starts = starts.filter((start) => start > before - looksBack);
    return looksBack / Math.max(1, starts.filter((start) => start <= before).length);
  };

  /** The time between two requests to go back to, where complaints do not become rarer with a slower pace. */
  const backTo = (): number | undefined => {
    const recent = slowed.slice(-inVain.complaints);
    const counts = recent.map(({ taken }) => taken);
    const fewest = Math.min(...counts);
    const isAlike = fewest >= inVain.fewestTaken && Math.max(...counts) <= fewest * inVain.mostAlike;
    if (recent.length === inVain.complaints && isAlike) return recent[0]?.interval;
    if (slowed.length < longInVain.complaints) return undefined;
    const usually = slowed.map(({ taken }) => taken).toSorted((one, other) => one - other)[slowed.length / 2] ?? 0;
    const isOften = usually >= longInVain.fewestTaken && usually <= longInVain.mostTaken;
    return isOften && interval >= longInVain.slower * Math.max(configured, shortest) ? configured : undefined;
  };

  return {
    next(now) {
      const start = Math.max(now, nextStart);
      nextStart = start + (calms > 0 ? Math.max(interval, calmTime.between) : interval);
      interval = Math.max(configured, interval * steps.faster);
      if (interval < 1 && configured === 0) interval = 0;
      starts.push(start);
      if (starts.length > mostStarts) starts = starts.slice(mostStarts / 2);
      return start - now;
    },
    slowDown(now, seconds, begunAt) {
      if (patient === 0) nextStart = Math.max(nextStart, now + seconds * 1000);
      // A request that began at the pace before this one says nothing of this one.
      if (begunAt < slowedAt) return;
      slowedAt = now;
      if (patient > 0) {
        patient -= 1;
        return;
      }
      slowed = [...slowed, { taken: takenSince, interval }].slice(-longInVain.complaints);
      takenSince = 0;
      const earlier = backTo();
      if (earlier !== undefined) {
        interval = earlier;
        patient = patience;
        slowed = [];
        return;
      }
      // Where little was asked for, the pace is not what the target complains of.
      interval = Math.max(interval, Math.min(slowest, achieved(begunAt) * steps.slower));
    },
    taken() {
      takenSince += 1;
    },
    calm(now) {
      calms += 1;
      nextStart = Math.max(nextStart, now + calmTime.before);
      return () => {
        calms -= 1;
      };
    },
  };
}
