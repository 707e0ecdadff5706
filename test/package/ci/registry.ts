import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, inject } from 'vitest';
import { repository } from '../build.js';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** A version of a package and its archive. */
interface Release {
  readonly manifest: Manifest;
  archive(): Readable;
}

/** The archive of an installed package. npm asks for no compression, nor for a name of the folder inside. */
function archiveOf(folder: string): Readable {
  const words = ['-cf', '-', '-C', dirname(folder), '--exclude', `${basename(folder)}/node_modules`, basename(folder)];
  const tar: ChildProcessByStdio<null, Readable, null> = spawn('tar', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  return tar.stdout;
}

/** The packages that are installed here, which are all that the package needs. */
async function installed(): Promise<Release[]> {
  const text = await readFile(join(repository, 'node_modules/.package-lock.json'), 'utf8');
  const { packages }: { packages: Readonly<Record<string, unknown>> } = JSON.parse(text);
  const folders = Object.keys(packages).map((path) => join(repository, path));
  return Promise.all(
    folders.map(async (folder) => ({
      manifest: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
      archive: () => archiveOf(folder),
    })),
  );
}

async function packed(): Promise<Release> {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  return { manifest, archive: () => createReadStream(inject('tarball')) };
}

/** What a registry tells of a package. */
function packument(releases: readonly Release[], url: string): string {
  const versions = releases.map(({ manifest }): [string, unknown] => {
    const tarball = `${url}/archive/${encodeURIComponent(manifest.name)}/${manifest.version}`;
    return [manifest.version, { ...manifest, dist: { tarball } }];
  });
  return JSON.stringify({
    name: releases[0]?.manifest.name,
    'dist-tags': { latest: versions[0]?.[0] },
    versions: Object.fromEntries(versions),
  });
}

/**
 * A registry on loopback that has the packed package, as if it were published, and what is installed here. Nothing else
 * is there, and no other one is asked. Lives as long as the tests of the file.
 * @returns variables that lead npm to it
 */
export function useRegistry(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  const server = createServer((request, response) => {
    const [, first = '', name = '', version] = (request.url ?? '').split('/').map(decodeURIComponent);
    const known = releases.filter(({ manifest }) => manifest.name === (first === 'archive' ? name : first));
    const asked = first === 'archive' ? known.find(({ manifest }) => manifest.version === version) : known[0];
    // Nothing that was told once changes while it lives.
    response.setHeader('cache-control', 'max-age=3600');
    if (asked === undefined) response.writeHead(404).end('{}');
    else if (first === 'archive') asked.archive().pipe(response);
    else response.setHeader('content-type', 'application/json').end(packument(known, url));
  });
  let releases: readonly Release[] = [];
  let url = '';
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-test-'));
    releases = [await packed(), ...(await installed())];
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    url = `http://127.0.0.1:${address.port}`;
    Object.assign(environment, { npm_config_registry: url, npm_config_cache: join(folder, 'cache') });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  });
  return environment;
}
