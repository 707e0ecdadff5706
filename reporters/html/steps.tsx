import type { ReportedCheck } from '../../src/run/results.js';
import type { Exchange } from '../../src/target/exchange.js';
import type { Detail } from './evidence.js';
import { Line, Whole } from './exchange.js';
import { counted } from './format.js';
import type { Sight } from './sight.js';

interface Step {
  readonly exchange: Exchange;
  readonly detail: Detail;
}

/** Steps as they are listed: those that are not shown are one entry that counts them. */
function entries(steps: readonly Step[]): (Step & { readonly position: number; readonly missing: number })[] {
  return steps.flatMap((step, at) => {
    if (step.detail !== 'none') return [{ ...step, position: at + 1, missing: 0 }];
    if (steps[at - 1]?.detail === 'none') return [];
    const next = steps.findIndex((one, later) => later > at && one.detail !== 'none');
    return [{ ...step, position: at + 1, missing: (next === -1 ? steps.length : next) - at }];
  });
}

interface StepsProps {
  readonly check: ReportedCheck;
  readonly sight: Sight;
  /** The exchange that is unfolded from the start. */
  readonly telling: Exchange | undefined;
}

/** What was sent and answered, in the order in which it began. */
export function Steps({ check, sight, telling }: StepsProps) {
  const steps = sight.evidence.steps(check);
  if (steps.length === 0) return null;
  return (
    <>
      {check.verdict === 'fail' ? (
        <p class="label">The smallest case that fails, step by step: {counted(steps.length, 'request')}</p>
      ) : null}
      <ol class="steps">
        {entries(steps).map(({ exchange, detail, position, missing }) => (
          <li value={position}>
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
                <Whole exchange={exchange} began={sight.began} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
