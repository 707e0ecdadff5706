import { describe, expect, it } from 'vitest';
import { slotCount, timingOf } from '../../reporters/html/timing.js';
import { assembled, exchange, failed, result } from '../judge/build.js';

const began = Date.parse('2026-05-01T10:00:00.000Z');
const at = (seconds: number, duration = 10) => exchange({}, {}, { startedAt: began + seconds * 1000, duration });

describe('the timing of a run', () => {
  it('tells for each area when it sent what', () => {
    const timing = timingOf(
      assembled([
        result('token.distinct', { exchanges: [at(0), at(1, 30), at(1, 50)] }),
        failed('chunk.parallel.once', { exchanges: [at(8.99)] }),
      ]),
    );
    expect(timing).toMatchObject({ began, length: 9000 });
    expect(timing.lanes).toMatchObject([
      { area: 'token', exchanges: 3, failing: 0, first: 0, last: 1050, median: 30, slowest: 50 },
      { area: 'chunk', exchanges: 1, failing: 1, first: 8990, last: 9000, median: 10, slowest: 10 },
    ]);
    const [token, chunk] = timing.lanes.map(({ slots }) => slots);
    expect(token?.map(({ begun }) => begun).filter((count) => count > 0)).toEqual([1, 2]);
    expect(chunk?.[slotCount - 1]).toEqual({ begun: 1, failing: 1 });
  });

  it('includes what was sent outside of the times that the run tells', () => {
    const timing = timingOf(assembled([result('token.distinct', { exchanges: [at(-2), at(20)] })]));
    expect(timing).toMatchObject({ began: began - 2000, length: 22_010 });
  });

  it('stays sane without exchanges and with times that are none', () => {
    const empty = assembled([]);
    expect(timingOf(empty)).toEqual({ began, length: 9000, lanes: [] });
    const lost = { ...empty, run: { ...empty.run, startedAt: 'soon', finishedAt: 'later' } };
    expect(timingOf(lost)).toEqual({ began: 0, length: 1, lanes: [] });
  });
});
