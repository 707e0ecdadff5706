import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../build.js';
import { emptyFolder, type Started, start } from '../command.js';
import { type Context, holds, interpolated } from './expressions.js';

type Texts = Readonly<Record<string, string>>;

/** A step as it is written. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly env?: Texts;
  readonly 'working-directory'?: string;
}

/** `action.yml` as it is written. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a job did. */
export interface Done {
  /** Names of the steps that were done. */
  readonly steps: string[];
  /** Exit status of the first step that failed, or else 0. */
  status: number;
  /** What the steps printed. */
  log: string;
  /** The uploaded artifacts with the names of the files in them. */
  readonly artifacts: Map<string, readonly string[]>;
}

/** A job on a machine of its own. */
export interface Job {
  /** The checked-out files. */
  readonly workspace: string;
  /** RUNNER_TEMP, which a job of a machine may find as another left it. */
  readonly temporary: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly done: Done;
  /** Told of each script as it starts. */
  readonly watch?: (step: Step, script: Started) => void;
}

/** The action of this repository. */
export async function readAction(): Promise<Action> {
  return parse(await readFile(join(repository, 'action.yml'), 'utf8'));
}

/** A job with files in its workspace, by their paths. */
export async function newJob(options: Omit<Job, 'workspace' | 'done'> & { files: Texts; workspace?: string }) {
  const { files, ...rest } = options;
  const workspace = join(await emptyFolder(), options.workspace ?? 'workspace');
  await mkdir(workspace);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  const job: Job = { ...rest, workspace, done: { steps: [], status: 0, log: '', artifacts: new Map() } };
  return job;
}

async function lines(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
}

/** Does a step that is a script, as the runner does: from a file, with files for what it tells. */
async function runScript(step: Step, job: Job, context: Context, outputs: Map<string, string>): Promise<number> {
  const folder = await emptyFolder();
  const [script, told, summary] = ['script.sh', 'output', 'summary'].map((name) => join(folder, name));
  if (script === undefined || told === undefined || summary === undefined) throw new TypeError('three names');
  await Promise.all([writeFile(script, step.run ?? ''), writeFile(told, ''), writeFile(summary, '')]);
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolated(value, context)]);
  const words = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail', script] : ['-e', script];
  const directory = resolve(job.workspace, interpolated(step['working-directory'] ?? '.', context));
  const started = start('bash', words, directory, {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_OUTPUT: told,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: job.temporary,
    HOME: job.temporary,
    ...job.environment,
    ...context.env,
    ...Object.fromEntries(own),
  });
  job.watch?.(step, started);
  const { status, out, err } = await started.finished;
  job.done.log += `${out}${err}${await readFile(summary, 'utf8')}`;
  for (const line of await lines(told)) {
    const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`not an output: ${line}`);
    outputs.set(name, value);
  }
  return status ?? -1;
}

/** Does a step that is another action: nothing is set up, and an artifact is a list of files. */
async function runUses(step: Step, job: Job, context: Context): Promise<number> {
  const given = Object.entries(step.with ?? {}).map(([name, value]) => [name, interpolated(`${value}`, context)]);
  const inputs: Texts = Object.fromEntries(given);
  const [action] = (step.uses ?? '').split('@');
  if (action === 'actions/checkout' || action === 'actions/setup-node') return 0;
  if (action === 'actions/upload-artifact') {
    const { name = '', path = '' } = inputs;
    job.done.artifacts.set(name, await readdir(path));
    return 0;
  }
  if (action !== 'OWNER/upload-contract') throw new Error(`nobody knows what ${action} does`);
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolated(value, context)]);
  await runAction(job, inputs, { ...context.env, ...Object.fromEntries(env) });
  return job.done.status;
}

/**
 * Does steps in their order, with what they say of when.
 * @returns the context after the last one
 */
export async function runSteps(steps: readonly Step[], job: Job, names: Omit<Context, 'steps' | 'failed'>) {
  const outputs = new Map(steps.flatMap(({ id }) => (id === undefined ? [] : [[id, new Map<string, string>()]])));
  for (const step of steps) {
    const context = { ...names, steps: outputs, failed: job.done.status !== 0 };
    if (!holds(step.if, context)) continue;
    job.done.steps.push(step.name ?? step.uses ?? '');
    const own = outputs.get(step.id ?? '') ?? new Map();
    const script = step.run === undefined ? runUses(step, job, context) : runScript(step, job, context, own);
    const status = await script;
    if (job.done.status === 0) job.done.status = status;
  }
  return { ...names, steps: outputs, failed: job.done.status !== 0 };
}

/**
 * Does `action.yml` in a job.
 * @param env of the step that uses it
 * @returns the outputs of the action
 */
export async function runAction(job: Job, given: Texts, env: Texts = {}): Promise<Texts> {
  const { inputs, outputs, runs } = await readAction();
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`the action has no inputs ${unknown}`);
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input.default]);
  const context = await runSteps(runs.steps, job, { inputs: { ...Object.fromEntries(defaults), ...given }, env });
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, interpolated(value, context)]));
}
