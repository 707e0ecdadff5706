import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { block, code, words } from './safe.js';
import { sourceLinks } from './sources.js';

/** Checks of one requirement that are shown; the rest is counted. */
const checksShown = 3;

/** Characters that are shown of what was expected, and so on. */
const valueLength = 600;

/** A command that is longer is not shown: nobody pastes half of one. */
const longestCommand = 4000;

function value(label: string, text: string): string {
  const cut = text.length > valueLength ? `${text.slice(0, valueLength)}… (${text.length} characters)` : text;
  return `${label}\n\n${block(cut, 'text')}`;
}

/** What is folded away until somebody asks for it. */
function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function command(curl: string): string {
  if (curl.length > longestCommand) return 'The request is too long to be shown here: see results.json.';
  return details('The request as a command', block(curl, 'sh'));
}

function checkBlock({ name, expected, actual, reason, frequency, counterexample, curl }: ReportedCheck): string {
  return [
    `Check: ${words(name, 200)}${frequency === undefined ? '' : ` (${words(frequency, 100)})`}`,
    ...(expected === undefined ? [] : [value('Expected:', expected)]),
    value('Got:', actual ?? reason),
    ...(counterexample === null ? [] : [value('Smallest values that fail:', JSON.stringify(counterexample))]),
    ...(curl === null ? [] : [command(curl)]),
  ].join('\n\n');
}

/** A requirement that fails, and what it says. */
export function failureLine(requirement: ReportedRequirement): string {
  const { id, level, text } = requirement;
  return `### ${code(id)}\n\n**${level}**: ${words(text)} (${sourceLinks(requirement)})`;
}

/** The same with, for each failing check, what came instead and how to see it again. */
export function failureBlock(requirement: ReportedRequirement): string {
  const failing = requirement.checks.filter((one) => one.verdict === 'fail');
  const rest = failing.length - checksShown;
  return [
    failureLine(requirement),
    ...failing.slice(0, checksShown).map(checkBlock),
    ...(rest > 0 ? [`And ${rest} more of its checks: see report.html.`] : []),
  ].join('\n\n');
}
