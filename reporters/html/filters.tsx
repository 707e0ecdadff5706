import type { Results } from '../../src/results/results.js';
import { present } from './bar.js';
import { counted, number } from './format.js';
import { visible } from './text.js';

function Choice({
  name,
  options,
  any,
}: {
  readonly name: string;
  readonly options: readonly string[];
  readonly any: string;
}) {
  return (
    <label>
      <span>{name}</span>
      <select name={name.toLowerCase()}>
        <option value="">{any}</option>
        {[...new Set(options)].map((option) => (
          <option value={option}>{visible(option, 60)}</option>
        ))}
      </select>
    </label>
  );
}

/** Filters for the requirements; hidden until the script of the page runs. */
export function Filters({ results }: { readonly results: Results }) {
  const { requirements, summary } = results;
  return (
    <search class="filters" hidden>
      <details>
        <summary>Filter the requirements</summary>
        <form>
          <label>
            <span>Text</span>
            <input type="search" name="text" autocomplete="off" spellcheck={false} />
          </label>
          <fieldset>
            <legend>Only with the verdict</legend>
            {present(summary.requirements).map(({ standing, sign, name, count }) => (
              <label>
                <input type="checkbox" name="standing" value={standing} /> <span aria-hidden="true">{sign}</span> {name}{' '}
                <span class="count">{number(count)}</span>
              </label>
            ))}
          </fieldset>
          <Choice name="Level" any="any level" options={requirements.map(({ level }) => level)} />
          <Choice name="Operation" any="any operation" options={requirements.map(({ operation }) => operation)} />
          <p class="found">
            <output aria-live="polite">{counted(requirements.length, 'requirement')}</output>
            <button type="reset">Show all</button>
          </p>
        </form>
      </details>
    </search>
  );
}
