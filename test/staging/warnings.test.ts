import { expect, it } from 'vitest';
import { html } from '../../reporters/html/html.js';
import { json } from '../../reporters/json/json.js';
import { junit } from '../../reporters/junit/junit.js';
import { markdown } from '../../reporters/markdown/markdown.js';
import { terminalReport } from '../../reporters/terminal/report.js';
import { directRoute } from '../../src/client/route.js';
import { resultsFrom } from '../../src/results/read.js';
import type { Results } from '../../src/results/results.js';
import { warningsOf } from '../../src/results/warnings.js';
import { everything } from '../reporters/hostile.js';

const unverified = { ...directRoute, tls: { verify: false } };
const warnings = warningsOf({ target: 'https://staging.example.com', route: unverified });
const results: Results = { ...everything(), warnings };

it('warns where a certificate is not verified, and nowhere else', () => {
  expect(warnings).toEqual([expect.stringContaining('was not verified (tls.verify is false)')]);
  expect(warningsOf({ target: 'https://staging.example.com', route: directRoute })).toEqual([]);
  expect(warningsOf({ target: 'http://staging.example.com', route: unverified })).toEqual([]);
});

it.each([
  ['the terminal', () => terminalReport(results, { write: () => {} }, undefined, {})],
  ['HTML', () => html(results)[0]?.content],
  ['Markdown', () => markdown(results)[0]?.content],
  ['JUnit, as a property', () => /<property name="warning" value="[^"]*/.exec(String(junit(results)[0]?.content))?.[0]],
  ['results.json', () => json(results)[0]?.content],
])('is loud in %s', (_, content) => {
  expect(String(content()).replaceAll(/\s+/g, ' ')).toContain('was not verified (tls.verify is false)');
});

it('is in results that can be read again', () => {
  const cleanup = { removed: 1, failures: [{ kind: 'photo' as const, id: '1', run: 'r', problem: 'no' }] };
  const text = String(json({ ...results, cleanup })[0]?.content);
  expect(resultsFrom(text, 'results.json')).toMatchObject({ warnings, cleanup });
});
