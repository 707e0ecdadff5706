import type { Cell, Column, Row } from '../../../src/compare/comparison.js';
import { scrollable } from '../../html/block.js';
import { Code, Said } from '../../html/text.js';
import { changeWords, standingWords } from '../words.js';

/** Characters of a label, and of a reason in a cell. */
const labelLength = 80;
const reasonLength = 200;

function CellShown({ cell }: { readonly cell: Cell }) {
  const { standing, change, reason } = cell;
  const { sign, name } = standingWords(standing);
  return (
    <td class={change === null ? standing : `changed ${standing}`}>
      <span class="badge">
        <span aria-hidden="true">{sign}</span> {name}
      </span>
      {change === null ? null : <div class="change">{changeWords[change.kind]}</div>}
      {change === null || reason === '' ? null : (
        <div class="aside">
          <Said text={reason.split('\n', 1)[0] ?? ''} limit={reasonLength} />
        </div>
      )}
    </td>
  );
}

interface MatrixProps {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
}

/** Requirements by runs. */
export function Matrix({ caption, rows, columns }: MatrixProps) {
  return (
    <div class="wide" {...scrollable(caption)}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            {columns.map(({ label }) => (
              <th scope="col">
                <Said text={label} limit={labelLength} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, level, text, cells }) => (
            <tr>
              <th scope="row">
                <Said text={text} limit={400} />
                <div class="aside">
                  <Code text={id} limit={120} /> · <b>{level}</b>
                </div>
              </th>
              {cells.map((cell) => (
                <CellShown cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
