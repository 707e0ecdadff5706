import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Console, Finish } from '../console.js';
import { readNamed } from '../files.js';
import { reporting } from '../reporting.js';
import { reporterOption } from '../reports.js';

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
  const [{ resultsFrom }, { merge }] = await Promise.all([
    import('../../results/read.js'),
    import('../../results/merge/merge.js'),
  ]);
  const files = await Promise.all(
    folders.map(async (folder) => {
      const name = join(folder, 'results.json');
      return { name, results: resultsFrom(await readNamed(resolve(io.directory, name), name), name) };
    }),
  );
  const { results, exit } = merge(files);
  const reports = await reporting(flags, flags.reportDir, io);
  await reports.write(results, true);
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
