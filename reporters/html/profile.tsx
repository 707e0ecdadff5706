import type { Results } from '../../src/results/results.js';
import { number } from './format.js';
import { Code, Said } from './text.js';

const sources: ReadonlyMap<string, string> = new Map([
  ['declared', 'declared in the configuration'],
  ['probed', 'found by a probe'],
  ['configuration', 'follows from the configuration'],
  ['assumed', 'assumed'],
]);

function Capabilities({ capabilities }: Pick<Results, 'capabilities'>) {
  const entries = Object.entries(capabilities);
  if (entries.length === 0) return <p>The capabilities of the target are unknown: the run ended before the probes.</p>;
  return (
    <table class="profile">
      <caption>What the target can do</caption>
      <thead>
        <tr>
          <th scope="col">Capability</th>
          <th scope="col" class="present">
            Present
          </th>
          <th scope="col">How it is known</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, { present, source, evidence, contradiction }]) => (
          <tr>
            <th scope="row">
              <Code text={name} limit={100} />
            </th>
            <td class="present">{present ? '✓ yes' : '– no'}</td>
            <td>
              {sources.get(source) ?? source}: <Said text={evidence} limit={600} />
              {contradiction === undefined ? null : (
                <>
                  ; but it is there: <Said text={contradiction} limit={600} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Observed({ value }: { readonly value: string | number | boolean }) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === '') return <em>empty</em>;
  return typeof value === 'number' ? number(value) : <Said text={value} limit={600} />;
}

function Observations({ observations }: Pick<Results, 'observations'>) {
  if (observations.length === 0) return null;
  return (
    <table class="profile">
      <caption>What it chose where the documents leave a choice</caption>
      <thead>
        <tr>
          <th scope="col">Observation</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {observations.map(({ id, value }) => (
          <tr>
            <th scope="row">
              <Code text={id} limit={200} />
            </th>
            <td>
              <Observed value={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Capabilities of a target, and its choices where the documents leave one; no verdict depends on them. */
export function Profile({ results }: { readonly results: Results }) {
  return (
    <section id="profile" aria-labelledby="profile-title">
      <h2 id="profile-title">The observed profile</h2>
      <Observations observations={results.observations} />
      <Capabilities capabilities={results.capabilities} />
    </section>
  );
}
