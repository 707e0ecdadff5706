import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { spelledOut } from './text.js';

function hashed(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

/** Nothing is loaded, and nothing runs except the script of this package, if there is one. */
function policy({ styles, script }: Pick<Shell, 'styles' | 'script'>): string {
  return [
    "default-src 'none'",
    `style-src ${hashed(styles)}`,
    ...(script === undefined ? [] : [`script-src ${hashed(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** What a page is made of. */
export interface Shell {
  readonly title: string;
  /** HTML in which untrusted text is escaped. */
  readonly body: string;
  readonly styles: string;
  readonly script?: string;
}

/** A self-contained page: it opens from a disk and sends nothing. */
export function shell({ title, body, ...constants }: Shell): string {
  const head = render(
    <>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy(constants)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{title}</title>
    </>,
  );
  // Style and script are constants; the renderer would escape them.
  const { styles, script } = constants;
  return `<!doctype html>
<html lang="en">
<head>${head}<style>${styles}</style></head>
<body>${spelledOut(body)}${script === undefined ? '' : `<script>${script}</script>`}</body>
</html>
`;
}
