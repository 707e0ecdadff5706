import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import type { Results } from '../../src/run/results.js';
import { headline } from './header.js';
import { Page } from './page.js';
import { script } from './script.js';
import { styles } from './styles/styles.js';
import { spelledOut } from './text.js';

function hashed(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

/** Nothing is loaded, and nothing runs but the one script that this package wrote. */
const policy = [
  "default-src 'none'",
  `style-src ${hashed(styles)}`,
  `script-src ${hashed(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Results as one HTML file that needs no other: it opens from a disk, sends nothing, and shows whatever the target sent
 * as text. Without JavaScript all of it can be read; with it there are filters and buttons to copy commands.
 */
export function renderHtml(results: Results): string {
  const head = render(
    <>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{headline(results)}</title>
    </>,
  );
  const body = spelledOut(render(<Page results={results} />));
  // The style and the script are constants: they go past the renderer, which would escape them.
  return `<!doctype html>
<html lang="en">
<head>${head}<style>${styles}</style></head>
<body>${body}<script>${script}</script></body>
</html>
`;
}
