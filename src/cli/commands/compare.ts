import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UsageError } from '../../usage-error.js';
import { type Console, type Finish, print } from '../console.js';
import { readNamed, writeNamed } from '../files.js';

interface Flags {
  readonly failOn: 'must' | 'should';
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly markdown?: string;
  readonly html?: string;
  readonly json?: boolean;
}

const help = `
The files are results.json of two or more runs, the earliest first: versions of one product, or several targets.

A regression is a requirement at or above --fail-on that passed and now fails (also where another failure hides it),
or that failed and now also fails in a check that passed. With --strict it is also a requirement that passed and is
no longer tested. Expected failures and failures of newly tested requirements are shown, but are not regressions.

Exit status: 0 no regression, 1 regression, 2 wrong usage, 3 none seen, but a run was incomplete, had internal errors,
or tested nothing that was tested before.`;

/** At most one report goes to the standard output. */
function assertOneOutput({ json, markdown, html }: Flags): void {
  const there = [
    json === true ? ['--json'] : [],
    markdown === '-' ? ['--markdown -'] : [],
    html === '-' ? ['--html -'] : [],
  ];
  const [first, second] = there.flat();
  if (second !== undefined)
    throw new UsageError(`${first} and ${second} cannot both be printed to the standard output`);
}

async function compareFiles(files: readonly string[], flags: Flags, io: Console, finish: Finish): Promise<void> {
  if (files.length < 2) throw new UsageError('compare takes two or more files, the earliest run first');
  assertOneOutput(flags);
  const [{ resultsFrom }, { compare }, { exitStatus }] = await Promise.all([
    import('../../results/read.js'),
    import('../../compare/compare.js'),
    import('../../compare/conclusion.js'),
  ]);
  const sources = await Promise.all(
    files.map(async (file) => ({
      file,
      results: resultsFrom(await readNamed(resolve(io.directory, file), file), file),
    })),
  );
  const { failOn, strict = false, all = false } = flags;
  const comparison = compare(sources, { failOn, strict });
  const deliver = async (destination: string, text: string): Promise<void> => {
    if (destination === '-') io.stdout.write(text);
    else await writeNamed(resolve(io.directory, destination), destination, text);
  };
  if (flags.markdown !== undefined) {
    const { markdownComparison } = await import('../../../reporters/compare/markdown.js');
    await deliver(flags.markdown, markdownComparison(comparison, { all }));
  }
  if (flags.html !== undefined) {
    const { htmlComparison } = await import('../../../reporters/compare/html/render.js');
    await deliver(flags.html, htmlComparison(comparison));
  }
  if (flags.json === true) {
    const { jsonLine } = await import('../../printable.js');
    print(io, jsonLine(comparison));
  } else if (flags.markdown !== '-' && flags.html !== '-') {
    const { terminalComparison } = await import('../../../reporters/compare/terminal.js');
    io.stdout.write(terminalComparison(comparison, io.stdout, { all, environment: io.environment }));
  }
  finish(exitStatus(comparison));
}

/** `compare`: what broke, what was fixed and what is newly tested from one run to the next. */
export function addCompare(program: Command, io: Console, finish: Finish): void {
  program
    .command('compare')
    .description('compare runs: what broke, what was fixed, what is newly tested')
    .argument('<files...>', 'results.json of each run, the earliest first')
    .addOption(
      new Option('--fail-on <level>', 'lowest level that can make a regression')
        .choices(['must', 'should'])
        .default('must'),
    )
    .option('--strict', 'treat what passed and is no longer tested as a regression')
    .option('--all', 'show every requirement, not only those that changed')
    .option('--markdown <file>', 'write the comparison for a pull request (-: print it)')
    .option('--html <file>', 'write the comparison as a page (-: print it)')
    .option('--json', 'print the comparison as JSON')
    .addHelpText('after', help)
    .action((files: readonly string[], flags: Flags) => compareFiles(files, flags, io, finish));
}
