import { once } from 'node:events';
import { Server } from 'node:http';
import { createServer, Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type CredentialSet, credentials } from '../auth/credentials.js';
import { decide } from '../decisions/decide.js';
import { Site } from '../state/site.js';
import { makeCertificate } from '../workbench/certificate.js';
import { BadOption } from '../workbench/trouble.js';
import { Workbench, type WorkbenchOptions } from '../workbench/workbench.js';
import { clockPath, createApp } from './app.js';
import { speakHttp10 } from './http10.js';

export interface ReferenceOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** The id of a fault to plant. */
  readonly fault?: string;
  /** The id of a conforming variant to choose, or of several that can be combined. */
  readonly variant?: string | readonly string[];
  /** Where files are kept while the instance runs; by default in the system's temporary directory. */
  readonly dataDir?: string;
  /** What it does for whoever writes a client. */
  readonly workbench?: WorkbenchOptions;
  /** Speaks TLS, with a certificate that it makes itself. */
  readonly tls?: boolean;
}

/** A running instance. */
export interface Reference {
  /** Scheme, host and port, without a slash at the end. */
  readonly url: string;
  readonly credentials: CredentialSet;
  /** A photo that is in the archive from the start, to be replaced. */
  readonly photoId: string;
  /** `POST {"seconds": n}` here moves this instance's clock, and no other's. */
  readonly clockUrl: string;
  /** Breaks off what is under way and removes all files. */
  close(): Promise<void>;
}

/**
 * Starts an instance of the upload API that is independent of every other in this process.
 * @throws Error when a fault or variant has an unknown id, naming the nearest one; when two variants cannot be
 *   combined; or when the port is taken.
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { port = 0, host = '127.0.0.1', fault, variant = [], dataDir } = options;
  const decisions = decide(fault, typeof variant === 'string' ? [variant] : variant);
  const site = new Site(decisions, host, dataDir);
  const own = options.tls === true ? makeCertificate() : undefined;
  const server = createAdaptorServer({
    fetch: createApp(site).fetch,
    hostname: host,
    overrideGlobalObjects: false,
    ...(own === undefined ? {} : { createServer, serverOptions: own }),
  });
  if (!(server instanceof Server || server instanceof SecureServer))
    throw new TypeError('The server does not speak HTTP/1.1');
  if (options.workbench !== undefined || own !== undefined)
    watch(server, new Workbench({ ...options.workbench, ...(own && { certificate: own.cert }) }, site), site);
  const { http10 } = decisions.transport;
  if (http10 && own !== undefined) throw new BadOption('--tls: the variant http-1.0 does not speak TLS');
  const bound = await listen(server, http10 ? 0 : port, host);
  const front = http10 ? await speakHttp10(bound, port, host) : undefined;
  const url = `${own === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${front?.port ?? bound.port}`;
  return {
    url,
    credentials,
    photoId: site.archive.found().photoId,
    clockUrl: `${url}${clockPath}`,
    async close() {
      front?.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, site.close()]);
    },
  };
}

/** Lets a workbench see every request before the instance does. */
function watch(server: Server | SecureServer, workbench: Workbench, site: Site): void {
  site.witness = workbench;
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (incoming, outgoing) => {
    const next = (): void => {
      for (const listener of listeners) listener.call(server, incoming, outgoing);
    };
    workbench.handle(incoming, outgoing, next).catch(() => incoming.socket.destroy());
  });
}

async function listen(server: Server | SecureServer, port: number, host: string): Promise<AddressInfo> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port');
  return address;
}
