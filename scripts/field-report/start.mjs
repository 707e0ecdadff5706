import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { slugOf } from './backends.mjs';

const run = promisify(execFile);
const hosts = fileURLToPath(new URL('../../test/backends/hosts/', import.meta.url));

/** Milliseconds that an installation may take; registries are slow at times. */
const longest = 300_000;

/** Where packages are kept between runs. */
const kept = process.env.FIELD_PACKAGES ?? join(tmpdir(), 'upload-contract-field');

const isThere = async (path) => (await stat(path).catch(() => undefined)) !== undefined;

/**
 * Installs what a back end needs into a folder of its own, unless it is there.
 * @returns the folder
 * @throws when its registry or its installer cannot be used
 */
export async function install(backend) {
  const folder = join(kept, `${slugOf(backend)}-${backend.version}`);
  const mark = join(folder, 'installed');
  if (await isThere(mark)) return folder;
  await mkdir(folder, { recursive: true });
  if (backend.registry === 'npm')
    await run(
      'npm',
      [
        'install',
        '--silent',
        '--no-audit',
        '--no-fund',
        '--no-save',
        '--ignore-scripts',
        '--prefix',
        folder,
        ...backend.packages,
      ],
      { timeout: longest },
    );
  else
    await run(
      'python3',
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-input',
        '--disable-pip-version-check',
        '--upgrade',
        '--target',
        folder,
        ...backend.packages,
      ],
      { timeout: longest },
    );
  await mkdir(mark);
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Starts the host of a back end with an empty storage.
 * @param folder what install gave
 * @throws when the host ends before it answers
 */
export async function start(backend, folder) {
  const outer = await mkdtemp(join(tmpdir(), 'upload-contract-host-'));
  // What a name leads to that climbs is removed as well.
  const storage = join(outer, 'one', 'two', 'three');
  await mkdir(storage, { recursive: true });
  const port = await freePort();
  const file = join(hosts, backend.host);
  const isNode = backend.registry === 'npm';
  const words = isNode ? [file, folder, storage, String(port)] : [file, storage, String(port)];
  const env = isNode
    ? process.env
    : { ...process.env, PYTHONPATH: [folder, hosts].join(delimiter), PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(isNode ? process.execPath : 'python3', words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const ended = once(child, 'exit');
  const close = async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
    await rm(outer, { recursive: true, force: true });
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null) {
      await close();
      throw new Error(`the host of ${backend.name} ended: ${said}`);
    }
    await delay(100);
  }
  return { origin: `http://127.0.0.1:${port}`, close };
}
