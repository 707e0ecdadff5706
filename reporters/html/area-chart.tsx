import { tallyRequirements } from '../../src/results/tally.js';
import type { Area } from './areas.js';
import { Bar, inWords } from './bar.js';
import { visible } from './text.js';
import { anchor, areaName } from './words.js';

/** The verdicts of each area, as bars and in words. */
export function AreaChart({ areas }: { readonly areas: readonly Area[] }) {
  return (
    <table class="area-chart">
      <caption>Verdicts by area</caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col">Requirements</th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ area, requirements }) => {
          const tally = tallyRequirements(requirements);
          const name = visible(areaName(area));
          return (
            <tr>
              <th scope="row">
                <a href={`#area-${anchor(area)}`}>{name}</a>
              </th>
              <td>
                <Bar tally={tally} title={name} />
                <span class="counts">{inWords(tally)}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
