import { type Command, Option } from 'commander';
import { UsageError } from '../../usage-error.js';
import type { Console } from '../console.js';
import { onInterrupt } from '../interrupt.js';
import { port } from '../values.js';

interface Flags {
  readonly port: number;
  readonly listen?: string;
  readonly json?: boolean;
  readonly relay?: boolean;
}

/** The variable with the secret of a relay; a flag would stand in the list of processes. */
const secretName = 'RELAY_SECRET';

const help = `
With --relay it takes callbacks for runs that a target cannot reach (callbacks.relay in their configuration), until they
fetch them. The environment variable ${secretName} holds the secret that they share, of at least 16 characters. Put TLS
in front of it. Nobody reads the calls of a run but that run; they are not printed.`;

async function relay(at: string, { stdout, environment }: Console): Promise<void> {
  const secret = environment[secretName];
  if (secret === undefined || secret === '')
    throw new UsageError(`--relay needs the secret that runs share with it in the environment variable ${secretName}`);
  const { startRelay } = await import('../../catcher/relay/relay.js');
  const started = await startRelay({ secret, listen: at });
  const interrupt = onInterrupt();
  try {
    stdout.write(`Listening on ${started.url} for callbacks of runs that know ${secretName}. Ctrl-C stops.\n`);
    await new Promise<void>((resolve) => {
      interrupt.signal.addEventListener('abort', () => resolve());
      if (interrupt.signal.aborted) resolve();
    });
  } finally {
    interrupt.release();
    await started.close();
  }
}

/** `catch`: accepts callbacks on any path and prints them, or takes them for runs elsewhere. */
export function addCatch(program: Command, io: Console): void {
  program
    .command('catch')
    .description('print arriving callbacks until Ctrl-C')
    .option('--port <number>', 'port on 127.0.0.1 (0: any free port)', port, 0)
    .addOption(new Option('--listen <host:port>', 'where to listen, such as 0.0.0.0:8080').conflicts('port'))
    .option('--json', 'print one line of JSON for each callback')
    .addOption(new Option('--relay', 'take callbacks for runs that a target cannot reach').conflicts('json'))
    .addHelpText('after', help)
    .action(async (flags: Flags) => {
      const at = flags.listen ?? `127.0.0.1:${flags.port}`;
      if (flags.relay === true) return relay(at, io);
      const { catchAndPrint } = await import('../../catcher/print.js');
      const { stdout, stderr, environment } = io;
      await catchAndPrint({ listen: at, json: flags.json === true, output: stdout, notices: stderr, environment });
    });
}
