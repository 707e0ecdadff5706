import type { Operation } from './call.js';

/** How often a request is sent that is answered "not now". */
export interface Attempts {
  /** @param isSaid whether the answer itself says so, rather than a bare status of a gateway */
  allowed(operation: Operation, isSaid: boolean): number;
  /** Sending again helped: it was "not now" indeed. */
  worked(operation: Operation): void;
  /** It did not help: this may be what the target thinks of such requests. */
  inVain(operation: Operation): void;
}

/** Where the answer says that it is busy, usually, and for operations at which sending again has lately been in vain. */
const numbers = { said: 12, usual: 8, afterFailure: 3 };

/** Learns from all requests of a run. */
export function attempts(): Attempts {
  const vain = new Set<Operation>();
  return {
    allowed(operation, isSaid) {
      if (isSaid) return numbers.said;
      return vain.has(operation) ? numbers.afterFailure : numbers.usual;
    },
    worked: (operation) => void vain.delete(operation),
    inVain: (operation) => void vain.add(operation),
  };
}
