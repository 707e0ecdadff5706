import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { createdFile } from '../../run/created-log.js';
import { UsageError } from '../../usage-error.js';
import type { Console, Finish } from '../console.js';
import { readNamed } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { resumeOnce, withLater } from '../later.js';
import { type ReportFlags, reporting } from '../reporting.js';
import { reporterOption } from '../reports.js';

interface Flags extends ReportFlags {
  readonly target?: string;
  readonly config?: string;
  readonly reportDir?: string;
  readonly strict?: boolean;
  readonly wait?: boolean;
}

/** @throws UsageError when a folder holds the report of another run, which would be lost */
async function assertReportOf(runId: string, folder: string, io: Console): Promise<void> {
  const name = join(folder, 'results.json');
  const text = await readNamed(resolve(io.directory, name), name).catch(() => undefined);
  if (text === undefined) return;
  const { resultsFrom } = await import('../../results/read.js');
  if (resultsFrom(text, name).run.id !== runId)
    throw new UsageError(`${folder} holds the report of another run than the ledger: set --report-dir`);
}

async function resume(file: string, flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ aimedAt, loadConfiguration }, { openLedger }] = await Promise.all([
    import('../../config/load.js'),
    import('../../ledger/ledger.js'),
  ]);
  const text = await readNamed(resolve(io.directory, file), file);
  const written = await loadConfiguration(flags.config, io.environment, io.directory);
  const configuration = flags.target === undefined ? written : aimedAt(written, flags.target);
  const later = await openLedger(text, file, configuration);
  const folder = flags.reportDir ?? dirname(file);
  await assertReportOf(later.finished.run.id, folder, io);
  const reports = await reporting(flags, folder, io);
  const interrupt = onInterrupt();
  const created = { createdFile: resolve(io.directory, folder, createdFile) };
  const rest = { ...flags, configuration, reports, interrupt, created, ledger: file };
  try {
    const run = await resumeOnce(later, rest, io, true);
    finish((await withLater(run, rest, io)).exit);
  } finally {
    interrupt.release();
  }
}

/** `resume`: judges what a run left for later, and completes its report. */
export function addResume(program: Command, io: Console, finish: Finish): void {
  program
    .command('resume')
    .description('judge what a run with --defer left for later, as far as it is due, and complete its report')
    .argument('<ledger>', 'the file ledger.json in the report of that run')
    .option('--target <url>', 'address of the target, instead of the configured one')
    .option('--config <file>', 'configuration of that run (default: upload-contract.yaml, if there is one)')
    .option('--report-dir <folder>', 'folder of the reports (default: that of the ledger)')
    .addOption(reporterOption())
    .option('--json', 'print the results as JSON instead of the report')
    .option('--wait', 'wait until nothing is left')
    .option('--strict', 'end with 3 also when a must was left out on purpose')
    .action((file: string, flags: Flags) => resume(file, flags, io, finish));
}
