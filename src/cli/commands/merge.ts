import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Console, type Finish, print } from '../console.js';
import { readNamed } from '../files.js';
import { makeRoom, reporterOption } from '../reports.js';

interface Flags {
  readonly reportDir: string;
  readonly reporter?: readonly string[];
  readonly json?: boolean;
}

const help = `
The folders are the reports (--report-dir) of run --shard 1/N to N/N. What is missing, there twice, or of another seed,
contract, version, target, selection, configuration or number of shards is refused.

Exit status: that of the whole run; 2 for shards that do not belong together; 3 when a shard was cut short.`;

async function mergeReports(folders: readonly string[], flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ resultsFrom }, { merge }, { parseChoices, usualChoices }] = await Promise.all([
    import('../../results/read.js'),
    import('../../results/merge/merge.js'),
    import('../../../reporters/choice.js'),
  ]);
  const files = await Promise.all(
    folders.map(async (folder) => {
      const name = join(folder, 'results.json');
      return { name, results: resultsFrom(await readNamed(resolve(io.directory, name), name), name) };
    }),
  );
  const { results, exit } = merge(files);
  const asked = flags.reporter === undefined ? undefined : parseChoices(flags.reporter, io.directory);
  const choices = (asked ?? usualChoices).filter(({ name, file }) => name !== 'github' || file !== undefined);
  const reportDir = resolve(io.directory, flags.reportDir);
  await makeRoom(choices, reportDir);
  const [{ writeReports }, { terminalReport }, { tellGithub, workflowOf }, { unheeded }] = await Promise.all([
    import('../../../reporters/write.js'),
    import('../../../reporters/terminal/report.js'),
    import('../../../reporters/github/workflow.js'),
    import('../../../reporters/github/unheeded.js'),
  ]);
  await writeReports(results, reportDir, choices);
  const workflow = workflowOf(io.environment, asked);
  if (flags.json === true) print(io, JSON.stringify(results, null, 2));
  else {
    const folder = choices.some(({ file }) => file === undefined) ? flags.reportDir : undefined;
    const report = terminalReport(results, io.stdout, folder, io.environment);
    io.stdout.write(workflow.heeded ? unheeded(report) : report);
  }
  const annotations = flags.json === true ? io.stderr : io.stdout;
  await tellGithub(results, workflow, { annotations, stderr: io.stderr });
  finish(exit);
}

/** `merge`: one report of all shards of a run. */
export function addMerge(program: Command, io: Console, finish: Finish): void {
  program
    .command('merge')
    .description('put the reports of all shards of a run together')
    .argument('<folders...>', 'folders of the reports of all shards')
    .option('--report-dir <folder>', 'folder of the merged reports', 'upload-contract-report')
    .addOption(reporterOption())
    .option('--json', 'print the results as JSON instead of the report')
    .addHelpText('after', help)
    .action((folders: readonly string[], flags: Flags) => mergeReports(folders, flags, io, finish));
}
