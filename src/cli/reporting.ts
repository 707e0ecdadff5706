import { resolve } from 'node:path';
import { parseChoices, usualChoices } from '../../reporters/choice.js';
import type { Results } from '../results/results.js';
import { type Console, print } from './console.js';
import { makeRoom } from './reports.js';

/** What the flags say of the reports of a run. */
export interface ReportFlags {
  readonly reporter?: readonly string[];
  readonly json?: boolean;
}

/** Where the reports of a run go, once it is clear that they can. */
export interface Reporting {
  /** As the user named it. */
  readonly folder: string;
  /** Loads the reporters, so that nothing waits for them at the end. */
  load(): void;
  /** @param shown whether the report is printed as well */
  write(results: Results, shown: boolean): Promise<void>;
}

function loadReporters() {
  return Promise.all([
    import('../../reporters/write.js'),
    import('../../reporters/terminal/report.js'),
    import('../../reporters/github/workflow.js'),
    import('../../reporters/github/unheeded.js'),
  ]);
}

/**
 * Prepares the reports of a run.
 * @param folder as the user named it
 * @throws UsageError for a place that cannot be written to, or a reporter that there is not
 */
export async function reporting(flags: ReportFlags, folder: string, io: Console): Promise<Reporting> {
  const asked = flags.reporter === undefined ? undefined : parseChoices(flags.reporter, io.directory);
  const files = (asked ?? usualChoices).filter(({ name, file }) => name !== 'github' || file !== undefined);
  const directory = resolve(io.directory, folder);
  await makeRoom(files, directory);
  let reporters: ReturnType<typeof loadReporters> | undefined;
  const load = () => {
    reporters ??= loadReporters();
    return reporters;
  };
  return {
    folder,
    load: () => void load(),
    async write(results, shown) {
      const [{ writeReports }, { terminalReport }, { tellGithub, workflowOf }, { unheeded }] = await load();
      await writeReports(results, directory, files);
      const workflow = workflowOf(io.environment, asked);
      if (shown && flags.json === true) print(io, JSON.stringify(results, null, 2));
      else if (shown) {
        const named = files.some(({ file }) => file === undefined) ? folder : undefined;
        const report = terminalReport(results, io.stdout, named, io.environment);
        io.stdout.write(workflow.heeded ? unheeded(report) : report);
      }
      const annotations = flags.json === true ? io.stderr : io.stdout;
      await tellGithub(results, workflow, { annotations, stderr: io.stderr });
    },
  };
}
