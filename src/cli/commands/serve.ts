import type { Command } from 'commander';
import type { Fault } from '../../../reference/faults/fault.js';
import { isRequirementId, requirement } from '../../contract/requirements.js';
import { UsageError, unknownName } from '../../usage-error.js';
import type { Console } from '../console.js';
import { port } from '../values.js';

interface Flags {
  readonly port: number;
  readonly fault?: string;
  readonly variant?: string;
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

async function serveReference(flags: Flags, { stdout }: Console): Promise<void> {
  const [{ serve }, { faults }, { variants }] = await Promise.all([
    import('../../../reference/server/serve.js'),
    import('../../../reference/faults/index.js'),
    import('../../../reference/variants/index.js'),
  ]);
  assertKnown('fault', flags.fault, faults);
  assertKnown('variant', flags.variant, variants);
  const planted = faults.find(({ id }) => id === flags.fault);
  try {
    await serve(flags, stdout, planted && inWords(planted));
  } catch (error) {
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
    .option('--variant <name>', 'serve this conforming variant')
    .action((flags: Flags) => serveReference(flags, io));
}
