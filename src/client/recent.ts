/** How long things took of late, in milliseconds. */
export interface Recent {
  note(ms: number): void;
  /** Nine of ten took no longer; 0 before the first. */
  readonly usual: number;
}

const kept = 200;

/** Remembers the last two hundred durations. */
export function recent(): Recent {
  const durations: number[] = [];
  return {
    note(ms) {
      durations.push(ms);
      if (durations.length > kept) durations.shift();
    },
    get usual() {
      const sorted = Float64Array.from(durations).sort();
      return sorted[Math.floor(sorted.length * 0.9)] ?? 0;
    },
  };
}
