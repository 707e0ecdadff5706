import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Results } from '../results/results.js';
import { productOf, shortcomings } from './certifiable.js';
import { open } from './envelope.js';
import { keyId } from './keys.js';
import { isOver, type Lapse, lapse } from './lapse.js';
import { missingCapabilities } from './missing-capabilities.js';
import { sha256 } from './package-digest.js';
import { bytesOf, readResults, resultsFile } from './report.js';
import type { Revision } from './revision.js';
import { type CertifiedProduct, type Counts, readStatement, type Statement, statement } from './statement.js';

/** What a certificate is verified with. */
export interface Verifying {
  /** The certificate. */
  readonly text: string;
  readonly publicKey: KeyObject;
  /** The folder with the files that it speaks of. */
  readonly reportDir: string;
  readonly revisions: readonly Revision[];
  readonly toolVersion: string;
  /** Of this installation, in hex. */
  readonly packageDigest: string;
  readonly now: Date;
}

/** The content of a certificate whose signature matches. */
export interface Certificate {
  readonly product: CertifiedProduct;
  /** Capabilities that it does not have, and by which it was not judged. */
  readonly lacks: readonly string[];
  readonly revision: string;
  readonly result: Statement['predicate']['result'];
  /** How many requirements are in each list. */
  readonly requirements: { readonly passed: number; readonly warned: number; readonly failed: number };
  readonly counts: Counts;
  /** Where the vendor says that the public key is published. */
  readonly keyUrl?: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly lapse: Lapse;
  readonly files: readonly string[];
  readonly keyid: string;
}

/** The result of verifying. */
export interface Verification {
  readonly valid: boolean;
  /** Why it is not valid, one sentence each. */
  readonly reasons: readonly string[];
  /** What else a reader should know. */
  readonly remarks: readonly string[];
  readonly certificate?: Certificate;
}

function refused(reasons: readonly string[]): Verification {
  return { valid: false, reasons, remarks: [] };
}

/** Files that changed after the certificate was signed. */
async function changedFiles({ subject }: Statement, reportDir: string): Promise<string[]> {
  const reasons = await Promise.all(
    subject.map(async ({ name, digest }) => {
      const bytes = await bytesOf(join(reportDir, name));
      if (bytes === undefined) return [`${name} is missing`];
      const found = sha256(bytes);
      return found === digest.sha256 ? [] : [`${name} was changed: its SHA-256 is ${found}, not ${digest.sha256}`];
    }),
  );
  return reasons.flat();
}

/** How a statement differs from its results; what cannot be known here is taken from the statement itself. */
function differences(stated: Statement, results: Results, product: CertifiedProduct, revision: Revision): string[] {
  const [, suite] = stated.predicate.configuration;
  const expected = statement({
    results,
    product,
    revision,
    files: stated.subject.map(({ name, digest }) => ({ path: name, sha256: digest.sha256 })),
    packageDigest: suite.digest.sha256,
  });
  const { url: _url, keyUrl: _keyUrl, ...predicate } = stated.predicate;
  const told: [string, unknown, unknown][] = [
    ['the product', stated.subject, expected.subject],
    ['the contract and the suite', predicate.configuration, expected.predicate.configuration],
    ['the counts', predicate.counts, expected.predicate.counts],
    ['the result', predicate.result, expected.predicate.result],
    ['the requirements that passed', predicate.passedTests, expected.predicate.passedTests],
    ['the requirements with warnings', predicate.warnedTests, expected.predicate.warnedTests],
    ['the requirements that failed', predicate.failedTests, expected.predicate.failedTests],
  ];
  return told.flatMap(([what, one, other]) =>
    isDeepStrictEqual(one, other) ? [] : [`${what}: the statement differs from ${resultsFile}`],
  );
}

/** What the digest of the suite shows on a machine that has the suite. */
function remarkOnSuite({ tool }: Results, stated: Statement, own: Verifying): string {
  const { sha256: digest } = stated.predicate.configuration[1].digest;
  if (tool.version !== own.toolVersion)
    return `the run was made by upload-contract ${tool.version}; this is ${own.toolVersion}, which cannot verify that suite`;
  if (digest === own.packageDigest) return 'the run was made by a suite identical to this one';
  return `the run was made by a suite of this version, ${tool.version}, whose files differ from this one (${digest})`;
}

/**
 * Verifies a certificate: its signature, the files that it speaks of, their form, that the run was whole, that every
 * verdict follows from the recorded checks, and that it has not lapsed.
 */
export async function verify(order: Verifying): Promise<Verification> {
  const { text, publicKey, reportDir, revisions, now } = order;
  const opened = open(text, publicKey);
  if ('problems' in opened) return refused(opened.problems);
  const read = readStatement(opened.payload);
  if ('problems' in read) return refused(read.problems);
  const stated = read.value;
  if (stated.subject.filter(({ name }) => name === resultsFile).length !== 1)
    return refused([`the statement does not name ${resultsFile} once`]);
  const changed = await changedFiles(stated, reportDir);
  if (changed.length > 0) return refused(changed);

  const bytes = await bytesOf(join(reportDir, resultsFile));
  const told = readResults((bytes ?? Buffer.alloc(0)).toString('utf8'));
  if ('problems' in told) return refused(told.problems);
  const results = told.value;
  const revision = revisions.find((one) => one.revision === results.contract.revision);
  if (revision === undefined)
    return refused([
      `revision ${results.contract.revision} of the contract is not known to upload-contract ${order.toolVersion}`,
    ]);
  const product = productOf(results.product);
  if (product === undefined) return refused(['the results do not name the product with its vendor, name and version']);

  const end = lapse(results.run.finishedAt, revision, revisions);
  const reasons = [
    ...differences(stated, results, product, revision),
    ...shortcomings(results, revision),
    ...(isOver(end, now) ? [`it lapsed after ${end.lastDay}: ${end.why}`] : []),
  ];
  const { result, passedTests, warnedTests, failedTests } = stated.predicate;
  const certificate: Certificate = {
    product,
    lacks: missingCapabilities(results),
    revision: revision.revision,
    result,
    requirements: { passed: passedTests.length, warned: warnedTests.length, failed: failedTests.length },
    counts: stated.predicate.counts,
    ...(stated.predicate.keyUrl === undefined ? {} : { keyUrl: stated.predicate.keyUrl }),
    finishedAt: results.run.finishedAt,
    lapse: end,
    files: stated.subject.map(({ name }) => name),
    keyid: keyId(publicKey),
  };
  return { valid: reasons.length === 0, reasons, remarks: [remarkOnSuite(results, stated, order)], certificate };
}
