import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeReports } from '../../reporters/write.js';
import { keyTypes } from '../../src/certify/key-types.js';
import { but, command, folder, now, resultsOf, revision, toolVersion } from './build.js';

// Commands load these when they run; loaded beforehand, that takes no time of a test.
import '../../src/certify/certify.js';
import '../../src/certify/verify.js';
import '../../src/config/load.js';

// The contract of these tests has a few sentences, and is frozen for them alone.
vi.mock('../../src/certify/revisions.js', () => ({ frozenRevisions: async () => [revision] }));

const report = 'upload-contract-report';

let directory: string;
let run: (words: string, environment?: NodeJS.ProcessEnv) => ReturnType<typeof command>;
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterAll(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  directory = await folder();
  run = (words, environment) => command(directory, words.split(' '), environment);
  await writeReports(resultsOf(), join(directory, report));
  return () => rm(directory, { recursive: true });
});

/** A command that goes wrong says so in one line. */
const oneLine = /^upload-contract: [^\n]+\n$/;

describe('keygen', () => {
  it.each(keyTypes)('makes a pair of the type %s, the private key for its owner alone', async (type) => {
    const { status, out } = await run(`keygen --type ${type} --out mine`);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/key id {7}[0-9a-f]{64}\n$/) });
    expect((await stat(join(directory, 'mine.pem'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(directory, 'mine.pem'), 'utf8')).toContain('-----BEGIN PRIVATE KEY-----');
    expect(await readFile(join(directory, 'mine.pub.pem'), 'utf8')).toContain('-----BEGIN PUBLIC KEY-----');
  });

  it.each(['mine.pem', 'mine.pub.pem'])('leaves a %s that is there alone, and nothing half done', async (name) => {
    await writeFile(join(directory, name), 'precious');
    const { status, out, err } = await run('keygen --out mine');
    expect({ status, out, err }).toEqual({
      status: 2,
      out: '',
      err: `upload-contract: ${name} already exists and is not overwritten\n`,
    });
    expect(await readFile(join(directory, name), 'utf8')).toBe('precious');
    const other = name === 'mine.pem' ? 'mine.pub.pem' : 'mine.pem';
    await expect(stat(join(directory, other))).rejects.toThrow('ENOENT');
  });

  it('tells a folder that is not there, and a type that it does not know', async () => {
    expect(await run('keygen --out none/mine')).toMatchObject({ status: 2, err: expect.stringMatching(oneLine) });
    expect(await run('keygen --type rsa')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Allowed choices are ed25519, ecdsa-p256.'),
    });
  });
});

describe.each(keyTypes)('with a key of the type %s', (type) => {
  beforeEach(async () => {
    await run(`keygen --type ${type} --out mine`);
  });

  it('a run is certified, and the certificate verified', async () => {
    const certified = await run('certify --key mine.pem --key-url https://example.com/key.pem');
    expect(certified).toMatchObject({ status: 0, err: '' });
    expect(await readFile(join(directory, report, 'certificate.svg'), 'utf8')).toContain('certified 2026');
    expect(certified.out).toContain(`${report}/certificate.dsse.json`);
    const verified = await run(`verify ${report}/certificate.dsse.json --public-key mine.pub.pem`);
    expect(verified).toMatchObject({ status: 0, err: '', out: expect.stringMatching(/^valid\n/) });
    expect(verified.out).toContain('product      Example Videos 4.2.0\n');
    expect(verified.out).toContain('valid until  2027-05-01 (twelve months after the run)');
    expect(verified.out).not.toContain('came with the certificate');
    expect(verified.out).toContain('key          said to be published at https://example.com/key.pem\n');
  });
});

describe('list revisions', () => {
  it('shows how a run for a certificate is started', async () => {
    const { out } = await run('list revisions');
    const { revision: name, frozenOn, seed, runs } = revision;
    expect(out).toContain(`${name}  ${frozenOn}  --seed ${seed} --runs ${runs}  ${toolVersion}\n`);
    expect(JSON.parse((await run('list revisions --json')).out)).toMatchObject([revision]);
  });
});

describe('certify', () => {
  beforeEach(async () => {
    await run('keygen --out mine');
  });

  it('takes the key from the environment, also with escaped line ends', async () => {
    const pem = await readFile(join(directory, 'mine.pem'), 'utf8');
    const texts: string[] = [];
    for (const text of [pem, pem.replaceAll('\n', '\\n')]) {
      expect(await run('certify --out c.json', { UPLOAD_CONTRACT_SIGNING_KEY: text })).toMatchObject({ status: 0 });
      texts.push(await readFile(join(directory, 'c.json'), 'utf8'));
    }
    expect(texts[0]).toBe(texts[1]);
    expect(await run(`verify c.json --report-dir ${report} --any-signer`)).toMatchObject({ status: 0 });
  });

  it('refuses in words a run that shows no conformance, and writes nothing', async () => {
    const failing = but('token.distinct', { verdict: 'fail', reason: 'two are \u001b[2Jthe same' });
    await writeReports(resultsOf(failing), join(directory, report));
    const { status, out, err } = await run('certify --key mine.pem');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^upload-contract: the run in upload-contract-report cannot be certified:\n(- [^\n]+\n)+$/);
    expect(err).toContain('- token.distinct: must hold, but the verdict is fail (two are \\u{1b}[2Jthe same)\n');
    await expect(stat(join(directory, report, 'certificate.dsse.json'))).rejects.toThrow('ENOENT');
  });

  it('refuses another product than the configuration names, when asked to look', async () => {
    await writeFile(join(directory, 'now.yaml'), 'product: {vendor: Example, name: Videos, version: "4.3"}');
    expect(await run('certify --key mine.pem')).toMatchObject({ status: 0 });
    expect(await run('certify --key mine.pem --config now.yaml')).toMatchObject({
      status: 1,
      err: expect.stringContaining('- the configuration names another product than the one that was judged\n'),
    });
  });

  it.each([
    ['certify', 'no key to sign with: give --key FILE, or set UPLOAD_CONTRACT_SIGNING_KEY to its PEM'],
    ['certify --key none.pem', 'none.pem cannot be read (ENOENT)'],
    ['certify --key mine.pub.pem', 'mine.pub.pem holds a public key; signing takes the private key'],
    ['certify --key bad.pem', 'bad.pem holds no private key in PEM form'],
    ['certify --key mine.pem --report-dir none', 'there is no results.json in'],
    ['certify --key mine.pem --config none.yaml', 'none.yaml'],
    ['certify --key mine.pem --out none/c.json', 'none/c.json cannot be written (ENOENT)'],
    ['certify --key mine.pem --url ftp://ci.example', 'It must be an http or https URL, without a password.'],
    ['certify mine.pem', "too many arguments for 'certify'"],
  ])('%s is wrong usage, told in one line', async (words, message) => {
    await writeFile(join(directory, 'bad.pem'), '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n');
    const { status, out, err } = await run(words);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: expect.stringMatching(oneLine) });
    expect(err).toContain(message);
    expect(err).not.toContain('secret');
  });

  it('does not take a bad key from the environment either', async () => {
    const { status, err } = await run('certify', { UPLOAD_CONTRACT_SIGNING_KEY: 'secret' });
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(oneLine) });
    expect(err).toContain('UPLOAD_CONTRACT_SIGNING_KEY holds no private key in PEM form');
    expect(err).not.toContain('secret');
  });

  it('does not take a private key that is about to be published with the report', async () => {
    await mkdir(join(directory, report, 'keys'));
    for (const place of ['mine.pem', 'keys/mine.pem', '..mine.pem']) {
      await writeFile(join(directory, report, place), await readFile(join(directory, 'mine.pem')));
      expect(await run(`certify --key ${report}/${place}`)).toMatchObject({
        status: 2,
        err: expect.stringContaining('is in the folder of the report, which will be published'),
      });
    }
  });
});

describe('verify', () => {
  const file = `${report}/certificate.dsse.json`;
  beforeEach(async () => {
    await run('keygen --out mine');
    await run('certify --key mine.pem');
  });

  it('by the key beside the certificate alone is of an unknown signer, and is not valid', async () => {
    const { status, out } = await run(`verify ${file}`);
    expect(status).toBe(1);
    expect(out).toMatch(/^not valid:\n- unknown signer: .* \(give --public-key, or --any-signer to accept it\)\n/);
  });

  it('by that key is accepted where any signer will do, which is said', async () => {
    const { status, out } = await run(`verify ${file} --any-signer`);
    expect(status).toBe(0);
    expect(out).toMatch(/^valid\n/);
    expect(out).toContain('note: unknown signer: the public key came with the certificate');
    expect(out).toMatch(/scope {8}\d+ of \d+ judged, 0 not applicable, 0 not judged\n/);
  });

  it('does not take that key once a byte of it was changed, even one that means nothing', async () => {
    const beside = join(directory, report, 'certificate.pub.pem');
    const pem = await readFile(beside, 'utf8');
    await writeFile(beside, `${pem}\n`);
    expect(await run(`verify ${file}`)).toMatchObject({
      status: 1,
      out: expect.stringContaining('- the public key beside the certificate was changed\n'),
    });
    await writeFile(beside, pem.replace('-----BEGIN', '-----begin'));
    expect(await run(`verify ${file}`)).toMatchObject({ status: 2, err: expect.stringMatching(oneLine) });
  });

  it('verifies a published folder wherever it was put', async () => {
    await rename(join(directory, report), join(directory, 'published'));
    expect(await run('verify published/certificate.dsse.json --any-signer')).toMatchObject({ status: 0 });
  });

  it('tells what was changed', async () => {
    await chmod(join(directory, report, 'results.json'), 0o644);
    await writeFile(join(directory, report, 'results.json'), '{}');
    expect(await run(`verify ${file} --any-signer`)).toMatchObject({
      status: 1,
      err: '',
      out: expect.stringMatching(
        /^not valid:\n- results\.json was changed: its SHA-256 is [0-9a-f]{64}, not [0-9a-f]{64}\n$/,
      ),
    });
  });

  it('tells a lapsed certificate from a valid one, with what it said', async () => {
    vi.setSystemTime(new Date('2027-05-02T00:00:00Z'));
    const { status, out } = await run(`verify ${file} --any-signer`);
    vi.setSystemTime(now);
    expect(status).toBe(1);
    expect(out).toMatch(/^not valid:\n- it lapsed after 2027-05-01: twelve months after the run\nproduct {6}Example/);
  });

  it('says it as JSON', async () => {
    const valid = await run(`verify ${file} --json --any-signer`);
    expect(valid.status).toBe(0);
    expect(JSON.parse(valid.out)).toMatchObject({ valid: true, reasons: [], certificate: { result: 'PASSED' } });
    await writeFile(join(directory, file), 'x');
    const invalid = await run(`verify ${file} --json --any-signer`);
    expect(invalid.status).toBe(1);
    expect(JSON.parse(invalid.out)).toMatchObject({ valid: false, reasons: ['the certificate is not JSON'] });
  });

  it('tells another key', async () => {
    await run('keygen --out other');
    expect(await run(`verify ${file} --public-key other.pub.pem`)).toMatchObject({
      status: 1,
      out: expect.stringContaining('the certificate names the key'),
    });
  });

  it.each([
    ['verify', "missing required argument 'file'"],
    ['verify none.json', 'none.json cannot be read (ENOENT)'],
    [`verify ${file} --public-key none.pem`, 'the public key none.pem cannot be read (ENOENT)'],
    [`verify ${file} --public-key mine.pem`, 'mine.pem holds a private key; verify takes the public key'],
    [`verify ${file} --public-key bad.pem`, 'bad.pem holds no public key in PEM form'],
  ])('%s is wrong usage, told in one line', async (words, message) => {
    await writeFile(join(directory, 'bad.pem'), 'x');
    const { status, out, err } = await run(words);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: expect.stringMatching(oneLine) });
    expect(err).toContain(message);
  });
});
