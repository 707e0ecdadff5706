import type { Results } from '../../src/results/results.js';
import { Badge } from './badge.js';
import type { Evidence } from './evidence.js';
import { counted, number } from './format.js';
import { Code, Said } from './text.js';
import { Timeline } from './timeline.js';
import type { Timing } from './timing.js';
import { standings } from './words.js';

/** Created objects that a report lists; the others are counted. */
const createdShown = 1000;

/** Failures of cleanup that a report lists. */
const failuresShown = 20;

/** Sentences below a title; nothing when there are none. */
export function Notice({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div class="notice">
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li>
            <Said text={item} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a reader must know first, because it limits what the verdicts show. */
export function Notices({ results }: { readonly results: Results }) {
  const { run, staleExpectations } = results;
  const { suites, requirements } = run.selection;
  const rest = run.expectedChecks - run.executedChecks;
  const why = rest > 0 ? [`${counted(rest, 'planned check')} did not run.`] : ['It was stopped early.'];
  return (
    <>
      <Notice title="Warning" items={results.warnings ?? []} />
      <Notice title="The run is not complete" items={run.complete ? [] : why} />
      <Notice
        title="Internal errors in the suite, which say nothing about the target"
        items={run.harnessErrors.map(({ check, message }) => `${check}: ${message}`)}
      />
      <Notice title="Expected failures that no longer fail" items={staleExpectations} />
      <Notice title="Only part of the contract was judged" items={[...suites, ...requirements]} />
    </>
  );
}

function Legend() {
  return (
    <dl class="legend">
      {standings.map(({ standing, meaning }) => (
        <div>
          <dt>
            <Badge standing={standing} />
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function Created({ created: all, cleanup }: Pick<Results, 'created' | 'cleanup'>) {
  const created = all.filter(({ removed }) => removed !== true);
  const removed = all.length - created.length;
  if (created.length === 0) return removed === 0 ? null : <p>All {counted(removed, 'thing')} created were removed.</p>;
  const rest = created.length - createdShown;
  return (
    <details>
      <summary>{counted(created.length, 'thing')} left on the target, which has no method to delete them</summary>
      <ul class="created">
        {created.slice(0, createdShown).map(({ kind, id }) => (
          <li>
            {kind} <Code text={id} limit={160} />
          </li>
        ))}
        {(cleanup?.failures ?? []).slice(0, failuresShown).map(({ kind, id, problem }) => (
          <li>
            Cleanup of {kind} <Code text={id} limit={160} />: <Said text={problem} limit={300} />
          </li>
        ))}
        {rest > 0 ? <li>and {number(rest)} more, which are in results.json</li> : null}
      </ul>
    </details>
  );
}

interface RunProps {
  readonly results: Results;
  readonly timing: Timing;
  readonly evidence: Evidence;
}

/** The course of the run, what it created, and how to read the report. */
export function Run({ results, timing, evidence }: RunProps) {
  const { whole, line, none } = evidence.counts;
  return (
    <section id="run" aria-labelledby="run-title">
      <h2 id="run-title">The run</h2>
      <Timeline timing={timing} />
      <Created created={results.created} {...(results.cleanup === undefined ? {} : { cleanup: results.cleanup })} />
      <h3>How to read this report</h3>
      <Legend />
      <p>
        A failure of level <b>{results.run.failOn}</b>
        {results.run.failOn === 'should' ? ' or must' : ''} makes a target nonconformant. Whatever the target sent is
        shown as text; invisible characters are written as, for example, <mark>U+202E</mark>. Secrets were removed
        before anything was recorded.
      </p>
      <p>
        Of {counted(whole + line + none, 'exchange')} this page shows {number(whole)} whole and {number(line)} in a line
        {none === 0 ? '' : `, and counts ${number(none)}`}; failing checks come first, of passing ones the first two
        requests are whole. All are in results.json next to this page, with headers and recorded bodies.
      </p>
    </section>
  );
}
