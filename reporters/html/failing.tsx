import type { Results } from '../../src/results/results.js';
import { failuresOf, gistOf, levelsInWords } from '../failures.js';
import { Code, Said } from './text.js';
import { anchor } from './words.js';

/** Characters of the evidence in the line of a failure. */
const lineLength = 140;

/** Failures in the list; the others stand below it. */
const listed = 100;

/** Every failure in a line, as the first thing that a reader sees. */
export function Failing({ results }: { readonly results: Results }) {
  const failures = failuresOf(results);
  if (failures.length === 0) return null;
  const count = `${failures.length} requirement${failures.length === 1 ? ' fails' : 's fail'}`;
  return (
    <div class="failing">
      <p>
        <b>{count}</b> ({levelsInWords(failures)})
      </p>
      <ul>
        {failures.slice(0, listed).map((one) => (
          <li>
            <b>{one.level}</b>{' '}
            <a href={`#${anchor(one.id)}`}>
              <Code text={one.id} limit={100} />
            </a>{' '}
            <span class="aside">
              <Said text={gistOf(one)} limit={lineLength} />
            </span>
          </li>
        ))}
        {failures.length > listed ? (
          <li>
            <a href="#failures">and {failures.length - listed} more</a>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
