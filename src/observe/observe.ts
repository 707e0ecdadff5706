import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { terminalReport } from '../../reporters/terminal/report.js';
import { writeReports } from '../../reporters/write.js';
import { exitStatus } from '../results/outcome.js';
import { Observer } from './observer.js';
import { resultsOf } from './report.js';
import { View } from './view.js';
import { Order, startProxy } from './wire/proxy.js';
import { Upstream } from './wire/upstream.js';

/** What to observe, and where to show it. */
export interface ObserveOptions {
  /** http or https, with a path if need be. */
  readonly target: string;
  /** 0: any free one. */
  readonly port: number;
  /** The application that callbacks go to, if they are to pass as well, and the port of its own proxy. */
  readonly callbacks?: { readonly target: string; readonly port: number };
  /** Folder of the reports, which exists. */
  readonly reportDir: string;
  readonly failOn: 'must' | 'should';
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the observation. */
  readonly signal: AbortSignal;
}

/**
 * Passes on everything between clients and a target, and judges both, until the signal. Then the reports are written.
 * @returns the exit status: that of a run
 * @throws ListenError
 */
export async function observe(options: ObserveOptions): Promise<0 | 1 | 3> {
  const { target, port, callbacks, reportDir, output, environment, signal, failOn } = options;
  const startedAt = new Date().toISOString();
  const view = new View({ output, environment });
  const observer = new Observer(view);
  const order = new Order();
  const proxies = [await startProxy(target, port, observer, order)];
  if (callbacks !== undefined) proxies.push(await startProxy(callbacks.target, callbacks.port, observer, order));
  const [proxy, ofCallbacks] = proxies;
  const { host } = new Upstream(target);
  output.write(`${proxy?.url} passes everything on to ${target}. Ctrl-C ends and writes the reports.\n`);
  if (ofCallbacks !== undefined)
    output.write(`${ofCallbacks.url} passes callbacks on to ${callbacks?.target}: let return_url begin with it.\n`);
  if (host !== undefined)
    output.write(`The Host header is replaced by ${host}: OAuth signatures made for this address do not hold there.\n`);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await Promise.all(proxies.map((one) => one.close()));
  observer.finish();
  view.end();
  const results = await resultsOf({ target, startedAt, observer, failOn });
  await writeReports(results, reportDir, [{ name: 'json' }, { name: 'junit' }, { name: 'html' }]);
  output.write(`\n${terminalReport(results, output, join(reportDir), environment)}`);
  return exitStatus(results);
}
