import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Created } from '../../client/target.js';
import { makeFolder } from '../../make-folder.js';
import { UsageError } from '../../usage-error.js';
import { type Console, type Finish, print } from '../console.js';
import { onInterrupt } from '../interrupt.js';

interface Flags {
  readonly target?: string;
  readonly config?: string;
  readonly reportDir: string;
  readonly json?: boolean;
}

async function diagnose(flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [
    { loadConfiguration, parseTarget },
    { examine },
    { tidied },
    { printed },
    { configured, tidiness },
    { createdFile, createdLog },
  ] = await Promise.all([
    import('../../config/load.js'),
    import('../../doctor/examine.js'),
    import('../../results/tidy.js'),
    import('../../doctor/print.js'),
    import('../../doctor/tidiness.js'),
    import('../../run/created-log.js'),
  ]);
  const configuration = await loadConfiguration(flags.config, io.environment, io.directory);
  const target = flags.target === undefined ? configuration.target : parseTarget(flags.target);
  if (target === undefined && configuration.backend !== undefined)
    throw new UsageError('doctor examines targets: run tries a back end out before its first check');
  if (target === undefined)
    throw new UsageError('doctor needs a target: give --target, or target in the configuration');
  const runId = randomBytes(4).toString('hex');
  const folder = resolve(io.directory, flags.reportDir);
  const list = join(folder, createdFile);
  const created: Created[] = [];
  await makeFolder(folder).catch((error: Error) => {
    throw new UsageError(`no list of created objects can be written to --report-dir: ${error.message}`);
  });
  const log = createdLog(list);
  const interrupt = onInterrupt();
  try {
    const diagnosis = await examine({
      configuration,
      target,
      runId,
      signal: interrupt.signal,
      onCreated(made) {
        created.push(made);
        log.created({ ...made, run: runId, target });
      },
    });
    const removals = await tidied({ ...configuration, target }, runId, { created }, list, interrupt.atOnce);
    const read = configured(flags.config);
    const whole = { ...diagnosis, findings: [read, ...diagnosis.findings, ...tidiness(created.length, removals)] };
    if (flags.json === true) print(io, JSON.stringify({ target, ...whole }, null, 2));
    else io.stdout.write(printed(whole, io.stdout, io.environment));
    if (interrupt.signal.aborted) finish(130);
    else if (diagnosis.findings.some(({ state }) => state === 'bad')) finish(3);
  } finally {
    interrupt.release();
  }
}

/** `doctor`: whether a run can begin, and what it could not judge. */
export function addDoctor(program: Command, io: Console, finish: Finish): void {
  program
    .command('doctor')
    .description('check configuration, address, TLS, proxy, credentials, clock, callbacks and capabilities of a target')
    .option('--target <url>', 'address of the target, instead of the configured one')
    .option('--config <file>', 'configuration (default: upload-contract.yaml, if there is one)')
    .option('--report-dir <folder>', 'folder of the list of created objects', 'upload-contract-report')
    .option('--json', 'print the findings as JSON')
    .action((flags: Flags) => diagnose(flags, io, finish));
}
