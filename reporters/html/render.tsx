import { render } from 'preact-render-to-string';
import type { Results } from '../../src/results/results.js';
import { headline } from './header.js';
import { Page } from './page.js';
import { script } from './script.js';
import { shell } from './shell.js';
import { styles } from './styles/styles.js';

/**
 * Results as one self-contained HTML file: it opens from a disk, sends nothing, and shows whatever the target sent
 * as text. All of it is readable without JavaScript, which adds filters and buttons to copy commands.
 */
export function renderHtml(results: Results): string {
  return shell({ title: headline(results), body: render(<Page results={results} />), styles, script });
}
