import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { credentials } from '../../../reference/auth/credentials.js';
import { repository } from '../build.js';
import { emptyFolder, resultsIn } from '../command.js';
import { newJob, readAction, runSteps, type Step } from './github.js';
import { useRegistry } from './registry.js';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: {
    readonly contract: { readonly env: Readonly<Record<string, number>>; readonly steps: readonly Step[] };
  };
}

const environment = useRegistry();

const example = (path: string): Promise<string> => readFile(join(repository, 'examples', path), 'utf8');

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  server.close();
  await once(server, 'close');
  return String(address.port);
}

test('the example asks for no more than it needs, and everything in it is pinned', async () => {
  const text = await example('github/upload-contract.yml');
  const { permissions, jobs }: Workflow = parse(text);
  const { inputs } = await readAction();
  const version = inputs.version?.default;
  expect(permissions).toEqual({ contents: 'read' });
  const used = jobs.contract.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
  expect(used).toEqual([
    expect.stringMatching(/^actions\/checkout@[0-9a-f]{40}$/),
    `OWNER/upload-contract@v${version}`,
  ]);
  expect(text).toMatch(/actions\/checkout@[0-9a-f]{40} # v\d+\.\d+\.\d+$/m);
  expect(text.match(/upload-contract@\d[\d.]*/g)).toEqual([`upload-contract@${version}`]);
});

test('the example judges the service that it starts, with its secrets and the example of a configuration', async () => {
  const { jobs }: Workflow = parse(await example('github/upload-contract.yml'));
  const { env, steps } = jobs.contract;
  const configuration = await example('upload-contract.yaml');
  const temporary = await emptyFolder();
  const job = await newJob({ files: { 'upload-contract.yaml': configuration }, temporary, environment });
  const { write, read, super: highest } = credentials;
  const secrets = {
    UPLOAD_WRITE_TOKEN: write.bearer,
    UPLOAD_READ_TOKEN: read.bearer,
    UPLOAD_SUPER_TOKEN: highest.bearer,
  };
  expect(Object.keys(env)).toEqual(['PORT']);
  const port = await freePort();
  await runSteps(steps, job, { env: { PORT: port }, secrets });
  expect(job.done.status, job.done.log).toBe(0);
  const { outcome, run, target, requirements } = await resultsIn(job.workspace);
  expect({ outcome, complete: run.complete, target }).toEqual({
    outcome: 'partial',
    complete: true,
    target: { url: `http://127.0.0.1:${port}`, reference: false },
  });
  const verdict = (id: string) => requirements.find((one) => one.id === id)?.verdict;
  const levels = ['token.lifetime.default', 'token.permission.read'].map(verdict);
  expect(levels).toEqual(['pass', 'pass']);
  const artifact = await readFile(join(job.workspace, 'upload-contract-report/exchanges.har'), 'utf8');
  for (const secret of Object.values(secrets)) expect(artifact).not.toContain(secret);
});
