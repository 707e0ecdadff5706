import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serving } from '../../client/serving.js';
import { repository } from '../build.js';
import { emptyFolder, resultsIn } from '../command.js';
import { serve } from '../service.js';
import { type Job, newJob, readAction, runAction } from './github.js';
import { useRegistry } from './registry.js';

const environment = useRegistry();

/** Shared by these jobs, as by those of a machine that is not made anew for each: the first one installs. */
let temporary = '';
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'package-test-'));
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

function jobWith(files: Readonly<Record<string, string>>, more: Partial<Pick<Job, 'watch' | 'workspace'>> = {}) {
  return newJob({ files, temporary, environment, ...more });
}

const judged = ['Set up Node', 'Install upload-contract', 'Judge the target', 'Keep the report'];
const reports = ['exchanges.har', 'junit.xml', 'report.html', 'results.json', 'summary.md'];
const narrow = { requirement: 'token.lifetime.default,token.distinct', seed: '7' };

test('the version that is installed is the one of this package, and actions are pinned by their commits', async () => {
  const { inputs, runs } = await readAction();
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  expect(inputs.version?.default).toBe(version);
  const text = await readFile(join(repository, 'action.yml'), 'utf8');
  const pinned = text.match(/^ +uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm);
  expect(pinned).toHaveLength(runs.steps.filter((step) => step.uses !== undefined).length);
});

test('no expression is part of a script', async () => {
  const { runs } = await readAction();
  const scripts = runs.steps.flatMap(({ run, shell }) => (run === undefined ? [] : [{ run, shell }]));
  expect(scripts).toHaveLength(2);
  for (const { run, shell } of scripts) {
    expect(run).not.toContain('${{');
    expect(shell).toBe('bash');
  }
});

test('a target that conforms passes, whatever lies in the checked-out files', async () => {
  const { url, configuration } = await serve();
  const trap = '#!/bin/sh\necho trapped\nexit 0\n';
  const job = await jobWith(
    {
      'the service/my contract.yaml': configuration.replace(/^target: .*$/m, 'target: http://127.0.0.1:1'),
      'package.json': '{"type": "module", "devEngines": {"packageManager": {"name": "other", "onFail": "error"}}}',
      '.npmrc': 'dry-run=true\nengine-strict=true\n',
      'node_modules/.bin/upload-contract': trap,
      'node_modules/upload-contract/package.json': '{"version": "0.1.0", "bin": "trap.sh"}',
    },
    { workspace: `it's "odd" $(touch injected) & *` },
  );
  const inputs = { target: url, config: 'my contract.yaml', 'working-directory': 'the service', ...narrow };
  const outputs = await runAction(job, inputs);
  expect(job.done, job.done.log).toMatchObject({ status: 0, steps: judged });
  const report = join(job.workspace, 'the service/upload-contract-report');
  expect(outputs).toEqual({ outcome: 'partial', 'exit-status': '0', report });
  expect([...job.done.artifacts.keys()]).toEqual(['upload-contract-report']);
  expect(job.done.artifacts.get('upload-contract-report')).toEqual(expect.arrayContaining(reports));
  const { target, run } = await resultsIn(join(job.workspace, 'the service'));
  expect({ target, seed: run.seed, executed: run.executedChecks }).toEqual({
    target: { url, reference: false },
    seed: 7,
    executed: run.expectedChecks,
  });
  expect(job.done.log).toContain('◐ Judged in part, nothing failed');
});

test('a target with a fault fails the step with status 1, and its report is kept', async () => {
  const { configuration } = await serve('--fault', 'token-lifetime-default-179');
  const job = await jobWith({ 'upload-contract.yaml': configuration });
  const outputs = await runAction(job, { 'report-dir': 'reports/contract', 'artifact-name': 'contract', ...narrow });
  expect(job.done, job.done.log).toMatchObject({ status: 1, steps: judged });
  const report = join(job.workspace, 'reports/contract');
  expect(outputs).toEqual({ outcome: 'nonconformant', 'exit-status': '1', report });
  expect(job.done.artifacts.get('contract')).toEqual(expect.arrayContaining(reports));
  expect(job.done.log).toContain('\n::error title=token.lifetime.default (must)::');
  expect(job.done.log).toContain('❌ Not conformant');
});

test('jobs of a matrix judge a part each, by the profile that is asked for', async () => {
  const { configuration } = await serve();
  const judge = async (shard: string) => {
    const job = await jobWith({ 'upload-contract.yaml': configuration });
    const outputs = await runAction(job, { shard, profile: 'smoke', suite: 'tokens', seed: '7' });
    expect(job.done, job.done.log).toMatchObject({ status: 0, steps: judged });
    expect(outputs.outcome).toBe('partial');
    return resultsIn(job.workspace);
  };
  // A machine has one job at a time.
  const one = await judge('1/2');
  const two = await judge('2/2');
  const judgedBy = (results: typeof one): readonly string[] =>
    results.requirements.flatMap(({ id, verdict }) => (verdict === 'pass' ? [id] : []));
  expect(judgedBy(one)).not.toEqual([]);
  expect(judgedBy(two)).not.toEqual([]);
  expect(judgedBy(one).filter((id) => judgedBy(two).includes(id))).toEqual([]);
});

test('a target that is not there fails the step with status 3, which is said, and the report is kept', async () => {
  const job = await jobWith({});
  const { outcome, ...outputs } = await runAction(job, { target: 'http://127.0.0.1:1' });
  expect(job.done, job.done.log).toMatchObject({ status: 3, steps: judged });
  expect({ outcome, status: outputs['exit-status'] }).toEqual({ outcome: 'inconclusive', status: '3' });
  expect(job.done.artifacts.get('upload-contract-report')).toEqual(expect.arrayContaining(reports));
  expect(job.done.log).toMatch(/^upload-contract: http:\/\/127\.0\.0\.1:1 cannot be reached: .+$/m);
  expect(job.done.log).toContain('::error title=could not be judged::');
});

test('a gate without a target does not pass because the reference implementation conforms', async () => {
  const job = await jobWith({});
  const outputs = await runAction(job, narrow);
  expect(job.done, job.done.log).toMatchObject({ status: 2, steps: judged });
  expect(outputs).toMatchObject({ outcome: 'inconclusive', 'exit-status': '2' });
  expect(job.done.log).toContain('::error title=no target::');
});

test('wrong inputs are refused, run nothing of themselves, and do not pass an earlier report on', async () => {
  const earlier = '{"outcome": "conformant", "target": {"reference": false}}';
  const job = await jobWith({ 'upload-contract-report/results.json': earlier });
  const { inputs } = await readAction();
  const free = Object.keys(inputs).filter((name) => !['version', 'working-directory', 'report-dir'].includes(name));
  const hostile = free.map((name) => [name, `"'; touch injected; \`touch injected\` $(touch injected) #`]);
  const outputs = await runAction(job, Object.fromEntries(hostile));
  expect(job.done, job.done.log).toMatchObject({ status: 2, steps: judged.slice(0, 3) });
  expect(outputs).toEqual({ outcome: 'inconclusive', 'exit-status': '2', report: '' });
  await expect(readFile(join(job.workspace, 'injected'))).rejects.toThrow('ENOENT');
});

test('a version that cannot be installed fails the job and judges nothing', async () => {
  const job = await newJob({ files: {}, temporary: await emptyFolder(), environment });
  const outputs = await runAction(job, { target: 'http://127.0.0.1:1', version: '99.0.0' });
  expect(job.done.status).toBeGreaterThan(0);
  expect(job.done.steps).toEqual(judged.slice(0, 2));
  expect(job.done.log).toContain('upload-contract@99.0.0');
  expect(outputs).toEqual({ outcome: '', 'exit-status': '', report: '' });
});

test('a cancelled job keeps the report of what was done', async () => {
  const asked = new EventEmitter();
  const target = await serving(() => asked.emit('request'));
  const job = await jobWith(
    {},
    // GitHub interrupts the shell of the step and nothing else.
    { watch: ({ id }, { child }) => id === 'judge' && asked.once('request', () => child.kill('SIGINT')) },
  );
  const outputs = await runAction(job, { target, ...narrow });
  expect(job.done, job.done.log).toMatchObject({ status: 130, steps: judged });
  expect(outputs).toMatchObject({ outcome: 'inconclusive', 'exit-status': '130' });
  expect(job.done.artifacts.get('upload-contract-report')).toEqual(expect.arrayContaining(reports));
  expect((await resultsIn(job.workspace)).run.complete).toBe(false);
});
