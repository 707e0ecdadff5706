import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { certify } from '../../src/certify/certify.js';
import { seal } from '../../src/certify/envelope.js';
import { generateKeys, keyId } from '../../src/certify/keys.js';
import { sha256 } from '../../src/certify/package-digest.js';
import type { Statement } from '../../src/certify/statement.js';
import { type Verifying, verify } from '../../src/certify/verify.js';
import type { Results } from '../../src/results/results.js';
import { but, keysOf, now, reportOf, resultsOf, revision, toolVersion, writeResults } from './build.js';

const { key, publicKey } = keysOf(generateKeys('ed25519'));
const packageDigest = sha256('the suite');
const common = { revisions: [revision], toolVersion, packageDigest, now };

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true }))));

/** A report with its certificate. */
async function certified(results: Results = resultsOf(), more: Partial<Parameters<typeof certify>[0]> = {}) {
  const reportDir = await reportOf(results);
  folders.push(reportDir);
  const { text, statement } = await certify({ reportDir, key, ...common, ...more });
  const found = (change: Partial<Verifying> = {}) => verify({ text, publicKey, reportDir, ...common, ...change });
  return { reportDir, text, statement, found };
}

describe('a certificate', () => {
  it('is valid beside the report that it was made from', async () => {
    const { found, statement } = await certified();
    expect(await found()).toEqual({
      valid: true,
      reasons: [],
      remarks: ['the run was made by a suite identical to this one'],
      certificate: {
        product: { vendor: 'Example', name: 'Videos', version: '4.2.0' },
        lacks: [],
        revision: revision.revision,
        result: 'PASSED',
        requirements: { passed: 7, warned: 0, failed: 0 },
        counts: { testable: 7, judged: 7, notApplicable: 0, notJudged: 0 },
        finishedAt: '2026-05-01T10:00:09.000Z',
        lapse: { lastDay: '2027-05-01', why: 'twelve months after the run' },
        files: statement.subject.map(({ name }) => name),
        keyid: keyId(publicKey),
      },
    });
  });

  it('is an in-toto statement of test results over every file of the report', async () => {
    const { statement, reportDir } = await certified(resultsOf(), { url: 'https://ci.example/run/7' });
    const product = { vendor: 'Example', name: 'Videos', version: '4.2.0' };
    expect(statement.subject.map(({ name }) => name)).toEqual(expect.arrayContaining(['results.json', 'junit.xml']));
    for (const { name, digest, annotations } of statement.subject) {
      expect(digest).toEqual({ sha256: sha256(await readFile(join(reportDir, name))) });
      expect(annotations).toEqual({ product, lacks: [] });
    }
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: {
        result: 'PASSED',
        configuration: [
          {
            digest: { sha256: revision.digest.replace('sha256:', '') },
            annotations: { seed: revision.seed, runs: 20 },
          },
          { uri: `pkg:npm/upload-contract@${toolVersion}`, digest: { sha256: packageDigest } },
        ],
        url: 'https://ci.example/run/7',
        warnedTests: [],
        failedTests: [],
      },
    });
    expect(statement.predicate.passedTests).not.toContain('callback.photo.shown');
  });

  it('follows from the report and the key alone', async () => {
    const { reportDir, text } = await certified();
    const later = new Date('2026-12-01T00:00:00Z');
    expect((await certify({ reportDir, key, ...common, now: later })).text).toBe(text);
  });

  it('is valid with a key of the other type', async () => {
    const other = keysOf(generateKeys('ecdsa-p256'));
    const { found } = await certified(resultsOf(), { key: other.key });
    expect(await found({ publicKey: other.publicKey })).toMatchObject({ valid: true });
  });

  it('warns of what below must does not hold, and names what the product lacks', async () => {
    const failing = but('answer.json.bare', { verdict: 'fail', reason: 'wrapped' }).map((one) =>
      one.requirement === 'background.callback.sent'
        ? { ...one, verdict: 'not-applicable' as const, reason: 'background: declared' }
        : one,
    );
    const capabilities = { background: { present: false, source: 'declared', evidence: 'declared' } } as const;
    const { found, statement } = await certified(resultsOf(failing, { capabilities }));
    expect(statement.predicate).toMatchObject({ result: 'WARNED', warnedTests: ['answer.json.bare'], failedTests: [] });
    expect(await found()).toMatchObject({ valid: true, certificate: { result: 'WARNED', lacks: ['background'] } });
  });

  it('says when the suite is another one than the one at hand', async () => {
    const { found } = await certified();
    const remark = async (change: Partial<Verifying>) => (await found(change)).remarks.join();
    expect(await remark({ packageDigest: sha256('other') })).toContain('whose files differ');
    expect(await remark({ toolVersion: '99.0.0' })).toContain('cannot verify that suite');
  });
});

describe('a certificate is not valid', () => {
  it('when one byte of anything was changed', { timeout: 60_000 }, async () => {
    const { reportDir, text, statement, found } = await certified();
    const files = new Map<string, Buffer>([['certificate', Buffer.from(text)]]);
    for (const { name } of statement.subject) files.set(name, await readFile(join(reportDir, name)));
    const anywhere = fc.constantFrom(...files.keys()).chain((name) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat((files.get(name)?.length ?? 1) - 1),
        mask: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ name, at, mask }) => {
        const original = files.get(name) ?? Buffer.alloc(0);
        const bytes = Buffer.from(original);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        if (name === 'certificate') {
          const { valid, reasons } = await found({ text: bytes.toString('utf8') });
          return !valid && reasons.length > 0;
        }
        await writeFile(join(reportDir, name), bytes);
        const { valid, reasons } = await found();
        await writeFile(join(reportDir, name), original);
        return !valid && reasons.length === 1 && reasons[0]?.startsWith(`${name} was changed: `) === true;
      }),
      { numRuns: 200 },
    );
    expect(await found()).toMatchObject({ valid: true });
  });

  it('when a file is missing, or a folder in its place', async () => {
    const { reportDir, found } = await certified();
    await rm(join(reportDir, 'junit.xml'));
    expect(await found()).toMatchObject({ valid: false, reasons: ['junit.xml is missing'] });
    expect(await found({ reportDir: join(reportDir, 'results.json') })).toMatchObject({ valid: false });
  });

  it('when another key is to have signed it', async () => {
    const { found } = await certified();
    const { reasons } = await found({ publicKey: keysOf(generateKeys('ed25519')).publicKey });
    expect(reasons).toEqual([
      expect.stringContaining(`names the key ${keyId(publicKey)}, and the key to verify with is`),
    ]);
  });

  it('when it has lapsed, by time or by a later revision', async () => {
    const { found } = await certified();
    expect(await found({ now: new Date('2027-05-01T23:59:59Z') })).toMatchObject({ valid: true });
    expect(await found({ now: new Date('2027-05-02T00:00:00Z') })).toMatchObject({
      valid: false,
      reasons: ['it lapsed after 2027-05-01: twelve months after the run'],
    });
    const later = { ...revision, revision: '2099.1.0', frozenOn: '2026-05-10' };
    const revisions = [revision, later];
    expect(await found({ revisions, now: new Date('2026-11-11T00:00:00Z') })).toMatchObject({
      valid: false,
      reasons: ['it lapsed after 2026-11-10: six months after revision 2099.1.0 of the contract was frozen'],
    });
  });

  it('when its revision is not known', async () => {
    const { found } = await certified();
    expect((await found({ revisions: [] })).reasons).toEqual([
      `revision ${revision.revision} of the contract is not known to upload-contract ${toolVersion}`,
    ]);
  });
});

/** What the owner of a key could sign who wants to be believed more than is true. */
describe('a signature does not make a lie valid', () => {
  const shown = (results: unknown) => Buffer.from(`${JSON.stringify(results, undefined, 1)}\n`);

  /** Why it is refused when results and statement are changed and signed again. */
  async function reasons(results: unknown, change: (statement: Statement) => unknown = (one) => one) {
    const { reportDir, statement, found } = await certified();
    await writeResults(reportDir, results);
    const subject = statement.subject.map((one) =>
      one.name === 'results.json' ? { ...one, digest: { sha256: sha256(shown(results)) } } : one,
    );
    const text = seal(JSON.stringify(change({ ...statement, subject })), key);
    const { valid, reasons: told } = await found({ text });
    expect(valid).toBe(told.length === 0);
    return told;
  }

  const honest = resultsOf();
  const failing = resultsOf(but('token.distinct', { verdict: 'fail', reason: 'two are the same' }));
  const change = (part: Partial<Statement['predicate']>) => (one: Statement) => ({
    ...one,
    predicate: { ...one.predicate, ...part },
  });

  it('the truth signed again is valid', async () => {
    expect(await reasons(honest)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['results of a run that failed', failing, 'token.distinct: must hold, but the verdict is fail (two are the same)'],
    [
      'results of a part',
      { ...honest, requirements: honest.requirements.slice(2) },
      'requirements of the revision that',
    ],
    [
      'a verdict that does not follow',
      {
        ...failing,
        outcome: 'conformant',
        requirements: failing.requirements.map((one) => ({
          ...one,
          verdict: one.verdict === 'fail' ? 'pass' : one.verdict,
        })),
      },
      'token.distinct has the verdict pass, but its checks give fail',
    ],
    [
      'another product',
      { ...honest, product: { ...honest.product, version: '5' } },
      'the product: the statement differs from results.json',
    ],
    ['no product', { ...honest, product: null }, 'the results do not name the product'],
    [
      'results with more than the schema knows',
      { ...honest, note: 'passed!' },
      'results.json must NOT have additional',
    ],
    [
      'results of another form',
      { ...honest, schema: 'mine/1' },
      'schema must be "https://upload-contract.dev/results/2"',
    ],
    ['no results at all', 'none', 'results.json must be object'],
  ])('%s', async (_what, results, reason) => {
    expect(await reasons(results)).toContainEqual(expect.stringContaining(reason));
  });

  it.each<[string, (one: Statement) => unknown, string]>([
    ['another result', change({ result: 'WARNED' }), 'the result: the statement differs from results.json'],
    [
      'more that passed',
      change({ passedTests: ['all'] }),
      'the requirements that passed: the statement differs from results.json',
    ],
    [
      'another contract',
      (one) => {
        const [contract, suite] = one.predicate.configuration;
        return change({ configuration: [{ ...contract, digest: { sha256: sha256('') } }, suite] })(one);
      },
      'the contract and the suite: the statement differs from results.json',
    ],
    [
      'another predicate',
      (one) => ({ ...one, predicateType: 'https://slsa.dev/provenance/v1' }),
      'predicateType must be',
    ],
    [
      'no results among its files',
      (one) => ({ ...one, subject: one.subject.slice(1) }),
      'does not name results.json once',
    ],
    ['no files', (one) => ({ ...one, subject: [] }), 'subject must NOT have fewer than 1 items'],
    ['no statement', () => 'trust me', 'the statement must be object'],
    ...['../results.json', '/etc/passwd', 'a/../../b', '.hidden', 'a\\b', ''].map(
      (name): [string, (one: Statement) => unknown, string] => [
        `a file called ${JSON.stringify(name)}`,
        (one) => ({ ...one, subject: one.subject.map((file, at) => (at === 1 ? { ...file, name } : file)) }),
        'subject.1.name must match',
      ],
    ),
  ])('a statement with %s', async (_what, lie, reason) => {
    expect(await reasons(honest, lie)).toContainEqual(expect.stringContaining(reason));
  });

  it('a payload that is not JSON', async () => {
    const { found } = await certified();
    expect((await found({ text: seal('{', key) })).reasons).toEqual(['the statement is not JSON']);
  });
});
