import type { Command } from 'commander';
import type { Console } from '../console.js';
import { port } from '../values.js';

/** `serve`: the reference implementation alone. */
export function addServe(program: Command, { stdout }: Console): void {
  program
    .command('serve')
    .description('serve the reference implementation until Ctrl-C')
    .option('--port <number>', 'listen here on 127.0.0.1 (0: any free port)', port, 0)
    .option('--fault <id>', 'plant this fault')
    .option('--variant <name>', 'choose this variant')
    .action(async (options: { port: number; fault?: string; variant?: string }) => {
      const { serve } = await import('../../../reference/serve.js');
      await serve(options, stdout);
    });
}
