import { Command } from 'commander';
import { contract } from '../../generated/document.js';
import { addCatch } from './commands/catch.js';
import { addCertify } from './commands/certify.js';
import { addClient } from './commands/client.js';
import { addCompare } from './commands/compare.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addExplore } from './commands/explore.js';
import { addKeygen } from './commands/keygen.js';
import { addList } from './commands/list.js';
import { addMerge } from './commands/merge.js';
import { addObserve } from './commands/observe.js';
import { addReplay } from './commands/replay.js';
import { addResume } from './commands/resume.js';
import { addRun } from './commands/run.js';
import { addSelftest } from './commands/selftest.js';
import { addServe } from './commands/serve.js';
import { addVerify } from './commands/verify.js';
import type { Console, ExitStatus, Finish } from './console.js';
import { failureOf } from './failure.js';

/**
 * Runs the command that the words name.
 * @param words the words after the name of the program
 * @returns the exit status; never throws
 */
export async function main(words: readonly string[], io: Console, version: string): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const finish: Finish = (ended) => {
    status = ended;
  };
  const program = new Command('upload-contract')
    .description('Tests implementations of the TwentyThree upload API against their contract.')
    .version(`upload-contract ${version} (contract ${contract.revision})`, '-V, --version', 'print the version')
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: () => {} })
    .exitOverride()
    .showSuggestionAfterError();
  for (const add of [
    addRun,
    addMerge,
    addResume,
    addDoctor,
    addExplore,
    addReplay,
    addExplain,
    addServe,
    addCatch,
    addObserve,
    addClient,
    addList,
    addSelftest,
    addKeygen,
    addCertify,
    addVerify,
    addCompare,
  ])
    add(program, io, finish);
  try {
    if (words.length === 0) {
      program.outputHelp();
      return 2;
    }
    await program.parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.line !== '') io.stderr.write(`upload-contract: ${failure.line}\n`);
    if (io.environment.UPLOAD_CONTRACT_DEBUG === '1' && failure.exit !== 0)
      io.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return failure.exit;
  }
}
