import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../build.js';
import { emptyFolder, start } from '../command.js';
import { serve } from '../service.js';
import { readAction } from './github.js';
import { useRegistry } from './registry.js';

interface Template {
  readonly '.upload-contract': {
    readonly image: string;
    readonly script: readonly string[];
    readonly artifacts: {
      readonly when: string;
      readonly paths: readonly string[];
      readonly reports: { readonly junit: string };
    };
  };
}

const environment = useRegistry();

async function readTemplate(): Promise<Template['.upload-contract']> {
  const text = await readFile(join(repository, 'examples/gitlab/upload-contract.gitlab-ci.yml'), 'utf8');
  const template: Template = parse(text);
  return template['.upload-contract'];
}

/** Which shell the runner takes depends on the image. */
const shells = { bash: ['-eo', 'pipefail'], sh: ['-e'] };

/** Runs the script as the runner does: all its lines one after the other in one shell, then the artifacts. */
async function runJob(shell: 'bash' | 'sh', files: Readonly<Record<string, string>>, variables: NodeJS.ProcessEnv) {
  const { script, artifacts } = await readTemplate();
  const machine = await emptyFolder();
  const [project, temporary] = [join(machine, 'project'), join(machine, 'tmp')];
  await Promise.all([mkdir(project), mkdir(temporary)]);
  for (const [path, text] of Object.entries(files)) await writeFile(join(project, path), text);
  const file = join(machine, 'script');
  await writeFile(file, script.join('\n'));
  const ci = { CI: 'true', GITLAB_CI: 'true', CI_PROJECT_DIR: project, HOME: machine, TMPDIR: temporary };
  const ended = await start(shell, [...shells[shell], file], project, { ...ci, ...environment, ...variables }).finished;
  const there = [...artifacts.paths, artifacts.reports.junit].map((path) => access(join(project, path)));
  const left = (await readdir(temporary)).filter((name) => !name.startsWith('node-compile-cache'));
  return {
    status: ended.status,
    log: `${ended.out}${ended.err}`,
    kept: (await Promise.allSettled(there)).every(({ status }) => status === 'fulfilled'),
    left,
    junit: () => readFile(join(project, artifacts.reports.junit), 'utf8'),
  };
}

const narrow = { UPLOAD_CONTRACT_REQUIREMENT: 'token.lifetime.default', UPLOAD_CONTRACT_SEED: '7' };

test('image and package have the versions of the action, and the report is kept whatever the outcome', async () => {
  const { inputs } = await readAction();
  const { image, script, artifacts } = await readTemplate();
  expect(image).toBe(`node:${inputs['node-version']?.default}-bookworm-slim`);
  expect(script.join('\n')).toContain(`upload-contract@\${UPLOAD_CONTRACT_VERSION:-${inputs.version?.default}}`);
  expect(artifacts.when).toBe('always');
});

test('a target that conforms passes', async () => {
  const { url, configuration } = await serve();
  const files = { 'own contract.yaml': configuration.replace(/^target: .*$/m, 'target: http://127.0.0.1:1') };
  const variables = { ...narrow, UPLOAD_CONTRACT_TARGET: url, UPLOAD_CONTRACT_CONFIG: 'own contract.yaml' };
  const job = await runJob('bash', files, variables);
  expect(job, job.log).toMatchObject({ status: 0, kept: true, left: [] });
  expect(job.log).toContain('Nothing failed, but not everything was judged. 1 requirement passed.');
  expect(await job.junit()).toMatch(/<testsuites [^>]* failures="0" errors="0"/);
});

test('a target with a fault fails the job with status 1, and the report is kept', async () => {
  const { configuration } = await serve('--fault', 'token-lifetime-default-179');
  const job = await runJob('sh', { 'upload-contract.yaml': configuration }, narrow);
  expect(job, job.log).toMatchObject({ status: 1, kept: true, left: [] });
  expect(await job.junit()).toMatch(/<testsuites [^>]* failures="1" errors="0"/);
});

test('a target that is not there fails the job with status 3, which is said, and the report is kept', async () => {
  const job = await runJob('bash', {}, { UPLOAD_CONTRACT_TARGET: 'http://127.0.0.1:1' });
  expect(job, job.log).toMatchObject({ status: 3, kept: true, left: [] });
  expect(job.log).toMatch(/^upload-contract: http:\/\/127\.0\.0\.1:1 cannot be reached: .+$/m);
});

test('a gate without a target does not pass because the reference implementation conforms', async () => {
  const job = await runJob('sh', {}, narrow);
  expect(job, job.log).toMatchObject({ status: 2, left: [] });
  expect(job.log).toContain('No target: ');
});
