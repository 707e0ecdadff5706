import { createPrivateKey, X509Certificate } from 'node:crypto';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { secureContextOf } from '../client/dial.js';
import { type Proxies, type Route, type Tls, thisMachine } from '../client/route.js';
import { httpUrl } from './addresses.js';
import type { WrittenConfiguration } from './configuration.js';
import type { Fail, KeyPath } from './configuration-error.js';
import { readText } from './text-file.js';

/** Where a configuration was read from. */
interface Place {
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly file?: string;
}

/** A variable of the environment, whose lower-case name is the older one and counts first. */
function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name.toLowerCase()] || environment[name] || undefined;
}

/** The address of a proxy, which may lack its `http://` in the environment. */
function fromEnvironment(environment: NodeJS.ProcessEnv, name: string, fail: Fail): string | undefined {
  const written = variable(environment, name)?.trim();
  if (written === undefined || written === '') return undefined;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`;
  return httpUrl(text, ['proxy'], () =>
    fail(
      ['proxy'],
      `the environment variable ${name} must be an http or https URL, such as http://proxy.example.com:3128`,
    ),
  ).href;
}

/** The proxies of the configuration, else of the environment. Nothing in the environment concerns this machine itself. */
export function proxiesOf(written: string | undefined, environment: NodeJS.ProcessEnv, fail: Fail): Proxies {
  if (written !== undefined) {
    const { href } = httpUrl(written, ['proxy'], fail);
    return { http: href, https: href, except: [] };
  }
  const http = fromEnvironment(environment, 'HTTP_PROXY', fail);
  const https = fromEnvironment(environment, 'HTTPS_PROXY', fail);
  const except = (variable(environment, 'NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  return {
    ...(http === undefined ? {} : { http }),
    ...(https === undefined ? {} : { https }),
    except: [...thisMachine, ...except],
  };
}

/** Whether something is refused by the library that reads it. */
function fails(test: () => void): boolean {
  try {
    test();
    return false;
  } catch {
    return true;
  }
}

/** Refuses what no connection could be opened with; no message quotes what a file holds. */
function checkTls({ ca, cert, key }: Tls, fail: Fail): void {
  const at = (name: string): KeyPath => ['tls', name];
  if (ca !== undefined && fails(() => new X509Certificate(ca)))
    fail(at('ca'), 'tls.ca must be a file of certificates in PEM');
  if (cert !== undefined && fails(() => new X509Certificate(cert)))
    fail(at('cert'), 'tls.cert must be a file with a certificate in PEM');
  if (key !== undefined && /ENCRYPTED/.test(key))
    fail(at('key'), 'tls.key is protected by a passphrase; give a file without one that only you can read');
  if (key !== undefined && fails(() => createPrivateKey(key)))
    fail(at('key'), 'tls.key must be a file with a private key in PEM');
  if (cert !== undefined && key === undefined) fail(at('cert'), 'tls.cert needs tls.key');
  if (key !== undefined && cert === undefined) fail(at('key'), 'tls.key needs tls.cert');
  if (fails(() => secureContextOf({ verify: true, ...(cert && key ? { cert, key } : {}) })))
    fail(at('key'), 'tls.key is not the key of the certificate in tls.cert');
}

/** Reads the files of TLS. */
async function tlsOf(written: WrittenConfiguration['tls'], place: Place, fail: Fail): Promise<Tls> {
  const read = async (name: 'ca' | 'cert' | 'key'): Promise<{ [key in typeof name]?: string }> => {
    const path = written?.[name];
    if (path === undefined) return {};
    const shown = isAbsolute(path) ? path : join(dirname(place.file ?? ''), path);
    const text = await readText(resolve(place.directory, path), shown);
    if (text === undefined) return fail(['tls', name], `tls.${name} names ${shown}, which does not exist`);
    return { [name]: text };
  };
  const [ca, cert, key] = await Promise.all([read('ca'), read('cert'), read('key')]);
  const tls = {
    ...ca,
    ...cert,
    ...key,
    verify: written?.verify ?? place.environment.NODE_TLS_REJECT_UNAUTHORIZED !== '0',
  };
  checkTls(tls, fail);
  return tls;
}

/** By which proxy and TLS the target of a configuration is reached. */
export async function routeOf(config: WrittenConfiguration, place: Place, fail: Fail): Promise<Route> {
  return {
    proxies: proxiesOf(config.proxy, place.environment, fail),
    tls: await tlsOf(config.tls, place, fail),
  };
}

/** What must not be printed of a route: passwords of proxies. */
export function secretsOfRoute({ proxies }: Route): string[] {
  const urls = [proxies.http, proxies.https].flatMap((one) => (one === undefined ? [] : [new URL(one)]));
  return [...new Set(urls.map(({ password }) => decodeURIComponent(password)))].filter((one) => one !== '');
}
