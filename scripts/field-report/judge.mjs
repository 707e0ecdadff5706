import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, start } from './start.mjs';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** A file on this machine is there at once, or not at all. */
const hurry = { timeouts: { settleSeconds: 1 } };

/** The command, with its exit status and what it printed. */
function command(words) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...words],
      { env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => resolve({ exit: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

/** Installs and starts a back end, and does something with a configuration for it. */
export async function withBackend(backend, work) {
  const host = await start(backend, await install(backend));
  const folder = await mkdtemp(join(tmpdir(), 'upload-contract-field-run-'));
  try {
    const config = join(folder, 'upload-contract.yaml');
    const { name, version } = backend;
    // JSON is YAML.
    await writeFile(
      config,
      JSON.stringify({ product: { name, version }, backend: backend.backend(host.origin), ...hurry }),
    );
    return await work({ config, folder, origin: host.origin });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await host.close();
  }
}

/** Judges a back end. @returns the results, and the recordings of what failed by their names */
export function judge(backend, requirements = ['chunk.*', 'file.chunk.*']) {
  return withBackend(backend, async ({ config, folder }) => {
    const selection = ['--requirement', requirements.join(',')];
    const report = join(folder, 'report');
    const { exit, stderr } = await command([
      'run',
      '--config',
      config,
      '--report-dir',
      report,
      '--seed',
      '1',
      ...selection,
    ]);
    if (exit !== 0 && exit !== 1) throw new Error(`${backend.name}: exit status ${exit}: ${stderr}`);
    const results = JSON.parse(await readFile(join(report, 'results.json'), 'utf8'));
    const recordings = new Map();
    for (const file of await readdir(join(report, 'replay')).catch(() => []))
      if (file.endsWith('.json'))
        recordings.set(`replay/${file}`, JSON.parse(await readFile(join(report, 'replay', file), 'utf8')));
    return { results, recordings };
  });
}

/** Repeats recordings against a back end. @returns their names with their verdicts */
export function replay(backend, files) {
  return withBackend(backend, async ({ config }) => {
    const { stdout, stderr } = await command(['replay', '--config', config, '--json', ...files]);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  });
}
