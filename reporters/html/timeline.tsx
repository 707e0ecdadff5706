import { scrollable } from './block.js';
import { number, span } from './format.js';
import { visible } from './text.js';
import { slotCount, type Timing } from './timing.js';
import { areaName } from './words.js';

/** Height of a lane in pixels: the name above, the bars below. */
const laneHeight = 46;
const barHeight = 24;

/** Distances between the lines of the axis. */
const paces = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400];

/** Positions of the lines of the axis, in milliseconds. */
function ticks(length: number): number[] {
  const pace = (paces.find((seconds) => length / (seconds * 1000) <= 6) ?? length / 6000) * 1000;
  return Array.from({ length: Math.floor(length / pace) + 1 }, (_, at) => at * pace);
}

function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

function label(milliseconds: number, length: number): string {
  if (length < 120_000) return `${number(milliseconds / 1000)} s`;
  return length < 7_200_000 ? `${number(milliseconds / 60_000)} min` : `${number(milliseconds / 3_600_000)} h`;
}

/** When each area sent its requests, as bars over time and as a table. */
export function Timeline({ timing }: { readonly timing: Timing }) {
  const { lanes, length } = timing;
  if (lanes.length === 0) return <p>Nothing was sent.</p>;
  const most = Math.max(...lanes.flatMap(({ slots }) => slots.map(({ begun }) => begun)));
  // Areas differ by orders of magnitude; the root keeps small ones visible.
  const tall = (count: number): number => Math.max(2, Math.round(Math.sqrt(count / most) * barHeight));
  const bottom = lanes.length * laneHeight + 8;
  return (
    <figure class="timeline">
      <figcaption>
        Start of requests, by area: the height of a bar is their number at that moment. A dot below it means that a
        failing check sent some of them.
      </figcaption>
      <svg role="img" width="100%" height={bottom + 20} aria-labelledby="timeline-title timeline-desc">
        <title id="timeline-title">Timeline of the run</title>
        <desc id="timeline-desc">{`${lanes.length} areas over ${span(length)}; the table below has the same data.`}</desc>
        {ticks(length).map((tick) => {
          const x = percent(tick / length);
          const end = tick / length > 0.93;
          return (
            <>
              <line class="tick" x1={x} x2={x} y1="0" y2={bottom} />
              <text class="axis" x={x} dx={end ? -3 : 3} y={bottom + 14} text-anchor={end ? 'end' : 'start'}>
                {label(tick, length)}
              </text>
            </>
          );
        })}
        {lanes.map(({ area, slots }, lane) => {
          const floor = (lane + 1) * laneHeight;
          return (
            <>
              <line class="floor" x1="0" x2="100%" y1={floor} y2={floor} />
              {slots.map(({ begun, failing }, at) => {
                if (begun === 0) return null;
                const height = tall(begun);
                const x = percent(at / slotCount);
                return (
                  <>
                    <rect class="sent" x={x} y={floor - height} width={percent(0.8 / slotCount)} height={height} />
                    {failing === 0 ? null : (
                      <circle class="fail" cx={percent((at + 0.4) / slotCount)} cy={floor + 4} r="2.5" />
                    )}
                  </>
                );
              })}
              <text class="lane" x="0" dx="4" y={floor - barHeight - 8}>
                {visible(areaName(area))}
              </text>
            </>
          );
        })}
      </svg>
      <details>
        <summary>The timeline as a table</summary>
        <div class="wide" {...scrollable('The timeline as a table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">Area</th>
                <th scope="col">Requests</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Median</th>
                <th scope="col">Slowest</th>
              </tr>
            </thead>
            <tbody>
              {lanes.map((lane) => (
                <tr>
                  <th scope="row">{visible(areaName(lane.area))}</th>
                  <td>
                    {number(lane.exchanges)}
                    {lane.failing === 0 ? '' : `, ${number(lane.failing)} of failing checks`}
                  </td>
                  <td>{span(lane.first)}</td>
                  <td>{span(lane.last)}</td>
                  <td>{span(lane.median)}</td>
                  <td>{span(lane.slowest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
