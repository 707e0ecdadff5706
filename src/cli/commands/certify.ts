import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { badgeBeside, keyBeside, signingKeyVariable, usualCertificate } from '../../certify/names.js';
import { packageVersion } from '../../package-version.js';
import { UsageError } from '../../usage-error.js';
import { type Console, type Finish, print } from '../console.js';
import { readNamed, writeNamed } from '../files.js';

interface Flags {
  readonly reportDir: string;
  readonly config?: string;
  readonly key?: string;
  readonly out?: string;
  readonly url?: string;
  readonly keyUrl?: string;
}

function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.password === '') return text;
  throw new InvalidArgumentError('It must be an http or https URL, without a password.');
}

/** The private key as PEM, and the name of its source for messages. */
async function signingKey({ key }: Flags, io: Console, reportDir: string): Promise<[pem: string, source: string]> {
  const inEnvironment = io.environment[signingKeyVariable];
  if (key === undefined && (inEnvironment === undefined || inEnvironment === ''))
    throw new UsageError(`no key to sign with: give --key FILE, or set ${signingKeyVariable} to its PEM`);
  if (key === undefined) return [inEnvironment ?? '', signingKeyVariable];
  const path = resolve(io.directory, key);
  const way = relative(reportDir, path);
  if (!isAbsolute(way) && !way.startsWith(`..${sep}`))
    throw new UsageError(`${key} is in the folder of the report, which will be published: move it elsewhere`);
  return [await readNamed(path, key), key];
}

async function certifyRun(flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [
    { certify },
    { NotCertifiable },
    { frozenRevisions },
    { packageDigest },
    keys,
    { certificateBadge },
    { counted },
  ] = await Promise.all([
    import('../../certify/certify.js'),
    import('../../certify/certifiable.js'),
    import('../../certify/revisions.js'),
    import('../../certify/package-digest.js'),
    import('../../certify/keys.js'),
    import('../../../reporters/badge/badge.js'),
    import('../../certify/counts.js'),
  ]);
  const reportDir = resolve(io.directory, flags.reportDir);
  const [pem, source] = await signingKey(flags, io, reportDir);
  const key = keys.readPrivateKey(pem, source);
  const { loadConfiguration } = await import('../../config/load.js');
  const configured =
    flags.config === undefined ? undefined : await loadConfiguration(flags.config, io.environment, io.directory);
  try {
    const { text, statement } = await certify({
      reportDir,
      key,
      revisions: await frozenRevisions(),
      toolVersion: await packageVersion(),
      packageDigest: await packageDigest(),
      now: new Date(),
      ...(configured === undefined ? {} : { product: configured.product }),
      ...(flags.url === undefined ? {} : { url: flags.url }),
      ...(flags.keyUrl === undefined ? {} : { keyUrl: flags.keyUrl }),
    });
    const out = flags.out === undefined ? resolve(reportDir, usualCertificate) : resolve(io.directory, flags.out);
    const shown = (path: string): string => relative(io.directory, path) || path;
    await writeNamed(out, shown(out), text);
    await writeNamed(keyBeside(out), shown(keyBeside(out)), keys.publicPemOf(key));
    const [{ annotations }] = statement.predicate.configuration;
    await writeNamed(badgeBeside(out), shown(badgeBeside(out)), certificateBadge(String(annotations?.revision ?? '')));
    print(io, `certificate  ${shown(out)}`);
    print(io, `public key   ${shown(keyBeside(out))} (${keys.keyId(key)})`);
    print(io, `badge        ${shown(badgeBeside(out))}`);
    print(
      io,
      `result       ${statement.predicate.result}, ${statement.predicate.passedTests.length} requirements passed, ${counted(statement.predicate.counts)}`,
    );
    print(
      io,
      `publish      all three, and from ${shown(reportDir) || '.'}: ${statement.subject.map(({ name }) => name).join(', ')}`,
    );
  } catch (error) {
    if (!(error instanceof NotCertifiable)) throw error;
    io.stderr.write(`upload-contract: the run in ${flags.reportDir} cannot be certified:\n`);
    const { printable } = await import('../../printable.js');
    for (const reason of error.reasons) io.stderr.write(`- ${printable(reason)}\n`);
    finish(1);
  }
}

/** `certify`: signs the report of a run that shows that a product conforms. */
export function addCertify(program: Command, io: Console, finish: Finish): void {
  program
    .command('certify')
    .description('sign the report of a complete run that shows that a product conforms')
    .option('--report-dir <folder>', 'folder with the report of the run', 'upload-contract-report')
    .option('--config <file>', 'configuration whose product must be the one that was judged')
    .option('--key <file>', `the private key as PEM (default: the text in ${signingKeyVariable})`)
    .option('--out <file>', `file of the certificate (default: ${usualCertificate} beside the report)`)
    .option('--url <address>', 'address of the run, to be written into the certificate', webAddress)
    .option('--key-url <address>', 'where the public key is published; stands in the certificate', webAddress)
    .action((flags: Flags) => certifyRun(flags, io, finish));
}
