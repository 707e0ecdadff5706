import { dirname, isAbsolute, join, resolve } from 'node:path';
import { httpUrl, listenAddress, publicUrl, targetUrl } from './addresses.js';
import { backendOf } from './backend.js';
import type { Configuration, WrittenConfiguration } from './configuration.js';
import { ConfigurationError, type Fail } from './configuration-error.js';
import { checkCredentials, checkHeaders, secretsOf, secretsOfHeaders } from './credentials.js';
import { expandPlaceholders } from './placeholders.js';
import { relayOf, secretsOfRelay } from './relay.js';
import { routeOf, secretsOfRoute } from './route.js';
import { schema } from './schema.js';
import { readText } from './text-file.js';
import { structure } from './validate.js';
import type { YamlText } from './yaml-text.js';

export type * from './configuration.js';
export { ConfigurationError } from './configuration-error.js';

/** The default configuration file. */
export const defaultFile = 'upload-contract.yaml';

/** The context of a raw configuration. */
export interface Surroundings {
  /** Where `${NAME}` is looked up. */
  readonly environment: NodeJS.ProcessEnv;
  /** What relative paths in the configuration start from. */
  readonly directory: string;
  /** Its source, for messages. */
  readonly file?: string;
  readonly lineOf?: YamlText['lineOf'];
}

const asWritten = structure<WrittenConfiguration>(schema);

/** Fills in defaults and normalises values. */
async function complete(
  config: WrittenConfiguration,
  surroundings: Surroundings,
  fail: Fail,
): Promise<Omit<Configuration, 'expectedFailures'>> {
  const {
    target,
    backend,
    headers = {},
    cleanup,
    product = {},
    auth = {},
    replace = {},
    known = {},
    clock,
    callbacks = {},
    capabilities = {},
    timeouts = {},
    limits = {},
  } = config;
  const { callbacks: ofCallbacks, timeouts: ofTimeouts, limits: ofLimits } = schema.properties;
  const defaults = { ...ofCallbacks.properties, ...ofTimeouts.properties, ...ofLimits.properties };
  if (clock && 'advanceUrl' in clock) httpUrl(clock.advanceUrl, ['clock', 'advanceUrl'], fail);
  checkCredentials(auth, fail);
  checkHeaders(headers, auth, fail);
  if (backend?.headers !== undefined) checkHeaders(backend.headers, {}, fail, ['backend', 'headers']);
  if (backend !== undefined && target !== undefined)
    fail(['backend'], 'backend and target exclude each other: a back end is judged instead of a target');
  const route = await routeOf(config, surroundings, fail);
  return {
    ...(target !== undefined && { target: targetUrl(target, ['target'], fail) }),
    ...(backend && { backend: backendOf(backend, fail) }),
    headers,
    route,
    product,
    auth,
    replace: replace.photoId === undefined ? {} : { photoId: String(replace.photoId) },
    known: {
      albums: (known.albums ?? []).map(String),
      users: (known.users ?? []).map(String),
      variables: known.variables ?? {},
    },
    ...(clock && { clock }),
    callbacks: {
      listen: listenAddress(callbacks.listen ?? defaults.listen.default, ['callbacks', 'listen'], fail),
      ...(callbacks.publicUrl !== undefined && {
        publicUrl: publicUrl(callbacks.publicUrl, ['callbacks', 'publicUrl'], fail),
      }),
      ...(callbacks.relay !== undefined && { relay: relayOf(callbacks.relay, callbacks.publicUrl, fail) }),
      timeoutSeconds: callbacks.timeoutSeconds ?? defaults.timeoutSeconds.default,
    },
    capabilities,
    timeouts: {
      answerSeconds: timeouts.answerSeconds ?? defaults.answerSeconds.default,
      checkSeconds: timeouts.checkSeconds ?? defaults.checkSeconds.default,
      settleSeconds: timeouts.settleSeconds ?? defaults.settleSeconds.default,
    },
    limits: {
      concurrency: limits.concurrency ?? defaults.concurrency.default,
      requestsPerSecond: limits.requestsPerSecond ?? defaults.requestsPerSecond.default,
      maxRequests: limits.maxRequests ?? defaults.maxRequests.default,
      maxUploads: limits.maxUploads ?? defaults.maxUploads.default,
      maxBytes: limits.maxBytes ?? defaults.maxBytes.default,
      maxSeconds: limits.maxSeconds ?? defaults.maxSeconds.default,
    },
    ...(cleanup && { cleanup }),
    secrets: [
      ...new Set([
        ...secretsOf(auth),
        ...secretsOfHeaders({ ...headers, ...backend?.headers }),
        ...secretsOfRoute(route),
        ...secretsOfRelay(callbacks.relay),
      ]),
    ],
  };
}

/** Validates and completes a configuration that was already read; `null` and `undefined` are empty. */
export async function configure(raw: unknown, surroundings: Surroundings): Promise<Configuration> {
  const { environment, directory, file, lineOf } = surroundings;
  const fail: Fail = (path, problem) => {
    throw new ConfigurationError(problem, { file, line: lineOf?.(path) });
  };
  // First as written, so that only known keys are searched for variables; then again with their values.
  const read = async (value: unknown) =>
    asWritten(expandPlaceholders(await asWritten(value, fail), environment, fail), fail);
  const config = raw === undefined || raw === null ? {} : await read(raw);
  const completed = await complete(config, surroundings, fail);
  const list = config.expectedFailures;
  if (list === undefined) return { ...completed, expectedFailures: [] };
  const name = isAbsolute(list) ? list : join(dirname(file ?? ''), list);
  const { loadExpectedFailures } = await import('./expected-failures.js');
  const expectedFailures = await loadExpectedFailures(resolve(directory, list), name);
  if (!expectedFailures) return fail(['expectedFailures'], `expectedFailures names ${name}, which does not exist`);
  return { ...completed, expectedFailures };
}

/**
 * Reads the configuration: from the file named, else from `upload-contract.yaml` in `cwd` if there is one, else all
 * defaults. Every problem is a ConfigurationError with the file and line.
 */
export async function loadConfiguration(
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Configuration> {
  const name = file ?? defaultFile;
  const path = resolve(cwd, name);
  const text = name === '' ? undefined : await readText(path, name);
  if (text === undefined && file !== undefined)
    throw new ConfigurationError(`the configuration file ${JSON.stringify(file)} does not exist`);
  if (text === undefined) return configure(undefined, { environment, directory: cwd });
  const { parseYaml } = await import('./yaml-text.js');
  const { value, lineOf } = parseYaml(text, name);
  return configure(value, { environment, directory: dirname(path), file: name, lineOf });
}

/** A configuration for the target that was given on the command line, instead of what it is written for. */
export function aimedAt({ backend: _, ...rest }: Configuration, target: string): Configuration {
  return { ...rest, target: parseTarget(target) };
}

/** Parses a target that was given on the command line. */
export function parseTarget(text: string): string {
  return targetUrl(text, ['target'], (_, problem) => {
    throw new ConfigurationError(problem);
  });
}
