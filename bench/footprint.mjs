import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inFolder } from './command.mjs';
import { atMost } from './figure.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const execute = promisify(execFile);

/** Bytes that the files below a folder take on the disk. @param {string} folder */
async function onDisk(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).blocks),
  );
  return sizes.reduce((sum, blocks) => sum + blocks * 512, 0);
}

/** What an install from the packed tarball brings along, without optional peers. */
export function measure() {
  return inFolder(async (folder) => {
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
    const { stdout } = await execute('npm', pack, { cwd: repository });
    await writeFile(join(folder, 'package.json'), '{"private": true}');
    const install = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await execute('npm', [...install, join(folder, stdout.trim())], { cwd: folder });
    const modules = join(folder, 'node_modules');
    /** @type {{ packages: Record<string, unknown> }} */
    const { packages } = JSON.parse(await readFile(join(modules, '.package-lock.json'), 'utf8'));
    return [
      atMost('installed files', (await onDisk(modules)) / 1e6, 'MB', 35),
      atMost('installed packages', Object.keys(packages).length, '', 60),
    ];
  });
}
