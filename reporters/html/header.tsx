import type { ComponentChildren } from 'preact';
import type { Results } from '../../src/results/results.js';
import { Bar, present } from './bar.js';
import { Failing } from './failing.js';
import { bytes, counted, number, span } from './format.js';
import { Code, Said, visible } from './text.js';
import { targetName } from './words.js';

/** The outcome in one sentence. */
export function headline(results: Pick<Results, 'outcome' | 'target' | 'product'>): string {
  const name = visible(targetName(results));
  switch (results.outcome) {
    case 'conformant':
      return `${name} conforms to the contract.`;
    case 'partial':
      return `Nothing failed at ${name.replace(/^The /, 'the ')}, and not all of the contract was judged.`;
    case 'nonconformant':
      return `${name} does not conform to the contract.`;
    default:
      return `It could not be judged whether ${name.replace(/^The /, 'the ')} conforms to the contract.`;
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A moment in UTC, or the text as it is when it is not one. */
export function Moment({ iso }: { readonly iso: string }) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return <Said text={iso} limit={40} />;
  const exact = time.toISOString();
  return <time dateTime={exact}>{`${exact.slice(0, 10)} ${exact.slice(11, 19)} UTC`}</time>;
}

/** What was judged, with what, when, and at what cost. */
function Facts({ results }: { readonly results: Results }) {
  const { contract, tool, run, target, product, summary } = results;
  const { spent } = run;
  const named = [product?.vendor, product?.name, product?.version].filter((one) => one !== undefined).join(' ');
  return (
    <dl class="facts">
      <Fact name="Target">
        <Code text={target.url} limit={300} />
      </Fact>
      {named === '' ? null : (
        <Fact name="Product">
          <Said text={named} limit={300} />
        </Fact>
      )}
      <Fact name="Contract">
        <Said text={contract.revision} limit={100} /> <Code text={contract.digest.slice(0, 19)} />
      </Fact>
      <Fact name="Began">
        <Moment iso={run.startedAt} />, took {span(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}
      </Fact>
      {run.observed === true ? null : (
        <Fact name="Seed">
          {String(run.seed)}, {counted(run.runs, 'random case')} of each property
        </Fact>
      )}
      {run.shard === undefined ? null : (
        <Fact name="Shard">
          {String(run.shard.index)} of {String(run.shard.count)}
        </Fact>
      )}
      <Fact name="Checks">
        {number(run.executedChecks)} of {number(run.expectedChecks)} run, {counted(summary.exchanges, 'exchange')}
      </Fact>
      <Fact name="Spent">
        {counted(spent.requests, 'request')}, {counted(spent.uploads, 'upload')}, {bytes(spent.bytes)}
      </Fact>
      <Fact name="Made by">
        {tool.name} <Said text={tool.version} limit={40} />, run <Code text={run.id} limit={100} />
      </Fact>
    </dl>
  );
}

/** The outcome, with target and run. */
export function Header({ results }: { readonly results: Results }) {
  const { outcome, because, summary } = results;
  return (
    <header class={`outcome ${outcome}`}>
      <p class="kind">Conformance report · TwentyThree upload API</p>
      <h1>{headline(results)}</h1>
      <p class="because">
        <Said text={because} />
      </p>
      <Failing results={results} />
      <Bar tally={summary.requirements} title="All requirements" />
      <ul class="tally">
        {present(summary.requirements).map(({ standing, sign, name, count }) => (
          <li class={standing}>
            <b>{number(count)}</b> <span aria-hidden="true">{sign}</span> {name}
          </li>
        ))}
      </ul>
      <Facts results={results} />
    </header>
  );
}
