import type { Command } from 'commander';
import type { Console } from '../console.js';
import { port } from '../values.js';

/** `catch`: accepts callbacks on any path and prints them. */
export function addCatch(program: Command, { stdout, stderr, environment }: Console): void {
  program
    .command('catch')
    .description('print arriving callbacks until Ctrl-C')
    .option('--port <number>', 'port on 127.0.0.1 (0: any free port)', port, 0)
    .option('--json', 'print one line of JSON for each callback')
    .action(async ({ port: at, json = false }: { port: number; json?: boolean }) => {
      const { catchAndPrint } = await import('../../catcher/print.js');
      await catchAndPrint({ listen: `127.0.0.1:${at}`, json, output: stdout, notices: stderr, environment });
    });
}
