/**
 * The clock by which calls are signed. Targets check the time of a signature by their Date header's clock or by the right
 * time, and which of both it is shows only when a signature is refused.
 */
export interface SigningClock {
  /** Seconds by which it is ahead of this side's own. */
  readonly skew: number;
  /**
   * Seconds since 1970 at which a call is signed.
   * @param nonce chosen by a check; all calls that have it are signed at the same time
   */
  time(skew: number, nonce?: string): number;
  /**
   * Another skew by which a call may be granted that was refused; undefined where there is none to try.
   * @param date seconds since 1970 of the refusal's Date header
   */
  otherThan(date: number | undefined): number | undefined;
  /** A call was granted that was signed by another skew. */
  adopt(skew: number): void;
}

/** Seconds that a clock may seem to be off; more than rounding and slow answers explain. */
const tolerance = 60;

/** A clock that goes by this side's own until it is found to be wrong. */
export function signingClock(): SigningClock {
  let current = 0;
  /** When each nonce of a check was first signed. */
  const stamped = new Map<string, number>();
  return {
    get skew() {
      return current;
    },
    time(skew, nonce) {
      const now = Math.round(Date.now() / 1000 + skew);
      if (nonce === undefined) return now;
      const time = stamped.get(nonce) ?? now;
      stamped.set(nonce, time);
      return time;
    },
    otherThan(date) {
      const off = date === undefined ? 0 : date - Date.now() / 1000;
      const announced = Math.abs(off) > tolerance ? off : 0;
      if (Math.abs(announced - current) > tolerance) return announced;
      return current === 0 ? undefined : 0;
    },
    adopt(skew) {
      current = skew;
    },
  };
}
