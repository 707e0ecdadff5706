import type { Command } from 'commander';
import type { NamedReplay } from '../../replay/read.js';
import type { Replayed } from '../../replay/replay.js';
import { type Console, type Finish, print } from '../console.js';
import { onInterrupt } from '../interrupt.js';

interface Flags {
  readonly target?: string;
  readonly config?: string;
  readonly reportDir: string;
  readonly json?: boolean;
}

/** A repeated recording as JSON. */
function plain({ name, replay, target, verdict, because, steps }: Replayed) {
  const { requirement, check } = replay;
  return { name, requirement, check, target, verdict, because, steps };
}

async function replayNamed(words: readonly string[], flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ aimedAt, loadConfiguration }, { findReplays }, { replayAll }, { replayReport, replaySummary }] =
    await Promise.all([
      import('../../config/load.js'),
      import('../../replay/read.js'),
      import('../../replay/replay.js'),
      import('../../../reporters/terminal/replay.js'),
    ]);
  const written = await loadConfiguration(flags.config, io.environment, io.directory);
  const configuration = flags.target === undefined ? written : aimedAt(written, flags.target);
  const recordings = new Map<string, NamedReplay>();
  for (const word of words)
    for (const one of await findReplays(word, { directory: io.directory, reportDir: flags.reportDir }))
      recordings.set(one.name, one);
  const interrupt = onInterrupt();
  try {
    const all = await replayAll([...recordings.values()], {
      configuration,
      signal: interrupt.signal,
      onReplayed: (one) => {
        if (flags.json !== true) print(io, replayReport(one, io.stdout, io.environment));
      },
    });
    if (flags.json === true) print(io, JSON.stringify(all.map(plain), null, 2));
    else if (all.length > 1) print(io, replaySummary(all));
    const verdicts = new Set(all.map(({ verdict }) => verdict));
    finish(interrupt.signal.aborted ? 130 : verdicts.has('FAILED') ? 1 : verdicts.has('ERROR') ? 3 : 0);
  } finally {
    interrupt.release();
  }
}

/** `replay`: whether a recorded failure still occurs. */
export function addReplay(program: Command, io: Console, finish: Finish): void {
  program
    .command('replay')
    .description('repeat the recorded steps of a failure: FIXED (exit status 0), FAILED (1) or ERROR (3)')
    .argument('<id-or-file...>', 'a failed requirement, one of its checks (chunk.torn-1), or a recording')
    .option('--target <url>', 'target of the steps (default: the configured target, else the recorded one)')
    .option('--config <file>', 'configuration (default: upload-contract.yaml, if there is one)')
    .option('--report-dir <folder>', 'folder with the report of the run', 'upload-contract-report')
    .option('--json', 'print the result of each step as JSON')
    .action((words: readonly string[], flags: Flags) => replayNamed(words, flags, io, finish));
}
