import type { Writable } from 'node:stream';
import { terminalReport } from '../../reporters/terminal/report.js';
import { writeReports } from '../../reporters/write.js';
import { startChromium } from '../browser/chromium.js';
import type { ExpectedFailure } from '../config/configuration.js';
import { exitStatus } from '../results/outcome.js';
import { UsageError, unknownName } from '../usage-error.js';
import { byCommand } from './command.js';
import { judgeHandler } from './handler/judge.js';
import { type Judged, judgeUploader, type UploaderOptions } from './judge.js';
import { assertPage, byPage } from './page/page.js';
import { resultsOf } from './report.js';
import { scenarios } from './scenarios.js';

/** Milliseconds that a callback handler may take: a site does not wait longer. */
const handlerLimitMs = 20_000;

/** What to judge, and where to report it. */
export interface ClientOptions {
  /** What uploads; empty where a page or a callback handler is judged. */
  readonly command: readonly string[];
  /** The address of a page that uploads, with {url}, {token} and {return_url} in it. */
  readonly page?: string;
  /** The address of a callback handler. */
  readonly handler?: string;
  readonly scenarios: readonly string[];
  readonly limitSeconds: number;
  /** Folder of the reports, which exists, and how the user named it. */
  readonly reportDir: string;
  readonly reportName: string;
  readonly json: boolean;
  readonly failOn: 'must' | 'should';
  readonly expectedFailures: readonly ExpectedFailure[];
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  /** Where the user works. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** @throws UsageError when a scenario is unknown, or the command cannot know where to upload what */
function assertUsable({ command, page, handler, scenarios: selected }: ClientOptions): void {
  const known = scenarios.map(({ name }) => name);
  for (const name of selected) if (!known.includes(name)) throw unknownName('scenario', name, known);
  if (handler !== undefined && (command.length > 0 || selected.length > 0 || page !== undefined))
    throw new UsageError('--handler is judged alone: give no command, no --page and no --scenario');
  if (page !== undefined && command.length > 0) throw new UsageError('give a command or --page, not both');
  if (page !== undefined) assertPage(page);
  if (handler !== undefined && !URL.canParse(handler)) throw new UsageError(`--handler is not an address: ${handler}`);
  if (handler === undefined && page === undefined && command.length === 0)
    throw new UsageError('give the command of the uploader after --, or --page URL');
}

/**
 * Judges an uploader, and writes and prints the reports.
 * @returns the exit status, as of `run`
 * @throws UsageError
 */
export async function judgeClient(options: ClientOptions): Promise<0 | 1 | 3 | 130> {
  assertUsable(options);
  const { command, page, signal, reportDir, output, environment, errors, failOn, expectedFailures } = options;
  const startedAt = new Date().toISOString();
  const onPlayed: UploaderOptions['onPlayed'] = (played, of, scenario) => {
    if (errors.isTTY === true) errors.write(`\r${played} of ${of} scenarios (${scenario})\u001b[K`);
  };
  const limitMs = options.limitSeconds * 1000;
  const { handler } = options;
  const shared = { selection: options.scenarios, limitMs, signal, onPlayed };
  const judge = async (): Promise<Judged> => {
    if (handler !== undefined)
      return judgeHandler({ url: handler, limitMs: Math.min(limitMs, handlerLimitMs), signal });
    if (page === undefined) return judgeUploader({ upload: byCommand(command), ...shared });
    const browser = await startChromium(environment, options.directory);
    try {
      return await judgeUploader({ upload: byPage(page, browser), isPage: true, ...shared });
    } finally {
      await browser.close();
    }
  };
  const judged = await judge();
  if (errors.isTTY === true) errors.write('\r\u001b[K');
  const results = await resultsOf(judged, {
    ...{
      subject: handler ?? page ?? command.join(' '),
      isHandler: handler !== undefined,
      startedAt,
      failOn,
      selection: options.scenarios,
      expectedFailures,
    },
    interrupted: signal.aborted,
  });
  await writeReports(results, reportDir, [{ name: 'json' }, { name: 'junit' }, { name: 'html' }]);
  if (options.json) output.write(`${JSON.stringify(results, null, 2)}\n`);
  else output.write(terminalReport(results, output, options.reportName, environment));
  if (judged.endedBy !== undefined) errors.write(`upload-contract: ${judged.endedBy}\n`);
  return signal.aborted ? 130 : exitStatus(results);
}
