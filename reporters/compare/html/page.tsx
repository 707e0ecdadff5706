import { changedRows } from '../../../src/compare/compare.js';
import { type Column, type Comparison, changeKinds } from '../../../src/compare/comparison.js';
import { Bar, inWords, Patterns } from '../../html/bar.js';
import { scrollable } from '../../html/block.js';
import { Moment } from '../../html/header.js';
import { Notice } from '../../html/run.js';
import { Sources } from '../../html/sources.js';
import { Code, Said } from '../../html/text.js';
import { earlier, type Finding, failures } from '../findings.js';
import { changesInWords, changeWords, outcomeWords, rule } from '../words.js';
import { Matrix } from './matrix.js';

/** Characters of a label, and of what a check found. */
const labelLength = 80;
const reasonLength = 600;

/** Failures, and checks of one, that are shown; the others are counted. */
const findingsShown = 200;
const checksShown = 5;

function Runs({ columns }: { readonly columns: readonly Column[] }) {
  const caption = 'The runs, each compared with the one before it';
  return (
    <div class="wide" {...scrollable(caption)}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {['Run', 'Outcome', 'Requirements', 'Changes', 'Target', 'Contract', 'Seed', 'Began', 'File'].map(
              (name) => (
                <th scope="col">{name}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ label, file, outcome, target, contract, run, requirements, changes }, at) => (
            <tr>
              <th scope="row">
                <Said text={label} limit={labelLength} />
              </th>
              <td>{outcome}</td>
              <td>
                <Bar tally={requirements} title="Requirements" />
                <span class="counts">{inWords(requirements)}</span>
              </td>
              <td>{at === 0 ? 'the first' : changesInWords(changes, changeKinds)}</td>
              <td>
                <Code text={target.url} limit={200} />
              </td>
              <td>
                <Said text={contract.revision} limit={60} /> <Code text={contract.digest.slice(0, 19)} />
              </td>
              <td>{String(run.seed)}</td>
              <td>
                <Moment iso={run.startedAt} />
              </td>
              <td>
                <Code text={file} limit={200} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FindingShown({ finding }: { readonly finding: Finding }) {
  const { row, cell, change, label, since } = finding;
  const rest = change.checks.length - checksShown;
  return (
    <article class="finding">
      <h3>
        <Said text={row.text} limit={600} />
      </h3>
      <p class="origin">
        <Code text={row.id} limit={120} /> · <b>{row.level}</b> · <Sources source={row.source} sources={row.sources} />{' '}
        · <b>{changeWords[change.kind]}</b> in <Said text={label} limit={labelLength} />, against{' '}
        <Said text={since} limit={labelLength} />
      </p>
      {row.reworded ? <p class="remark">The contracts differ in its text or level.</p> : null}
      {change.checks.length === 0 ? (
        <p class="reason">
          <Said text={cell.reason} limit={reasonLength} />
        </p>
      ) : null}
      <ul>
        {change.checks.slice(0, checksShown).map((check) => (
          <li>
            <Said text={check.name} limit={200} /> <span class="aside">({earlier(check)})</span>
            <div>
              <Said text={check.reason} limit={reasonLength} />
            </div>
          </li>
        ))}
        {rest > 0 ? <li>and {rest} more of its checks</li> : null}
      </ul>
    </article>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const rest = findings.length - findingsShown;
  return (
    <section aria-labelledby="failures-title">
      <h2 id="failures-title">New failures</h2>
      {findings.slice(0, findingsShown).map((finding) => (
        <FindingShown finding={finding} />
      ))}
      {rest > 0 ? <p>and {rest} more, which are in the tables</p> : null}
    </section>
  );
}

/** The body of a comparison. */
export function Page({ comparison }: { readonly comparison: Comparison }) {
  const { outcome, because, notices, columns, rows } = comparison;
  const changed = changedRows(comparison);
  return (
    <>
      <Patterns />
      <a class="skip" href="#main">
        Skip to the changes
      </a>
      <header class={`outcome ${outcome}`}>
        <p class="kind">Comparison of conformance runs · TwentyThree upload API</p>
        <h1>{outcomeWords[outcome]}</h1>
        <p class="because">
          <Said text={because} />
        </p>
        <p class="rule">{rule(comparison)}</p>
      </header>
      <main id="main" class="sheet" tabIndex={-1}>
        <Notice title="Read this first" items={notices} />
        <section aria-labelledby="runs-title">
          <h2 id="runs-title">The runs</h2>
          <Runs columns={columns} />
        </section>
        <section aria-labelledby="changes-title">
          <h2 id="changes-title">What changed</h2>
          {changed.length === 0 ? (
            <p>No requirement changed: none broke, was fixed, or was tested in only one of the runs.</p>
          ) : (
            <Matrix caption="Requirements that changed, regressions first" rows={changed} columns={columns} />
          )}
        </section>
        <Findings findings={failures(comparison, changed)} />
        <section aria-labelledby="every-title">
          <h2 id="every-title">Every requirement</h2>
          <details>
            <summary>All requirements of these runs</summary>
            <Matrix caption="Every requirement" rows={rows} columns={columns} />
          </details>
        </section>
      </main>
    </>
  );
}
