import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Product } from '../config/configuration.js';
import { UsageError } from '../usage-error.js';
import { assertCertifiable, NotCertifiable, productOf } from './certifiable.js';
import { seal } from './envelope.js';
import { bytesOf, inspectReport, readResults, resultsFile } from './report.js';
import type { Revision } from './revision.js';
import { type Statement, statement } from './statement.js';

/** What a certificate is made with. */
export interface Certifying {
  /** The folder with the report. */
  readonly reportDir: string;
  readonly key: KeyObject;
  /** The frozen ones. */
  readonly revisions: readonly Revision[];
  readonly toolVersion: string;
  /** Of this installation, in hex. */
  readonly packageDigest: string;
  readonly now: Date;
  /** What the configuration calls the product now, if it was asked. */
  readonly product?: Product;
  /** Where the run can be looked up. */
  readonly url?: string;
  /** Where the vendor publishes the public key. */
  readonly keyUrl?: string;
}

/**
 * Makes the certificate of a run from its report. It follows from the report and the key alone: no moment of signing is
 * in it, and an Ed25519 key makes the same certificate every time.
 *
 * @returns the certificate as text, and what it states
 * @throws NotCertifiable with every reason; UsageError when there is no report
 */
export async function certify(order: Certifying): Promise<{ readonly text: string; readonly statement: Statement }> {
  const { reportDir, key, revisions, toolVersion, packageDigest, now, product, url, keyUrl } = order;
  const bytes = await bytesOf(join(reportDir, resultsFile));
  if (bytes === undefined) throw new UsageError(`there is no ${resultsFile} in ${reportDir}: run first`);
  const read = readResults(bytes.toString('utf8'));
  if ('problems' in read) throw new NotCertifiable(read.problems);
  const results = read.value;
  const revision = revisions.find((one) => one.revision === results.contract.revision);
  if (revision === undefined)
    throw new NotCertifiable([`revision ${results.contract.revision} of the contract is not frozen`]);
  const { files, changed } = await inspectReport(results, reportDir);
  const named = product === undefined ? {} : { product };
  assertCertifiable(results, revision, { now, revisions, toolVersion, changed, ...named });
  const certified = productOf(results.product);
  if (certified === undefined) throw new TypeError('a certifiable run names its product');
  const made = statement({
    results,
    product: certified,
    revision,
    files,
    packageDigest,
    ...(url === undefined ? {} : { url }),
    ...(keyUrl === undefined ? {} : { keyUrl }),
  });
  return { text: seal(JSON.stringify(made), key), statement: made };
}
