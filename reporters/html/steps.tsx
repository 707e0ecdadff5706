import type { Exchange } from '../../src/client/exchange.js';
import type { ReportedCheck } from '../../src/results/results.js';
import type { Detail } from './evidence.js';
import { Line, Whole } from './exchange.js';
import { counted, duration } from './format.js';
import type { ReportContext } from './report-context.js';

interface Step {
  readonly exchange: Exchange;
  readonly detail: Detail;
}

/** An entry of the list: a step, or the number of steps that are not shown. */
interface Entry extends Step {
  readonly position: number;
  readonly missing: number;
  /** Seconds by which the target's clock was moved since the previous entry. */
  readonly moved: number;
}

/** The list of steps; steps that are not shown become one entry with their number. */
function entries(steps: readonly Step[], clockMoves: ReportedCheck['clockMoves'] = []): Entry[] {
  const waiting = [...clockMoves];
  return steps.flatMap((step, at) => {
    if (step.detail === 'none' && steps[at - 1]?.detail === 'none') return [];
    const next = step.detail === 'none' ? steps.findIndex((one, later) => later > at && one.detail !== 'none') : at + 1;
    const end = next === -1 ? steps.length : next;
    const until = steps[end - 1]?.exchange.startedAt ?? 0;
    const due = waiting.filter((move) => move.at <= until);
    waiting.splice(0, due.length);
    const moved = due.reduce((sum, { seconds }) => sum + seconds, 0);
    return [{ ...step, position: at + 1, missing: step.detail === 'none' ? end - at : 0, moved }];
  });
}

interface StepsProps {
  readonly check: ReportedCheck;
  readonly context: ReportContext;
  /** The exchange that is initially open. */
  readonly telling: Exchange | undefined;
}

/** What was sent and answered, in the order in which it began. */
export function Steps({ check, context, telling }: StepsProps) {
  const steps = context.evidence.steps(check);
  if (steps.length === 0) return null;
  return (
    <>
      {check.verdict === 'fail' ? (
        <p class="label">The smallest case that fails, step by step: {counted(steps.length, 'request')}</p>
      ) : null}
      <ol class="steps">
        {entries(steps, check.clockMoves).map(({ exchange, detail, position, missing, moved }) => (
          <li value={position}>
            {moved === 0 ? null : <p class="remark">The target's clock was moved forward by {duration(moved)}</p>}
            <span class="position" aria-hidden="true">
              {position}
            </span>
            {missing > 0 ? (
              <p class="missing">and {missing} more, which are in results.json</p>
            ) : detail === 'line' ? (
              <Line exchange={exchange} />
            ) : (
              <details open={exchange === telling}>
                <summary>
                  <Line exchange={exchange} />
                </summary>
                <Whole exchange={exchange} began={context.began} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
