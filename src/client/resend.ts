import { isFromGateway, isOverload } from './gateway.js';

/** Decides how often a valid chunk is sent again, from what all requests of a run were answered. */
export interface Resends {
  /**
   * Milliseconds after which a chunk is sent again.
   * @param status HTTP status of the answer; 0 where there was none
   * @param attempt how often the chunk has been sent, from 1
   * @param usualAnswerMs how long the target usually takes for an answer
   * @returns undefined where the answer stands
   */
  pauseMs(status: number, attempt: number, usualAnswerMs: number): number | undefined;
  /** Sending again helped after this status. */
  helped(status: number): void;
  /** It did not help: this may be what the target thinks of such a chunk. */
  inVain(status: number): void;
}

/** Statuses by which a server says that something else is in the way for now; a gateway always says so. */
const passing: readonly number[] = [408, 409, 423, 425, 429];

/** How often a chunk is sent at most: usually, where something is in the way, and where that was in vain before. */
const attempts = { usual: 4, passing: 8, afterFailure: 2 };

/** Milliseconds: the first pause, which doubles with every attempt, and the longest one. */
const pauses = { first: 150, longest: 2000 };

/** Answers by which a chunk has arrived, has to be given up, or has completed its file (redeem-upload-token, Resumable.js). */
export const stands = (status: number): boolean => status === 200 || status === 500 || (status >= 300 && status < 400);

/** Whether an answer ends the sending of its chunk: by its status, or as its content says that the file is complete. */
export const isFinal = ({ status, result }: { readonly status: number; readonly result?: string }): boolean =>
  stands(status) || result === 'success';

/** Whether an earlier answer of the target may have been lost on its way here. */
export const mayBeLost = (status: number): boolean => status === 0 || (isFromGateway(status) && !isOverload(status));

/** Learns from all requests of a run. */
export function resends(): Resends {
  const vain = new Set<number>();
  const allowed = (status: number): number => {
    if (vain.has(status)) return attempts.afterFailure;
    return passing.includes(status) || isFromGateway(status) ? attempts.passing : attempts.usual;
  };
  return {
    pauseMs(status, attempt, usualAnswerMs) {
      if (stands(status) || attempt >= allowed(status)) return undefined;
      // Whatever is in the way takes as long as the target takes for other things; chunks that got in each other's way
      // have to come at different times.
      const steady = Math.min(pauses.longest, Math.max(pauses.first, usualAnswerMs) * 2 ** (attempt - 1));
      return steady * (0.6 + 0.8 * Math.random());
    },
    helped: (status) => void vain.delete(status),
    inVain: (status) => void vain.add(status),
  };
}
