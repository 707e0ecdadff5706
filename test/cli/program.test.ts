import { expect, test } from 'vitest';
import { main } from '../../src/cli/program.js';
import { requirements } from '../../src/contract/requirements.js';
import { Text } from './text.js';

async function command(words: string, environment: NodeJS.ProcessEnv = {}) {
  const stdout = new Text();
  const stderr = new Text();
  const io = { stdout, stderr, environment, directory: '/nonexistent' };
  const status = await main(words === '' ? [] : words.split(' '), io, '1.2.3');
  return { status, out: stdout.text, err: stderr.text };
}

test.each([
  ['rum', "unknown command 'rum' (did you mean run?)"],
  ['run --taget x', "unknown option '--taget' (did you mean --target?)"],
  ['run --seed 1.5', 'It must be a whole number from 0 to 2147483647.'],
  ['run --seed -1', 'It must be a whole number from 0 to 2147483647.'],
  ['run --runs many', 'It must be a whole number from 0 to 100000.'],
  ['run --fail-on may', 'Allowed choices are must, should.'],
  ['run --target videos.example.com', 'target must be an http or https URL'],
  ['run --target ftp://videos.example.com', 'target must be an http or https URL'],
  ['run --suite tokns', 'there is no suite "tokns" (did you mean tokens?)'],
  ['run --suite tokens,,files', 'Names are separated by commas, and none is empty.'],
  ['run --requirement token.distnct', '(did you mean token.distinct?)'],
  ['run --config missing.yaml', 'missing.yaml'],
  ['run --report-dir /dev/null/reports', 'no report can be written to --report-dir'],
  ['run tokens', "too many arguments for 'run'"],
  ['serve --port 70000', 'It must be a whole number from 0 to 65535.'],
  ['list', "missing required argument 'what'"],
  [
    'list rules',
    'Allowed choices are requirements, client-requirements, scenarios, checks, faults, variants, revisions, created.',
  ],
  ['selftest --jobs 0', 'It must be a whole number from 1 to 256.'],
  ['selftest --fault no-such-fault', 'there is no fault "no-such-fault"'],
])('%s is wrong usage, told in one line', async (words, message) => {
  const { status, out, err } = await command(words);
  expect(err).toContain(message);
  expect(err).toMatch(/^upload-contract: [^\n]+\n$/);
  expect({ status, out }).toEqual({ status: 2, out: '' });
});

test('no command at all prints the help and is wrong usage', async () => {
  const { status, out, err } = await command('');
  expect(out).toContain('Usage: upload-contract');
  expect({ status, err }).toEqual({ status: 2, err: '' });
});

test.each(['--help', 'run --help', 'help run'])('%s prints help', async (words) => {
  const { status, out } = await command(words);
  expect(out).toContain('Usage: upload-contract');
  expect(status).toBe(0);
});

test('the version is that of the tool and of the contract', async () => {
  const { status, out } = await command('--version');
  expect(out).toMatch(/^upload-contract 1\.2\.3 \(contract \S+\)\n$/);
  expect(status).toBe(0);
});

test('requirements are listed for people and for programs', async () => {
  const { out: lines } = await command('list requirements');
  expect(lines.trimEnd().split('\n')).toHaveLength(requirements.length);
  const { out: text } = await command('list requirements --json');
  expect(JSON.parse(text)).toHaveLength(requirements.length);
  expect(JSON.parse(text)[0]).toMatchObject({ id: requirements[0]?.id, needs: requirements[0]?.needs });
});

test('requirements are listed with the numbers of their checks and faults', async () => {
  const { out } = await command('list requirements --json');
  const records: { checks: number; faults: number; untestable?: string }[] = JSON.parse(out);
  for (const { checks, faults, untestable } of records)
    expect([checks > 0, faults > 0]).toEqual(untestable === undefined ? [true, true] : [false, false]);
});

test('checks are listed with the requirement that they judge', async () => {
  const { out } = await command('list checks --json');
  const ids = new Set<string>(requirements.map(({ id }) => id));
  const checks: { requirement: string; name: string; suite: string }[] = JSON.parse(out);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter(({ requirement }) => !ids.has(requirement))).toEqual([]);
});

test('the stack of an error is shown only where it is asked for', async () => {
  const quiet = await command('run --config missing.yaml');
  expect(quiet.err).not.toContain('    at ');
  const told = await command('run --config missing.yaml', { UPLOAD_CONTRACT_DEBUG: '1' });
  expect(told.err).toContain('    at ');
});
