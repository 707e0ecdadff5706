import { scriptFileOf } from '../../src/replay/recording.js';
import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { failingChecks } from '../failures.js';
import { block, code, words } from './safe.js';
import { sourceLinks } from './sources.js';

/** Checks of one requirement that are shown; the others are counted. */
const checksShown = 3;

/** Characters shown of each value. */
const valueLength = 600;

/** Longer commands are not shown: half a command is of no use. */
const longestCommand = 4000;

function value(label: string, text: string): string {
  const cut = text.length > valueLength ? `${text.slice(0, valueLength)}… (${text.length} characters)` : text;
  return `${label}\n\n${block(cut, 'text')}`;
}

/** A folded section. */
function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function command(curl: string): string {
  if (curl.length > longestCommand) return 'The request is too long for this summary: see results.json.';
  return details('The request as a command', block(curl, 'sh'));
}

function checkBlock({
  name,
  expected,
  actual,
  reason,
  frequency,
  counterexample,
  curl,
  replay,
}: ReportedCheck): string {
  return [
    `Check: ${words(name, 200)}${frequency === undefined ? '' : ` (${words(frequency, 100)})`}`,
    ...(expected === undefined ? [] : [value('Expected:', expected)]),
    value('Got:', actual ?? reason),
    ...(counterexample === null ? [] : [value('Smallest values that fail:', JSON.stringify(counterexample))]),
    ...(replay === null ? [] : [`Again, with a token of its own: ${code(`sh ${scriptFileOf(replay)}`)}`]),
    ...(curl === null ? [] : [command(curl)]),
  ].join('\n\n');
}

/** A failing requirement with its text and, folded, the actual value of each failing check and how to reproduce it. */
export function failureBlock(requirement: ReportedRequirement): string {
  const { id, level, text } = requirement;
  const failing = failingChecks(requirement);
  const rest = failing.length - checksShown;
  const evidence = [
    ...failing.slice(0, checksShown).map(checkBlock),
    ...(rest > 0 ? [`And ${rest} more of its checks: see report.html.`] : []),
  ].join('\n\n');
  return [
    `### ${code(id)}`,
    `**${level}**: ${words(text)} (${sourceLinks(requirement)})`,
    details('Expected and actual values', evidence),
  ].join('\n\n');
}
