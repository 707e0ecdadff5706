import { appendFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Results } from '../../src/results/results.js';
import type { Choice } from '../choice.js';
import { markdown } from '../markdown/markdown.js';
import { githubAnnotations } from './github.js';

/** What a run reports to GitHub besides its files. */
export interface Workflow {
  /** Annotations are printed. */
  readonly annotated: boolean;
  /** GitHub runs lines of the log that look like commands. */
  readonly heeded: boolean;
  /** The file that the summary of the step is appended to. */
  readonly summary?: string;
}

/**
 * Decides what to report to GitHub.
 * @param choices the selected reports; undefined without --reporter
 */
export function workflowOf(environment: NodeJS.ProcessEnv, choices: readonly Choice[] | undefined): Workflow {
  const heeded = environment.GITHUB_ACTIONS === 'true';
  const annotated =
    choices === undefined ? heeded : choices.some(({ name, file }) => name === 'github' && file === undefined);
  const summary = environment.GITHUB_STEP_SUMMARY ?? '';
  const summed = summary !== '' && (choices === undefined || choices.some(({ name }) => name === 'markdown'));
  return { annotated, heeded, ...(summed ? { summary } : {}) };
}

/** Reports to GitHub. A summary that cannot be written is reported on stderr and does not change the outcome. */
export async function tellGithub(
  results: Results,
  { annotated, summary }: Workflow,
  { annotations, stderr }: { readonly annotations: Writable; readonly stderr: Writable },
): Promise<void> {
  if (annotated) annotations.write(githubAnnotations(results));
  if (summary === undefined) return;
  const texts = markdown(results).map(({ content }) => content);
  await appendFile(summary, texts.join('')).catch((error: unknown) => {
    stderr.write(`upload-contract: the summary of the step cannot be written: ${error}\n`);
  });
}
