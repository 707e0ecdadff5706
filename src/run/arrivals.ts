/** Whether a target calls back at all, from all that a run waits for. */
export interface Arrivals {
  /** A callback arrived. */
  arrived(): void;
  /** One was waited for in vain, as long as a callback may take. */
  missed(): void;
  /** None ever arrived, and enough was waited: whoever waits for one now would only wait. */
  readonly areGivenUp: boolean;
}

/** Callbacks that are waited for in vain before the first one arrived, until no further one is waited for. */
const enough = 8;

/** Watches over the callbacks of one target. One that calls back at least once is always waited for. */
export function arrivals(): Arrivals {
  let everArrived = false;
  let inVain = 0;
  return {
    arrived() {
      everArrived = true;
    },
    missed() {
      inVain += 1;
    },
    get areGivenUp() {
      return !everArrived && inVain >= enough;
    },
  };
}
