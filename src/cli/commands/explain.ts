import type { Command } from 'commander';
import { type Console, print } from '../console.js';
import { onInterrupt } from '../interrupt.js';

interface Flags {
  readonly json?: boolean;
  readonly examples: boolean;
}

async function explainOne(id: string, flags: Flags, io: Console): Promise<void> {
  const [{ explain }, { printed }] = await Promise.all([
    import('../../explain/explain.js'),
    import('../../explain/print.js'),
  ]);
  const interrupt = onInterrupt();
  try {
    const explained = await explain(id, flags.examples, interrupt.signal);
    if (flags.json === true) print(io, JSON.stringify(explained, null, 2));
    else io.stdout.write(printed(explained, io.stdout, io.environment));
  } finally {
    interrupt.release();
  }
}

/** `explain`: one requirement, with an exchange that passes and one that fails. */
export function addExplain(program: Command, io: Console): void {
  program
    .command('explain')
    .description('explain a requirement: sentence, source, what passes, examples, checks and planted faults')
    .argument('<id>', 'a requirement, as in token.lifetime.default')
    .option('--no-examples', 'run nothing: leave out the exchange that passes and the one that fails')
    .option('--json', 'print it as JSON')
    .action((id: string, flags: Flags) => explainOne(id, flags, io));
}
