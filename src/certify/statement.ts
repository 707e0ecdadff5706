import { jsonValidator } from '../contract/validator.js';
import type { Results } from '../results/results.js';
import { countedAs } from '../results/tally.js';
import { missingCapabilities } from './missing-capabilities.js';
import type { Revision } from './revision.js';
import schema from './statement.schema.json' with { type: 'json' };

/** What a certificate speaks of. */
export interface CertifiedProduct {
  readonly vendor: string;
  readonly name: string;
  readonly version: string;
}

/** One thing by its digest (in-toto ResourceDescriptor). */
interface Resource {
  readonly name: string;
  readonly uri: string;
  readonly digest: { readonly sha256: string };
  readonly annotations?: Readonly<Record<string, string | number>>;
}

/** A file of the report, and the product that it speaks of. */
export interface Subject {
  /** Its path below the folder of the report, with slashes. */
  readonly name: string;
  readonly digest: { readonly sha256: string };
  readonly annotations: {
    readonly product: CertifiedProduct;
    /** Capabilities that it does not have, and by which it was not judged. */
    readonly lacks: readonly string[];
  };
}

/** An in-toto statement with a test-result predicate; tests are called by the ids of requirements. */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly Subject[];
  readonly predicateType: 'https://in-toto.io/attestation/test-result/v0.1';
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    /** The contract, and the suite that judged by it. */
    readonly configuration: readonly [contract: Resource, suite: Resource];
    /** Where the run can be looked up. */
    readonly url?: string;
    /** Where the vendor publishes the public key. */
    readonly keyUrl?: string;
    /** How many requirements the contract has that a black box can check, and what became of them. */
    readonly counts: Counts;
    readonly passedTests: readonly string[];
    /** Below the level must: what does not hold, or could not be judged. */
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
  };
}

/** Requirements in numbers: all that can be checked are judged or do not apply. */
export interface Counts {
  readonly testable: number;
  readonly judged: number;
  /** Since the product does not have the capability. */
  readonly notApplicable: number;
  /** Below the level must: for whatever reason. */
  readonly notJudged: number;
}

/** What a statement is made of. */
export interface Facts {
  readonly results: Results;
  readonly product: CertifiedProduct;
  readonly revision: Revision;
  /** The files of the report with their SHA-256 in hex. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** In hex. */
  readonly packageDigest: string;
  readonly url?: string;
  readonly keyUrl?: string;
}

/** The requirements of results in numbers. */
export function countsOf({ requirements }: Pick<Results, 'requirements'>): Counts {
  const kinds = requirements.map(countedAs);
  const having = (...wanted: readonly string[]): number => kinds.filter((one) => wanted.includes(one)).length;
  return {
    testable: kinds.length - having('untestable'),
    judged: having('pass', 'fail', 'waived'),
    notApplicable: having('not-applicable'),
    notJudged: having('inconclusive', 'deferred'),
  };
}

/** The part of a statement that follows from results alone. */
function outcome({ outcome: told, requirements }: Results): Omit<Statement['predicate'], 'configuration'> {
  const ids = (kept: (one: Results['requirements'][number]) => boolean): string[] =>
    requirements.filter(kept).map(({ id }) => id);
  const passedTests = ids(({ verdict }) => verdict === 'pass');
  const failedTests = ids(({ verdict, level }) => verdict === 'fail' && level === 'must');
  const untold = ids(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  const warnedTests = untold.filter((id) => !failedTests.includes(id));
  const conformant = told === 'conformant' && failedTests.length === 0;
  const result = conformant ? (warnedTests.length === 0 ? 'PASSED' : 'WARNED') : 'FAILED';
  return { result, counts: countsOf({ requirements }), passedTests, warnedTests, failedTests };
}

/** The statement of a run. Requirements that do not apply to the product are in none of the lists of tests. */
export function statement(facts: Facts): Statement {
  const { results, product, revision, files, packageDigest, url, keyUrl } = facts;
  const { seed, runs } = results.run;
  const { version } = results.tool;
  const lacks = missingCapabilities(results);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: files.map(({ path, sha256 }) => ({ name: path, digest: { sha256 }, annotations: { product, lacks } })),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      ...outcome(results),
      configuration: [
        {
          name: 'contract',
          uri: `https://upload-contract.dev/contract/${revision.revision}`,
          digest: { sha256: revision.digest.replace('sha256:', '') },
          annotations: { revision: revision.revision, seed, runs },
        },
        { name: 'suite', uri: `pkg:npm/upload-contract@${version}`, digest: { sha256: packageDigest } },
      ],
      ...(url === undefined ? {} : { url }),
      ...(keyUrl === undefined ? {} : { keyUrl }),
    },
  };
}

/** Reads the payload of a certificate. */
export const readStatement = jsonValidator<Statement>(schema, 'the statement');
