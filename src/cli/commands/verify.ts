import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { keyBeside } from '../../certify/names.js';
import type { Verification } from '../../certify/verify.js';
import { packageVersion } from '../../package-version.js';
import { type Console, type Finish, print } from '../console.js';
import { readNamed } from '../files.js';

interface Flags {
  readonly publicKey?: string;
  readonly reportDir?: string;
  readonly json?: boolean;
}

/** What a verification shows when the key is the one next to the certificate. */
function withOwnKey(found: Verification, untouched: boolean): Verification {
  const unknownSigner =
    'the public key came with the certificate, so this shows that nothing was changed, not who signed it (--public-key)';
  const remarks = [...found.remarks, unknownSigner];
  if (untouched) return { ...found, remarks };
  return {
    ...found,
    valid: false,
    reasons: ['the public key beside the certificate was changed', ...found.reasons],
    remarks,
  };
}

/** The result, in lines for people. */
function lines({ valid, reasons, remarks, certificate }: Verification): string[] {
  const said = reasons.map((reason) => `- ${reason}`);
  if (certificate === undefined) return ['not valid:', ...said];
  const { product, lacks, revision, result, requirements, finishedAt, lapse, files, keyid } = certificate;
  return [
    valid ? 'valid' : 'not valid:',
    ...said,
    `product      ${product.vendor} ${product.name} ${product.version}`,
    ...(lacks.length === 0 ? [] : [`without      ${lacks.join(', ')}`]),
    `contract     revision ${revision}`,
    `result       ${result}: ${requirements.passed} requirements passed, ${requirements.warned} with warnings`,
    `run          ended ${finishedAt}`,
    `valid until  ${lapse.lastDay} (${lapse.why}), or the next version of the product`,
    `signed by    ${keyid}`,
    `files        ${files.join(', ')}`,
    ...remarks.map((remark) => `note: ${remark}`),
  ];
}

async function verifyFile(file: string, flags: Flags, io: Console, finish: Finish): Promise<void> {
  const [{ verify }, { frozenRevisions }, { packageDigest }, { publicPemOf, readPublicKey }] = await Promise.all([
    import('../../certify/verify.js'),
    import('../../certify/revisions.js'),
    import('../../certify/package-digest.js'),
    import('../../certify/keys.js'),
  ]);
  const path = resolve(io.directory, file);
  const text = await readNamed(path, file);
  const keyFile = flags.publicKey ?? keyBeside(file);
  const pem = await readNamed(resolve(io.directory, keyFile), `the public key ${keyFile}`);
  const publicKey = readPublicKey(pem, keyFile);
  const found = await verify({
    text,
    publicKey,
    reportDir: flags.reportDir === undefined ? dirname(path) : resolve(io.directory, flags.reportDir),
    revisions: await frozenRevisions(),
    toolVersion: await packageVersion(),
    packageDigest: await packageDigest(),
    now: new Date(),
  });
  const verification = flags.publicKey === undefined ? withOwnKey(found, pem === publicPemOf(publicKey)) : found;
  const { escapeForTerminal, jsonLine } = await import('../../catcher/escape.js');
  if (flags.json === true) print(io, jsonLine(verification));
  else for (const line of lines(verification)) print(io, escapeForTerminal(line));
  finish(verification.valid ? 0 : 1);
}

/** `verify`: checks a certificate. */
export function addVerify(program: Command, io: Console, finish: Finish): void {
  program
    .command('verify')
    .description('verify a certificate and the files that it covers')
    .argument('<file>', 'file of the certificate')
    .option(
      '--public-key <file>',
      'public key of the signer (default: the one next to the certificate, which proves less)',
    )
    .option('--report-dir <folder>', 'folder with the files that it covers (default: the folder of the certificate)')
    .option('--json', 'print the result as JSON')
    .action((file: string, flags: Flags) => verifyFile(file, flags, io, finish));
}
