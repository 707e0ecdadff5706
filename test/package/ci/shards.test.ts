import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { repository } from '../build.js';
import { emptyFolder, type Finished, resultsIn, start } from '../command.js';
import { serve } from '../service.js';
import { readAction } from './github.js';
import { useRegistry } from './registry.js';

const registry = useRegistry();

const example = (path: string): Promise<string> => readFile(join(repository, 'examples', path), 'utf8');

/** Only a few checks: what is tried here is how they are divided and put together. */
const narrowed = (script: string): string =>
  script.replaceAll(' run --shard', ' run --requirement token.lifetime.* --runs 0 --shard');

async function shell(script: string, folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return start('sh', ['-e', '-c', narrowed(script)], folder, { ...registry, ...environment }).finished;
}

/** A fault that only one of the shards sees. */
const fault = ['--fault', 'token-lifetime-default-179'];

/** What all four shards found together. */
async function expectMerged(merge: Finished, folder: string, status: number): Promise<void> {
  expect(merge.status, merge.err).toBe(status);
  const { run, outcome } = await resultsIn(folder);
  expect(run).toMatchObject({ complete: true, seed: expect.any(Number) });
  expect(run.shards).toHaveLength(4);
  expect(outcome).toBe(status === 0 ? 'partial' : 'nonconformant');
}

test('all examples take the version of this package', async () => {
  const { inputs } = await readAction();
  for (const path of [
    'github/sharded.yml',
    'gitlab/sharded.gitlab-ci.yml',
    'kubernetes/shards.yaml',
    'kubernetes/merge.yaml',
  ])
    expect(new Set((await example(path)).match(/upload-contract@[\w.]+/g))).toEqual(
      new Set([`upload-contract@${inputs.version?.default}`]),
    );
});

test('GitHub: a matrix judges, and a job merges', async () => {
  interface Step {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string>>;
  }
  interface Workflow {
    readonly jobs: {
      readonly shard: {
        readonly strategy: { readonly matrix: { readonly shard: readonly number[] } };
        readonly steps: readonly Step[];
      };
      readonly merge: { readonly needs: string; readonly steps: readonly Step[] };
    };
  }
  const text = await example('github/sharded.yml');
  const { jobs }: Workflow = parse(text);
  for (const uses of text.match(/uses: .*/g) ?? []) expect(uses).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  expect(jobs.merge.needs).toBe('shard');
  const script = (steps: readonly Step[], name: string): string => steps.find((one) => one.name === name)?.run ?? '';
  const kept = jobs.shard.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact') === true);
  const taken = jobs.merge.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact') === true);
  const { url, configuration } = await serve(...fault);
  const merging = await emptyFolder();
  for (const shard of jobs.shard.strategy.matrix.shard) {
    const machine = await emptyFolder();
    await writeFile(join(machine, 'upload-contract.yaml'), configuration);
    const environment = { SHARD: `${shard}`, SEED: '12', PORT: new URL(url).port };
    const done = await shell(script(jobs.shard.steps, 'Judge a part of the contract'), machine, environment);
    expect(done.status, done.err).toBe(0);
    const name = (kept?.with?.name ?? '').replace(/\$\{\{ matrix\.shard \}\}/, `${shard}`);
    expect(`${taken?.with?.pattern}`.replace('*', `${shard}`)).toBe(name);
    await cp(join(machine, kept?.with?.path ?? ''), join(merging, taken?.with?.path ?? '', name), { recursive: true });
  }
  await expectMerged(await shell(script(jobs.merge.steps, 'Put them together'), merging), merging, 1);
});

test('GitLab: parallel jobs judge, and a job that needs them merges', async () => {
  interface Pipeline {
    readonly 'upload-contract-shard': {
      readonly parallel: number;
      readonly script: readonly string[];
      readonly artifacts: { readonly paths: readonly string[] };
    };
    readonly 'upload-contract': { readonly needs: readonly string[]; readonly script: readonly string[] };
  }
  const pipeline: Pipeline = parse(await example('gitlab/sharded.gitlab-ci.yml'));
  const { parallel, script, artifacts } = pipeline['upload-contract-shard'];
  expect(artifacts.paths).toEqual(['shard-*/']);
  expect(pipeline['upload-contract'].needs).toEqual(['upload-contract-shard']);
  const { configuration } = await serve();
  const project = await emptyFolder();
  await writeFile(join(project, 'upload-contract.yaml'), configuration);
  for (let index = 1; index <= parallel; index += 1) {
    const variables = { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${parallel}`, CI_PIPELINE_IID: '34' };
    const done = await shell(script.join('\n'), project, variables);
    expect(done.status, done.err).toBe(0);
  }
  await expectMerged(await shell(pipeline['upload-contract'].script.join('\n'), project), project, 0);
});

test('Kubernetes: an Indexed Job judges, and another Job merges', async () => {
  interface Job {
    readonly spec: {
      readonly completionMode?: string;
      readonly completions?: number;
      readonly template: {
        readonly spec: {
          readonly containers: readonly [
            {
              readonly workingDir: string;
              readonly command: readonly string[];
              readonly env?: readonly { readonly name: string; readonly value: string }[];
              readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
            },
          ];
        };
      };
    };
  }
  const jobIn = (text: string): Job =>
    parseAllDocuments(text)
      .map((one) => one.toJS())
      .find(({ kind }) => kind === 'Job');
  const shards = jobIn(await example('kubernetes/shards.yaml'));
  const merge = jobIn(await example('kubernetes/merge.yaml'));
  const { completionMode, completions = 0 } = shards.spec;
  expect(completionMode).toBe('Indexed');
  const machine = await emptyFolder();
  const { configuration } = await serve();
  /** Does what a container does, with its volumes as folders of one machine. */
  const pod = async ({ spec }: Job, environment: NodeJS.ProcessEnv): Promise<Finished> => {
    const [{ workingDir, command, env = [], volumeMounts }] = spec.template.spec.containers;
    const [program = '', flag = '', script = ''] = command;
    const place = (path: string): string =>
      volumeMounts.reduce((text, { name, mountPath }) => text.replaceAll(mountPath, join(machine, name)), path);
    for (const { name } of volumeMounts) await mkdir(join(machine, name), { recursive: true });
    await writeFile(join(machine, 'configuration/upload-contract.yaml'), configuration);
    const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    return start(program, [flag, place(narrowed(script))], place(workingDir), { ...registry, ...given, ...environment })
      .finished;
  };
  for (let index = 0; index < completions; index += 1) {
    const done = await pod(shards, { JOB_COMPLETION_INDEX: `${index}` });
    expect(done.status, done.err).toBe(0);
  }
  await expectMerged(await pod(merge, {}), join(machine, 'reports'), 0);
});
