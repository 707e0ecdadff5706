import type { Exchange } from '../../src/client/exchange.js';
import type { Results } from '../../src/results/results.js';
import { areaOf } from './areas.js';

/** The requests of one area in the course of a run. */
export interface Lane {
  readonly area: string;
  readonly exchanges: number;
  /** Exchanges of checks that failed. */
  readonly failing: number;
  /** Milliseconds from the beginning of the run. */
  readonly first: number;
  readonly last: number;
  /** Median of the milliseconds until an answer was complete. */
  readonly median: number;
  readonly slowest: number;
  /** Exchanges that began in each part of the run, and how many of them belong to failing checks. */
  readonly slots: readonly { readonly begun: number; readonly failing: number }[];
}

/** The timing of a run. */
export interface Timing {
  /** Milliseconds since 1970. */
  readonly began: number;
  /** Milliseconds. */
  readonly length: number;
  readonly lanes: readonly Lane[];
}

/** Number of parts of a run. */
export const slotCount = 120;

interface Timed {
  readonly exchange: Exchange;
  readonly area: string;
  readonly failing: boolean;
}

function laneOf(area: string, all: readonly Timed[], began: number, length: number): Lane {
  const slots = Array.from({ length: slotCount }, () => ({ begun: 0, failing: 0 }));
  for (const { exchange, failing } of all) {
    const at = Math.floor(((exchange.startedAt - began) / length) * slotCount);
    const slot = slots[Math.min(slotCount - 1, Math.max(0, at))];
    if (slot === undefined) continue;
    slot.begun += 1;
    if (failing) slot.failing += 1;
  }
  const durations = all.map(({ exchange }) => exchange.duration).sort((a, b) => a - b);
  const from = (moment: number): number => moment - began;
  return {
    area,
    exchanges: all.length,
    failing: all.filter(({ failing }) => failing).length,
    first: from(all.reduce((least, { exchange }) => Math.min(least, exchange.startedAt), Number.POSITIVE_INFINITY)),
    last: from(all.reduce((most, { exchange }) => Math.max(most, exchange.startedAt + exchange.duration), 0)),
    median: durations[Math.floor((durations.length - 1) / 2)] ?? 0,
    slowest: durations.at(-1) ?? 0,
    slots,
  };
}

/** When the exchanges of each area began; areas without any are left out. */
export function timingOf({ requirements, run }: Pick<Results, 'requirements' | 'run'>): Timing {
  const timed = requirements.flatMap((requirement) => {
    const area = areaOf(requirement);
    return requirement.checks.flatMap(({ verdict, exchanges }) =>
      exchanges.map((exchange): Timed => ({ exchange, area, failing: verdict === 'fail' })),
    );
  });
  const moments = [Date.parse(run.startedAt), Date.parse(run.finishedAt)].filter(Number.isFinite);
  const began = timed.reduce((least, { exchange }) => Math.min(least, exchange.startedAt), moments[0] ?? Infinity);
  const ended = timed.reduce(
    (most, { exchange }) => Math.max(most, exchange.startedAt + exchange.duration),
    moments[1] ?? began,
  );
  const length = Math.max(1, ended - began);
  const areas = [...new Set(timed.map(({ area }) => area))];
  const lanes = areas.map((area) =>
    laneOf(
      area,
      timed.filter((one) => one.area === area),
      began,
      Number.isFinite(length) ? length : 1,
    ),
  );
  return { began: Number.isFinite(began) ? began : 0, length: Number.isFinite(length) ? length : 1, lanes };
}
