import { render } from 'preact-render-to-string';
import type { Comparison } from '../../../src/compare/comparison.js';
import { shell } from '../../html/shell.js';
import { visible } from '../../html/text.js';
import { outcomeWords } from '../words.js';
import { Page } from './page.js';
import { styles } from './styles.js';

/** A comparison as one self-contained HTML file without JavaScript, which shows everything from results as text. */
export function htmlComparison(comparison: Comparison): string {
  const names = comparison.columns.map(({ label }) => visible(label, 60)).join(', ');
  const title = `${outcomeWords[comparison.outcome]}: ${names}`;
  return shell({ title, body: render(<Page comparison={comparison} />), styles });
}
