import type { Results } from '../../src/results/results.js';
import { tallyRequirements } from '../../src/results/tally.js';
import { failuresOf } from '../failures.js';
import { AreaChart } from './area-chart.js';
import { type Area, areasOf } from './areas.js';
import { inWords, Patterns } from './bar.js';
import { planEvidence } from './evidence.js';
import { Filters } from './filters.js';
import { counted, number } from './format.js';
import { Header } from './header.js';
import { Profile } from './profile.js';
import type { ReportContext } from './report-context.js';
import { Pointer, Requirement } from './requirement.js';
import { Notices, Run } from './run.js';
import { Code, visible } from './text.js';
import { timingOf } from './timing.js';
import { anchor, areaName } from './words.js';

function Contents({ failures, areas }: { readonly failures: number; readonly areas: readonly Area[] }) {
  return (
    <nav aria-label="Contents">
      <ul>
        {failures === 0 ? null : (
          <li>
            <a href="#failures">What fails</a> <span class="count">{number(failures)}</span>
          </li>
        )}
        <li>
          <a href="#requirements">The contract</a>
          <ul class="areas">
            {areas.map(({ area, requirements }) => (
              <li>
                <a href={`#area-${anchor(area)}`}>{visible(areaName(area))}</a>{' '}
                <span class="count">{number(requirements.length)}</span>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <a href="#profile">The observed profile</a>
        </li>
        <li>
          <a href="#run">The run</a>
        </li>
      </ul>
    </nav>
  );
}

function Failures({
  failures,
  context,
}: {
  readonly failures: Results['requirements'];
  readonly context: ReportContext;
}) {
  if (failures.length === 0) return null;
  return (
    <section id="failures" class="group" aria-labelledby="failures-title">
      <h2 id="failures-title">What fails</h2>
      {failures.map((one) => (
        <Requirement requirement={one} context={context} open />
      ))}
    </section>
  );
}

function AreaDetails({ area, context }: { readonly area: Area; readonly context: ReportContext }) {
  const { requirements, operations } = area;
  return (
    <details class="area group" id={`area-${anchor(area.area)}`}>
      <summary>
        <h3>{visible(areaName(area.area))}</h3>{' '}
        <span class="aside">
          {counted(requirements.length, 'requirement')}: {inWords(tallyRequirements(requirements))}
        </span>
      </summary>
      {operations.map(({ operation, requirements: own }) => (
        <div class="operation group">
          <h4>{operation === 'all' ? 'Every operation' : <Code text={operation} limit={100} />}</h4>
          {own.map((one) =>
            one.verdict === 'fail' ? (
              <Pointer requirement={one} />
            ) : (
              <Requirement requirement={one} context={context} />
            ),
          )}
        </div>
      ))}
    </details>
  );
}

/** The body of a report. */
export function Page({ results }: { readonly results: Results }) {
  const areas = areasOf(results);
  const failures = failuresOf(results);
  const evidence = planEvidence(results);
  const timing = timingOf(results);
  const context = { evidence, began: timing.began };
  return (
    <>
      <Patterns />
      <a class="skip" href="#main">
        Skip to the verdicts
      </a>
      <Header results={results} />
      <div class="columns">
        <aside aria-label="Contents and filters">
          <Contents failures={failures.length} areas={areas} />
          <Filters results={results} />
        </aside>
        <main id="main" tabIndex={-1}>
          <Notices results={results} />
          <Failures failures={failures} context={context} />
          <section id="requirements" aria-labelledby="requirements-title">
            <h2 id="requirements-title">The contract, sentence by sentence</h2>
            <AreaChart areas={areas} />
            {areas.map((area) => (
              <AreaDetails area={area} context={context} />
            ))}
          </section>
          <Profile results={results} />
          <Run results={results} timing={timing} evidence={evidence} />
        </main>
      </div>
    </>
  );
}
