import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Console, Finish } from '../console.js';
import { writableFolder } from '../files.js';
import { onInterrupt } from '../interrupt.js';
import { names, wholeNumber } from '../values.js';

interface Flags {
  readonly scenario?: readonly string[];
  readonly page?: string;
  readonly handler?: string;
  readonly config?: string;
  readonly reportDir: string;
  readonly timeLimit: number;
  readonly failOn: 'must' | 'should';
  readonly json?: boolean;
}

async function judge(command: readonly string[], flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ loadConfiguration }, { judgeClient }] = await Promise.all([
    import('../../config/load.js'),
    import('../../uploader/client.js'),
  ]);
  const { expectedFailures } = await loadConfiguration(flags.config, io.environment, io.directory);
  const reportDir = resolve(io.directory, flags.reportDir);
  await writableFolder(reportDir, '--report-dir');
  const interrupt = onInterrupt();
  try {
    finish(
      await judgeClient({
        ...{ command, reportDir, reportName: flags.reportDir, expectedFailures, failOn: flags.failOn },
        ...(flags.page === undefined ? {} : { page: flags.page }),
        ...(flags.handler === undefined ? {} : { handler: flags.handler }),
        ...{ scenarios: flags.scenario ?? [], limitSeconds: flags.timeLimit, json: flags.json === true },
        ...{
          output: io.stdout,
          errors: io.stderr,
          environment: io.environment,
          directory: io.directory,
          signal: interrupt.signal,
        },
      }),
    );
  } finally {
    interrupt.release();
  }
}

/** `client`: judges an uploader. */
export function addClient(program: Command, io: Console, finish: Finish): void {
  program
    .command('client')
    .description('judge an uploader, which is a command or a page that uploads one file, or a callback handler')
    .usage('[options] -- COMMAND [ARG..]   or   client --page URL   or   client --handler URL')
    .argument('[command...]', 'the uploader and its arguments, after --')
    .option('--page <url>', 'judge a page at this address instead, in Chromium; it holds {url} and {token}')
    .option('--handler <url>', 'judge a callback handler at this address instead, by GET and POST')
    .option('--scenario <names>', 'only these scenarios', names)
    .option('--config <file>', 'configuration with expectedFailures (default: upload-contract.yaml, if there is one)')
    .option('--time-limit <seconds>', 'how long one start of the command may take', wholeNumber(1, 86_400), 60)
    .addOption(
      new Option('--fail-on <level>', 'lowest level whose failure ends with status 1')
        .choices(['must', 'should'])
        .default('must'),
    )
    .option('--report-dir <folder>', 'folder of the reports', 'upload-contract-report')
    .option('--json', 'print the results as JSON instead of the report')
    .addHelpText(
      'after',
      `
The command is started once or more for each scenario, each time with a fresh server. In its arguments {url} (the whole
address to upload to), {token}, {file} and {return_url} are filled in; UPLOAD_URL, UPLOAD_TOKEN, UPLOAD_FILE and
UPLOAD_RETURN_URL (empty where the token has none) stand in its environment. Its exit status 0 says "uploaded".
A page is given {url}, {token} and {return_url} in its address; it has an <input type=file>, and says how the upload
ended in an attribute data-upload (done or failed), if it has one. Chromium and playwright-core have to be installed.

    upload-contract client -- node uploader.mjs {url} {token} {file}
    upload-contract client --page 'http://localhost:8080/?url={url}&token={token}'
    upload-contract client --handler 'http://127.0.0.1:8080/callback?theme=green'

Exit status: as of run. See docs/testing-your-uploader.md.`,
    )
    .action((command: string[], flags: Flags) => judge(command, flags, io, finish));
}
