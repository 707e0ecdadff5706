import { appendFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Results } from '../../src/results/results.js';
import type { Choice } from '../choice.js';
import { markdown } from '../markdown/markdown.js';
import { githubAnnotations } from './github.js';

/** What a run tells GitHub besides its files. */
export interface Workflow {
  /** Annotations are printed. */
  readonly annotated: boolean;
  /** Lines of the log that look like commands are taken for commands. */
  readonly heeded: boolean;
  /** The file that the summary of the step is appended to. */
  readonly summary?: string;
}

/**
 * What to tell GitHub.
 * @param choices the reports that were asked for; undefined when none were
 */
export function workflowOf(environment: NodeJS.ProcessEnv, choices: readonly Choice[] | undefined): Workflow {
  const heeded = environment.GITHUB_ACTIONS === 'true';
  const annotated =
    choices === undefined ? heeded : choices.some(({ name, file }) => name === 'github' && file === undefined);
  const summary = environment.GITHUB_STEP_SUMMARY ?? '';
  const summed = summary !== '' && (choices === undefined || choices.some(({ name }) => name === 'markdown'));
  return { annotated, heeded, ...(summed ? { summary } : {}) };
}

/** Tells GitHub. A summary that cannot be written is said on stderr, and changes nothing of the outcome. */
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
