import { credentials } from '../auth/credentials.js';
import { escapeAttribute } from '../server/xml.js';
import type { Answer, Pair } from '../state/model.js';
import { html } from './page-html.js';
import { script } from './page-script.js';
import { style } from './page-style.js';

const safe: readonly Pair[] = [
  [
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cache-Control', 'no-store'],
];

function served(type: string, text: string): Answer {
  return { status: 200, headers: [['Content-Type', `${type}; charset=utf-8`], ...safe], body: Buffer.from(text) };
}

/** The page and what belongs to it; undefined for every other path. */
export function pages(path: string, target: string): Answer | undefined {
  if (path === '/') return served('text/html', html.replace('BEARER', credentials.write.bearer));
  if (path === '/reference/page.js') return served('text/javascript', script);
  if (path === '/reference/page.css') return served('text/css', style);
  return path === '/reference/returned' ? served('text/html', returned(target)) : undefined;
}

/** Where the form of the page is sent on to: shows what the callback holds. */
function returned(target: string): string {
  const rows = [...new URLSearchParams(target.split('?').slice(1).join('?'))].map(
    ([name, value]) => `<tr><th scope="row">${escapeAttribute(name)}</th><td>${escapeAttribute(value)}</td></tr>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Returned to the application</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/reference/page.css">
</head>
<body>
<main>
<h1>Returned to the application</h1>
<p>This page stands for the <code>return_url</code>. The callback holds:</p>
<table>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p><a href="/">Back</a></p>
</main>
</body>
</html>
`;
}
