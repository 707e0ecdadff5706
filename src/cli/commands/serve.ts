import type { Command } from 'commander';
import type { Fault } from '../../../reference/faults/fault.js';
import { troubleGrammar } from '../../../reference/workbench/trouble.js';
import type { WorkbenchOptions } from '../../../reference/workbench/workbench.js';
import { isRequirementId, requirement } from '../../contract/requirements.js';
import { UsageError, unknownName } from '../../usage-error.js';
import type { Console } from '../console.js';
import { names, port, wholeNumber } from '../values.js';

interface Flags {
  readonly port: number;
  readonly fault?: string;
  readonly variant?: readonly string[];
  readonly log?: boolean;
  readonly cors?: boolean;
  readonly page?: boolean;
  readonly tls?: boolean;
  readonly latency: number;
  readonly trouble?: readonly string[];
}

function assertKnown(what: string, id: string | undefined, known: readonly { readonly id: string }[]): void {
  const ids = known.map((one) => one.id);
  if (id !== undefined && !ids.includes(id)) throw unknownName(what, id, ids);
}

/** What is wrong with the instance, and which verdict a run gives. */
function inWords({ sentence, breaks }: Fault): string {
  const level = isRequirementId(breaks) ? requirement(breaks).level : 'must';
  const remedy = level === 'must' ? '' : ', so only a run with --fail-on should exits with status 1';
  return `${sentence} This breaks ${breaks}, a ${level}${remedy}.`;
}

/** What the flags ask for beside the API itself. */
function workbenchOf({ log, cors, page, latency, trouble }: Flags, { stdout }: Console): WorkbenchOptions | undefined {
  if (log !== true && cors !== true && page !== true && latency === 0 && trouble === undefined) return undefined;
  return {
    ...(log === true ? { log: (text) => void stdout.write(text) } : {}),
    ...(cors === true ? { cors } : {}),
    ...(page === true ? { page } : {}),
    latencyMs: latency,
    ...(trouble === undefined ? {} : { trouble: trouble.join(',') }),
  };
}

async function serveReference(flags: Flags, io: Console): Promise<void> {
  const { stdout } = io;
  const [{ serve }, { faults }, { variants }] = await Promise.all([
    import('../../../reference/server/serve.js'),
    import('../../../reference/faults/index.js'),
    import('../../../reference/variants/index.js'),
  ]);
  assertKnown('fault', flags.fault, faults);
  for (const id of flags.variant ?? []) assertKnown('variant', id, variants);
  const planted = faults.find(({ id }) => id === flags.fault);
  try {
    const { port: at, fault, variant, tls } = flags;
    const workbench = workbenchOf(flags, io);
    const options = {
      port: at,
      ...(fault === undefined ? {} : { fault }),
      ...(variant === undefined ? {} : { variant }),
      ...(tls === true ? { tls } : {}),
      ...(workbench === undefined ? {} : { workbench }),
    };
    await serve(options, stdout, planted && inWords(planted));
  } catch (error) {
    if (error instanceof Error && ['BadOption', 'NotCombinable'].includes(error.name))
      throw new UsageError(error.message);
    if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
      throw new UsageError(`cannot listen on port ${flags.port}: ${error.message}`);
    throw error;
  }
}

/** `serve`: the reference implementation alone. */
export function addServe(program: Command, io: Console): void {
  program
    .command('serve')
    .description('serve the reference implementation until Ctrl-C')
    .option('--port <number>', 'port on 127.0.0.1 (0: any free port)', port, 0)
    .option('--fault <id>', 'plant this fault')
    .option('--variant <names>', 'serve this conforming variant, or several that can be combined', names)
    .option('--page', 'a page at / that makes tokens and uploads, and shows what happens')
    .option('--log', 'print a line for each request: what it was taken for, and what looks wrong')
    .option('--cors', 'let pages of other origins call')
    .option('--latency <ms>', 'milliseconds that every request waits', wholeNumber(0, 600_000), 0)
    .option(
      '--trouble <spec>',
      'make trouble for clients, as written below (may be given several times)',
      (word: string, earlier: readonly string[] = []) => [...earlier, word],
    )
    .option('--tls', 'speak TLS, with a certificate made for this run')
    .addHelpText('after', `\n--trouble SPEC:\n\n${troubleGrammar}`)
    .action((flags: Flags) => serveReference(flags, io));
}
