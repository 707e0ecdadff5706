import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { parseTarget } from '../../config/load.js';
import type { Console, Finish } from '../console.js';
import { writableFolder } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { port } from '../values.js';

interface Flags {
  readonly target: string;
  readonly port: number;
  readonly callbacks?: string;
  readonly callbacksPort: number;
  readonly reportDir: string;
  readonly failOn: 'must' | 'should';
}

async function start(flags: Flags, io: Console, finish: Finish): Promise<void> {
  const target = parseTarget(flags.target);
  const reportDir = resolve(io.directory, flags.reportDir);
  await writableFolder(reportDir, '--report-dir');
  const interrupt = onInterrupt();
  try {
    const { observe } = await import('../../observe/observe.js');
    const { stdout: output, environment } = io;
    const { port: at, callbacks, callbacksPort, failOn } = flags;
    const application =
      callbacks === undefined ? {} : { callbacks: { target: parseTarget(callbacks), port: callbacksPort } };
    finish(
      await observe({
        ...{ target, port: at, ...application, reportDir, failOn, output, environment },
        signal: interrupt.signal,
      }),
    );
  } finally {
    interrupt.release();
  }
}

/** `observe`: judges what passes between clients and a target. */
export function addObserve(program: Command, io: Console, finish: Finish): void {
  program
    .command('observe')
    .description('pass everything between clients and a target, and judge both, until Ctrl-C')
    .requiredOption('--target <url>', 'address of the target')
    .option('--port <number>', 'port on 127.0.0.1 (0: any free port)', port, 0)
    .option(
      '--callbacks <url>',
      'address of the application that callbacks go to, which they reach through a second proxy',
    )
    .option('--callbacks-port <number>', 'port of that proxy on 127.0.0.1 (0: any free port)', port, 0)
    .option('--report-dir <folder>', 'folder of the reports', 'upload-contract-report')
    .addOption(
      new Option('--fail-on <level>', 'lowest level whose failure ends with status 1')
        .choices(['must', 'should'])
        .default('must'),
    )
    .addHelpText(
      'after',
      `
The first line printed holds the address that clients use instead of the target's. Uploads are streamed, and nothing is
changed but the headers of the connection; a target that is found by its name gets that name as Host. Only what was
seen as a whole is judged: see docs/observing.md. With --callbacks the second line holds the address that return_url
begins with, so that background callbacks pass as well.

Exit status: 0 nothing failed, 1 a requirement failed, 2 wrong usage, 3 nothing could be judged.`,
    )
    .action((flags: Flags) => start(flags, io, finish));
}
